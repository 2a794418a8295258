package dev.bakeoff.history;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.RunLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the history back. A run that is recorded as running while nobody holds the home's run lock
 * was killed: it is shown as interrupted, with all that it had measured.
 */
public final class SqliteHistory implements RunHistory {
  /** Answered from the index alone: a run's plan can be long, and its legs many. */
  static final String LIST =
      "SELECT id, name, status, created, finished, dataset, platforms, workloads,"
          + " coalesce(legs, 0) AS legs, coalesce(failed, 0) AS failed"
          + " FROM run INDEXED BY run_line LEFT JOIN tally ON run_id = id"
          + " ORDER BY created DESC, id DESC";

  private final HistoryStore store;
  private final RunLock lock;

  public SqliteHistory(HistoryStore store, RunLock lock) {
    this.store = store;
    this.lock = lock;
  }

  @Override
  public List<RunSummary> list() {
    boolean running = lock.isHeld();
    return store.reading(connection -> Sql.query(connection, LIST, row -> summary(row, running)));
  }

  @Override
  public Optional<RunRecord> find(String id) {
    boolean running = lock.isHeld();
    return store.reading(
        connection -> {
          List<String> ids = idsLike(connection, id);
          if (ids.size() > 1) {
            throw Problem.request(
                    "'" + id + "' is the beginning of " + ids.size() + " runs' ids.",
                    "Give more of it: "
                        + String.join(", ", ids.subList(0, Math.min(5, ids.size()))))
                .asException();
          }
          return ids.isEmpty()
              ? Optional.empty()
              : Optional.of(new RunReader(connection, ids.getFirst(), running).read());
        });
  }

  @Override
  public void delete(String id) {
    store.inTransaction(connection -> Sql.update(connection, "DELETE FROM run WHERE id = ?", id));
  }

  /** Refuses runs that are unknown or still under way. */
  void checkEnded(List<String> ids) {
    boolean running = lock.isHeld();
    store.reading(
        connection -> {
          for (String id : ids) {
            List<RunStatus> found =
                Sql.query(
                    connection,
                    "SELECT status FROM run WHERE id = ?",
                    row -> status(row.getString(1), running),
                    id);
            if (found.isEmpty()) {
              throw Problem.request(
                      "There is no run '" + id + "'.", "'bakeoff history list' shows all.")
                  .asException();
            }
            if (found.getFirst() == RunStatus.RUNNING) {
              throw Problem.request(
                      "Run " + id + " is still under way.", "Export it when it has ended.")
                  .asException();
            }
          }
          return null;
        });
  }

  private static List<String> idsLike(Connection connection, String id) throws SQLException {
    if (id.equals("latest")) {
      return Sql.query(
          connection,
          "SELECT id FROM run ORDER BY created DESC, id DESC LIMIT 1",
          row -> row.getString(1));
    }
    List<String> exact =
        Sql.query(connection, "SELECT id FROM run WHERE id = ?", row -> row.getString(1), id);
    return exact.isEmpty() && !id.isEmpty()
        ? Sql.query(
            connection,
            "SELECT id FROM run WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id",
            row -> row.getString(1),
            id)
        : exact;
  }

  private static RunSummary summary(ResultSet row, boolean running) throws SQLException {
    return new RunSummary(
        row.getString("id"),
        row.getString("name"),
        status(row.getString("status"), running),
        Instant.parse(row.getString("created")),
        Optional.ofNullable(row.getString("finished")).map(Instant::parse),
        row.getString("dataset"),
        List.of(RunJson.read(row.getString("platforms"), String[].class)),
        List.of(RunJson.read(row.getString("workloads"), String[].class)),
        row.getInt("legs"),
        row.getInt("failed"));
  }

  static RunStatus status(String id, boolean running) {
    RunStatus recorded = RunStatus.valueOf(id.toUpperCase(Locale.ROOT));
    return recorded == RunStatus.RUNNING && !running ? RunStatus.INTERRUPTED : recorded;
  }
}
