package dev.bakeoff.history;

import dev.bakeoff.run.RunJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The notebook in the history's file. */
public final class SqliteNotebook implements RunNotebook {
  private final HistoryStore store;

  public SqliteNotebook(HistoryStore store) {
    this.store = store;
  }

  @Override
  public RunMarks marks(String runId) {
    return store.reading(connection -> read(connection, runId));
  }

  @Override
  public Map<String, RunMarks> all() {
    return store.reading(
        connection -> {
          Map<String, RunMarks> all = new LinkedHashMap<>();
          Sql.query(
              connection,
              "SELECT * FROM mark",
              row -> all.put(row.getString("run_id"), marks(row)));
          return all;
        });
  }

  @Override
  public void mark(String runId, UnaryOperator<RunMarks> change) {
    store.inTransaction(
        connection -> write(connection, runId, change.apply(read(connection, runId))));
  }

  @Override
  public List<String> pin(String runId) {
    return store.inTransaction(
        connection -> {
          List<Work> own =
              Sql.query(
                  connection,
                  "SELECT id, dataset, workloads FROM run WHERE id = ?",
                  SqliteNotebook::work,
                  runId);
          if (own.isEmpty()) {
            return List.of();
          }
          List<String> replaced = new ArrayList<>();
          for (Work pinned :
              Sql.query(
                  connection,
                  "SELECT id, dataset, workloads FROM mark JOIN run ON id = run_id"
                      + " WHERE baseline = 1 AND id <> ?",
                  SqliteNotebook::work,
                  runId)) {
            if (pinned.rivals(own.getFirst())) {
              write(connection, pinned.id(), read(connection, pinned.id()).withBaseline(false));
              replaced.add(pinned.id());
            }
          }
          write(connection, runId, read(connection, runId).withBaseline(true));
          return List.copyOf(replaced);
        });
  }

  /** What a run was about. */
  private record Work(String id, String dataset, Set<String> workloads) {
    boolean rivals(Work other) {
      Set<String> shared = new HashSet<>(workloads);
      shared.retainAll(other.workloads());
      return dataset.equals(other.dataset()) && !shared.isEmpty();
    }
  }

  private static Work work(ResultSet row) throws SQLException {
    return new Work(
        row.getString(1), row.getString(2), Set.of(RunJson.read(row.getString(3), String[].class)));
  }

  @Override
  public void note(String runId, TimedNote note) {
    store.inTransaction(
        connection ->
            Sql.update(
                connection,
                "INSERT OR REPLACE INTO note SELECT id, ?2, ?3 FROM run WHERE id = ?1",
                runId,
                note.at(),
                note.text()));
  }

  @Override
  public List<TimedNote> notes(String runId) {
    return store.reading(
        connection ->
            sorted(
                Sql.query(
                    connection,
                    "SELECT at, text FROM note WHERE run_id = ?",
                    SqliteNotebook::note,
                    runId)));
  }

  @Override
  public Map<String, List<TimedNote>> allNotes() {
    return store.reading(
        connection -> {
          Map<String, List<TimedNote>> all = new LinkedHashMap<>();
          Sql.query(
              connection,
              "SELECT at, text, run_id FROM note",
              row -> all.computeIfAbsent(row.getString(3), _ -> new ArrayList<>()).add(note(row)));
          all.replaceAll((_, notes) -> sorted(notes));
          return all;
        });
  }

  @Override
  public void unnote(String runId, Instant at) {
    store.inTransaction(
        connection ->
            Sql.update(connection, "DELETE FROM note WHERE run_id = ? AND at = ?", runId, at));
  }

  private static TimedNote note(ResultSet row) throws SQLException {
    return new TimedNote(Instant.parse(row.getString(1)), row.getString(2));
  }

  /** ISO texts of different length do not sort as instants do. */
  private static List<TimedNote> sorted(List<TimedNote> notes) {
    return notes.stream().sorted(Comparator.comparing(TimedNote::at)).toList();
  }

  private static RunMarks read(Connection connection, String runId) throws SQLException {
    List<RunMarks> found =
        Sql.query(connection, "SELECT * FROM mark WHERE run_id = ?", SqliteNotebook::marks, runId);
    return found.isEmpty() ? RunMarks.NONE : found.getFirst();
  }

  /** Selected from the runs, so that a run that is gone gets none. */
  private static int write(Connection connection, String runId, RunMarks marks)
      throws SQLException {
    return Sql.update(
        connection,
        "INSERT OR REPLACE INTO mark SELECT id, ?2, ?3, ?4, ?5, ?6 FROM run WHERE id = ?1",
        runId,
        marks.customer(),
        RunJson.write(marks.tags()),
        marks.note(),
        marks.baseline(),
        marks.archived());
  }

  private static RunMarks marks(ResultSet row) throws SQLException {
    return new RunMarks(
        row.getString("customer"),
        List.of(RunJson.read(row.getString("tags"), String[].class)),
        row.getString("note"),
        row.getBoolean("baseline"),
        row.getBoolean("archived"));
  }
}
