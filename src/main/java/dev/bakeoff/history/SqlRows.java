package dev.bakeoff.history;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.RunJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes readings of rows that a run has written so far. */
final class SqlRows {
  private SqlRows() {}

  /** Makes a value of a row. */
  @FunctionalInterface
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(Connection connection, String sql, RowMapper<T> mapper, Object... values)
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

  static Interval interval(ResultSet row, Map<String, Latencies> series) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    numbers(row.getString("errors")).forEach((kind, count) -> counts.put(kind, count.longValue()));
    return new Interval(
        row.getLong("start_millis"),
        row.getDouble("seconds"),
        Latencies.ofBytes(row.getBytes("histogram")),
        counts,
        series,
        Optional.ofNullable(row.getString("arrivals"))
            .map(json -> RunJson.read(json, ArrivalCounts.class)));
  }

  /** The further distributions of one interval. */
  static Map<String, Latencies> series(
      Connection connection, String runId, int leg, long startMillis) throws SQLException {
    Map<String, Latencies> series = new HashMap<>();
    query(
        connection,
        "SELECT name, histogram FROM series WHERE run_id = ? AND leg = ? AND start_millis = ?",
        r -> series.put(r.getString(1), Latencies.ofBytes(r.getBytes(2))),
        runId,
        leg,
        startMillis);
    return series;
  }

  static ResourceSample sample(ResultSet row) throws SQLException {
    Map<String, Double> further = new HashMap<>();
    numbers(row.getString("further"))
        .forEach((name, value) -> further.put(name, value.doubleValue()));
    return new ResourceSample(
        row.getDouble("worker_cpu"),
        row.getDouble("worker_rss"),
        optional(row, "server_cpu"),
        optional(row, "server_rss"),
        Optional.of(Instant.parse(row.getString("at"))),
        further);
  }

  private static Map<String, Number> numbers(String json) {
    if (json == null) {
      return Map.of();
    }
    @SuppressWarnings("unchecked") // a JSON object of numbers, as the writer wrote it
    Map<String, Number> read = RunJson.read(json, Map.class);
    return read;
  }

  private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
