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
import dev.bakeoff.run.RunPlan;
import java.sql.Connection;
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
import java.util.OptionalLong;

/** Reads one run with everything that belongs to it. */
record RunReader(Connection connection, String id, boolean running) {
  RunRecord read() throws SQLException {
    return Sql.query(connection, "SELECT * FROM run WHERE id = ?", this::run, id).getFirst();
  }

  private RunRecord run(ResultSet row) throws SQLException {
    RunPlan plan = RunJson.read(row.getString("plan"), RunPlan.class);
    RunStatus status = SqliteHistory.status(row.getString("status"), running);
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
        Sql.query(
            connection, "SELECT result FROM load WHERE run_id = ?", r -> r.getString(1), id)) {
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
    Sql.query(
        connection,
        "SELECT * FROM interval WHERE run_id = ? ORDER BY leg, start_millis",
        r ->
            intervals
                .computeIfAbsent(r.getInt("leg"), _ -> new ArrayList<>())
                .add(interval(r, series)),
        id);
    Map<Integer, List<ResourceSample>> samples = new HashMap<>();
    Sql.query(
        connection,
        "SELECT * FROM resource WHERE run_id = ? ORDER BY leg, at",
        r -> samples.computeIfAbsent(r.getInt("leg"), _ -> new ArrayList<>()).add(sample(r)),
        id);
    Map<Integer, Map<String, Latencies>> totals = totals();
    Map<Integer, Map<String, Double>> counters = numbers("counter", "grew");
    Map<Integer, Map<String, Double>> facts = numbers("fact", "value");
    Map<Integer, List<LegRecord.PhaseStart>> phases = phases();
    return Sql.query(
        connection,
        "SELECT * FROM leg WHERE run_id = ? ORDER BY seq",
        r -> {
          int seq = r.getInt("seq");
          LegPlan leg = plan.legs().get(seq);
          return new LegRecord(
              leg,
              legStatus(r.getString("status"), status),
              Optional.ofNullable(r.getString("problem")).map(p -> RunJson.read(p, Problem.class)),
              Optional.ofNullable(r.getString("started")).map(Instant::parse),
              intervals.getOrDefault(seq, List.of()),
              samples.getOrDefault(seq, List.of()),
              counters.getOrDefault(seq, Map.of()),
              facts.getOrDefault(seq, Map.of()),
              phases.getOrDefault(seq, List.of()),
              totals.getOrDefault(seq, Map.of()));
        },
        id);
  }

  private Map<Integer, List<LegRecord.PhaseStart>> phases() throws SQLException {
    Map<Integer, List<LegRecord.PhaseStart>> byLeg = new HashMap<>();
    Sql.query(
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
    Sql.query(
        connection,
        "SELECT * FROM " + table + " WHERE run_id = ?",
        r ->
            byLeg
                .computeIfAbsent(r.getInt("leg"), _ -> new HashMap<>())
                .put(r.getString("name"), r.getDouble(column)),
        id);
    return byLeg;
  }

  /** Merged distributions of every leg. */
  private Map<Integer, Map<String, Latencies>> totals() throws SQLException {
    Map<Integer, Map<String, Latencies>> byLeg = new HashMap<>();
    Sql.query(
        connection,
        "SELECT leg, name, histogram FROM total WHERE run_id = ?",
        r ->
            byLeg
                .computeIfAbsent(r.getInt(1), _ -> new HashMap<>())
                .put(r.getString(2), Latencies.lazily(r.getBytes(3), OptionalLong.empty())),
        id);
    return byLeg;
  }

  private record IntervalKey(int leg, long startMillis) {}

  private Map<IntervalKey, Map<String, Latencies>> series() throws SQLException {
    Map<IntervalKey, Map<String, Latencies>> series = new HashMap<>();
    Sql.query(
        connection,
        "SELECT * FROM series WHERE run_id = ?",
        r ->
            series
                .computeIfAbsent(
                    new IntervalKey(r.getInt("leg"), r.getLong("start_millis")),
                    _ -> new HashMap<>())
                .put(r.getString("name"), latencies(r)),
        id);
    return series;
  }

  private List<RunEvent.Logged> log() throws SQLException {
    return Sql.query(
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
    return status == LegStatus.RUNNING && run != RunStatus.RUNNING ? LegStatus.INTERRUPTED : status;
  }

  private static Interval interval(ResultSet row, Map<IntervalKey, Map<String, Latencies>> series)
      throws SQLException {
    return new Interval(
        row.getLong("start_millis"),
        row.getDouble("seconds"),
        latencies(row),
        counts(row.getString("errors")),
        series.getOrDefault(
            new IntervalKey(row.getInt("leg"), row.getLong("start_millis")), Map.of()),
        Optional.ofNullable(row.getString("arrivals"))
            .map(json -> RunJson.read(json, ArrivalCounts.class)));
  }

  /** Rows of earlier versions do not say how many they count. */
  private static Latencies latencies(ResultSet row) throws SQLException {
    byte[] histogram = row.getBytes("histogram");
    long operations = row.getLong("operations");
    return Latencies.lazily(
        histogram, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(operations));
  }

  private static Map<String, Long> counts(String json) {
    Map<String, Long> counts = new HashMap<>();
    if (!json.equals("{}")) {
      @SuppressWarnings("unchecked") // a JSON object of counts, as the writer wrote it
      Map<String, Number> read = RunJson.read(json, Map.class);
      read.forEach((kind, count) -> counts.put(kind, count.longValue()));
    }
    return counts;
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
