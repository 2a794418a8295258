package dev.bakeoff.history;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads the history back. A run that is recorded as running while nobody holds the home's run lock
 * was killed: it is shown as interrupted, with all that it had measured.
 */
public final class SqliteHistory implements RunHistory {
  private final HistoryStore store;
  private final RunLock lock;

  public SqliteHistory(HistoryStore store, RunLock lock) {
    this.store = store;
    this.lock = lock;
  }

  @Override
  public List<RunSummary> list() {
    boolean running = lock.isHeld();
    return store.inTransaction(
        connection ->
            query(
                connection,
                "SELECT run.*, (SELECT count(*) FROM leg WHERE run_id = run.id) AS legs, (SELECT"
                    + " count(*) FROM leg WHERE run_id = run.id AND status = 'failed') AS failed"
                    + " FROM run ORDER BY created DESC, id DESC",
                row -> summary(row, running)));
  }

  @Override
  public Optional<RunRecord> find(String id) {
    boolean running = lock.isHeld();
    return store.inTransaction(
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
    store.inTransaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("DELETE FROM run WHERE id = ?")) {
            statement.setString(1, id);
            return statement.executeUpdate();
          }
        });
  }

  private static List<String> idsLike(Connection connection, String id) throws SQLException {
    if (id.equals("latest")) {
      return query(
          connection,
          "SELECT id FROM run ORDER BY created DESC, id DESC LIMIT 1",
          row -> row.getString(1));
    }
    List<String> exact =
        query(connection, "SELECT id FROM run WHERE id = ?", row -> row.getString(1), id);
    return exact.isEmpty() && !id.isEmpty()
        ? query(
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

  private static RunStatus status(String id, boolean running) {
    RunStatus recorded = RunStatus.valueOf(id.toUpperCase(Locale.ROOT));
    return recorded == RunStatus.RUNNING && !running ? RunStatus.INTERRUPTED : recorded;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  private interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(
      Connection connection, String sql, RowMapper<T> mapper, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> result = new ArrayList<>();
        while (rows.next()) {
          result.add(mapper.map(rows));
        }
        return result;
      }
    }
  }

  /** Reads one run with everything that belongs to it. */
  private record RunReader(Connection connection, String id, boolean running) {
    RunRecord read() throws SQLException {
      return query(connection, "SELECT * FROM run WHERE id = ?", this::run, id).getFirst();
    }

    private RunRecord run(ResultSet row) throws SQLException {
      RunPlan plan = RunJson.read(row.getString("plan"), RunPlan.class);
      RunStatus status = status(row.getString("status"), running);
      return new RunRecord(
          plan,
          status,
          Optional.ofNullable(row.getString("finished")).map(Instant::parse),
          RunJson.read(row.getString("environment"), Environment.class),
          loads(plan),
          legs(plan, status),
          log());
    }

    /** In the plan's order of platforms. */
    private List<LoadResult> loads(RunPlan plan) throws SQLException {
      Map<String, LoadResult> byPlatform = new HashMap<>();
      for (String json :
          query(connection, "SELECT result FROM load WHERE run_id = ?", r -> r.getString(1), id)) {
        LoadResult result = RunJson.read(json, LoadResult.class);
        byPlatform.put(result.platform(), result);
      }
      return plan.targets().stream()
          .map(target -> byPlatform.get(target.platform()))
          .filter(result -> result != null)
          .toList();
    }

    private List<LegRecord> legs(RunPlan plan, RunStatus status) throws SQLException {
      Map<IntervalKey, Map<String, Latencies>> series = series();
      Map<Integer, List<Interval>> intervals = new HashMap<>();
      query(
          connection,
          "SELECT * FROM interval WHERE run_id = ? ORDER BY leg, start_millis",
          r ->
              intervals
                  .computeIfAbsent(r.getInt("leg"), _ -> new ArrayList<>())
                  .add(interval(r, series)),
          id);
      Map<Integer, List<ResourceSample>> samples = new HashMap<>();
      query(
          connection,
          "SELECT * FROM resource WHERE run_id = ? ORDER BY leg, at",
          r -> samples.computeIfAbsent(r.getInt("leg"), _ -> new ArrayList<>()).add(sample(r)),
          id);
      Map<Integer, Map<String, Double>> counters = numbers("counter", "grew");
      Map<Integer, Map<String, Double>> facts = numbers("fact", "value");
      Map<Integer, List<LegRecord.PhaseStart>> phases = phases();
      return query(
          connection,
          "SELECT * FROM leg WHERE run_id = ? ORDER BY seq",
          r -> {
            int seq = r.getInt("seq");
            LegPlan leg = plan.legs().get(seq);
            return new LegRecord(
                leg,
                legStatus(r.getString("status"), status),
                Optional.ofNullable(r.getString("problem"))
                    .map(p -> RunJson.read(p, Problem.class)),
                Optional.ofNullable(r.getString("started")).map(Instant::parse),
                intervals.getOrDefault(seq, List.of()),
                samples.getOrDefault(seq, List.of()),
                counters.getOrDefault(seq, Map.of()),
                facts.getOrDefault(seq, Map.of()),
                phases.getOrDefault(seq, List.of()));
          },
          id);
    }

    private Map<Integer, List<LegRecord.PhaseStart>> phases() throws SQLException {
      Map<Integer, List<LegRecord.PhaseStart>> byLeg = new HashMap<>();
      query(
          connection,
          "SELECT at, leg, phase FROM phase WHERE run_id = ? AND leg IS NOT NULL ORDER BY at",
          r ->
              byLeg
                  .computeIfAbsent(r.getInt("leg"), _ -> new ArrayList<>())
                  .add(
                      new LegRecord.PhaseStart(
                          Instant.parse(r.getString("at")),
                          RunEvent.Phase.valueOf(r.getString("phase")))),
          id);
      return byLeg;
    }

    /** Named numbers of every leg. */
    private Map<Integer, Map<String, Double>> numbers(String table, String column)
        throws SQLException {
      Map<Integer, Map<String, Double>> byLeg = new HashMap<>();
      query(
          connection,
          "SELECT * FROM " + table + " WHERE run_id = ?",
          r ->
              byLeg
                  .computeIfAbsent(r.getInt("leg"), _ -> new HashMap<>())
                  .put(r.getString("name"), r.getDouble(column)),
          id);
      return byLeg;
    }

    private record IntervalKey(int leg, long startMillis) {}

    private Map<IntervalKey, Map<String, Latencies>> series() throws SQLException {
      Map<IntervalKey, Map<String, Latencies>> series = new HashMap<>();
      query(
          connection,
          "SELECT * FROM series WHERE run_id = ?",
          r ->
              series
                  .computeIfAbsent(
                      new IntervalKey(r.getInt("leg"), r.getLong("start_millis")),
                      _ -> new HashMap<>())
                  .put(r.getString("name"), Latencies.ofBytes(r.getBytes("histogram"))),
          id);
      return series;
    }

    private List<RunEvent.Logged> log() throws SQLException {
      return query(
          connection,
          "SELECT * FROM log WHERE run_id = ? ORDER BY rowid",
          r -> {
            int leg = r.getInt("leg");
            return new RunEvent.Logged(
                Instant.parse(r.getString("at")),
                r.wasNull() ? OptionalInt.empty() : OptionalInt.of(leg),
                RunEvent.Level.valueOf(r.getString("level")),
                r.getString("message"));
          },
          id);
    }

    private static LegStatus legStatus(String recorded, RunStatus run) {
      LegStatus status = LegStatus.valueOf(recorded.toUpperCase(Locale.ROOT));
      return status == LegStatus.RUNNING && run != RunStatus.RUNNING
          ? LegStatus.INTERRUPTED
          : status;
    }

    private static Interval interval(ResultSet row, Map<IntervalKey, Map<String, Latencies>> series)
        throws SQLException {
      @SuppressWarnings("unchecked") // a JSON object of counts, as the writer wrote it
      Map<String, Number> errors = RunJson.read(row.getString("errors"), Map.class);
      Map<String, Long> counts = new HashMap<>();
      errors.forEach((kind, count) -> counts.put(kind, count.longValue()));
      return new Interval(
          row.getLong("start_millis"),
          row.getDouble("seconds"),
          Latencies.ofBytes(row.getBytes("histogram")),
          counts,
          series.getOrDefault(
              new IntervalKey(row.getInt("leg"), row.getLong("start_millis")), Map.of()),
          Optional.ofNullable(row.getString("arrivals"))
              .map(json -> RunJson.read(json, ArrivalCounts.class)));
    }

    private static ResourceSample sample(ResultSet row) throws SQLException {
      return new ResourceSample(
          row.getDouble("worker_cpu"),
          row.getDouble("worker_rss"),
          optional(row, "server_cpu"),
          optional(row, "server_rss"),
          Optional.of(Instant.parse(row.getString("at"))),
          further(row.getString("further")));
    }

    private static Map<String, Double> further(String json) {
      Map<String, Double> values = new HashMap<>();
      if (json != null) {
        @SuppressWarnings("unchecked") // a JSON object of numbers, as the writer wrote it
        Map<String, Number> read = RunJson.read(json, Map.class);
        read.forEach((name, value) -> values.put(name, value.doubleValue()));
      }
      return values;
    }

    private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
      double value = row.getDouble(column);
      return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
  }
}
