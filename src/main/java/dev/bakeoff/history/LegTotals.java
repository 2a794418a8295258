package dev.bakeoff.history;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LatencySum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A leg's distributions, merged interval by interval. Not thread-safe. */
final class LegTotals {
  private final Map<String, LatencySum> sums = new HashMap<>();

  void add(Interval interval) {
    add(LegRecord.MAIN, interval.latencies());
    interval.series().forEach(this::add);
  }

  void add(String name, Latencies part) {
    sums.computeIfAbsent(name, _ -> new LatencySum()).add(part);
  }

  void write(Connection connection, String runId, int leg) throws SQLException {
    for (Map.Entry<String, LatencySum> sum : sums.entrySet()) {
      Sql.update(
          connection,
          "INSERT OR REPLACE INTO total (run_id, leg, name, histogram) VALUES (?, ?, ?, ?)",
          runId,
          leg,
          sum.getKey(),
          sum.getValue().toLatencies().toBytes());
    }
  }
}
