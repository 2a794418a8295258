package dev.bakeoff.history;

import dev.bakeoff.run.RunJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The notebook in the history's file. */
public final class SqliteNotebook implements RunNotebook {
  private final HistoryStore store;

  public SqliteNotebook(HistoryStore store) {
    this.store = store;
  }

  @Override
  public RunMarks marks(String runId) {
    return store.inTransaction(connection -> read(connection, runId));
  }

  @Override
  public Map<String, RunMarks> all() {
    return store.inTransaction(
        connection -> {
          Map<String, RunMarks> all = new LinkedHashMap<>();
          try (PreparedStatement query = connection.prepareStatement("SELECT * FROM mark");
              ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              all.put(rows.getString("run_id"), marks(rows));
            }
          }
          return all;
        });
  }

  @Override
  public void mark(String runId, UnaryOperator<RunMarks> change) {
    store.inTransaction(
        connection -> {
          RunMarks marks = change.apply(read(connection, runId));
          // Selected from the runs, so that a run that is gone gets none.
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT OR REPLACE INTO mark SELECT id, ?2, ?3, ?4, ?5, ?6 FROM run"
                      + " WHERE id = ?1")) {
            insert.setString(1, runId);
            insert.setString(2, marks.customer());
            insert.setString(3, RunJson.write(marks.tags()));
            insert.setString(4, marks.note());
            insert.setBoolean(5, marks.baseline());
            insert.setBoolean(6, marks.archived());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public void note(String runId, TimedNote note) {
    store.inTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT OR REPLACE INTO note SELECT id, ?2, ?3 FROM run WHERE id = ?1")) {
            insert.setString(1, runId);
            insert.setString(2, note.at().toString());
            insert.setString(3, note.text());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public List<TimedNote> notes(String runId) {
    return store.inTransaction(
        connection -> {
          List<TimedNote> notes = new ArrayList<>();
          try (PreparedStatement query =
              connection.prepareStatement("SELECT at, text FROM note WHERE run_id = ?")) {
            query.setString(1, runId);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                notes.add(new TimedNote(Instant.parse(rows.getString(1)), rows.getString(2)));
              }
            }
          }
          // ISO texts of different length do not sort as instants do.
          notes.sort(java.util.Comparator.comparing(TimedNote::at));
          return List.copyOf(notes);
        });
  }

  @Override
  public void unnote(String runId, Instant at) {
    store.inTransaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM note WHERE run_id = ? AND at = ?")) {
            delete.setString(1, runId);
            delete.setString(2, at.toString());
            return delete.executeUpdate();
          }
        });
  }

  private static RunMarks read(Connection connection, String runId) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM mark WHERE run_id = ?")) {
      query.setString(1, runId);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? marks(row) : RunMarks.NONE;
      }
    }
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
