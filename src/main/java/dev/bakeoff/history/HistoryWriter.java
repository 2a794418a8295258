package dev.bakeoff.history;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Writes a run's events as they come, each in a transaction of its own, so that a run that is
 * killed has all that it measured. One run at a time, which the run lock sees to.
 */
public final class HistoryWriter implements RunListener {
  private final HistoryStore store;
  private final Map<Integer, LegTotals> totals = new HashMap<>();
  private String runId = "";

  public HistoryWriter(HistoryStore store) {
    this.store = store;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> start(started);
      case RunEvent.TargetPhase phase ->
          insert(
              "INSERT INTO phase (run_id, at, platform, phase) VALUES (?, ?, ?, ?)",
              phase.at(),
              phase.platform(),
              phase.phase().name());
      case RunEvent.TargetFinished finished ->
          insert(
              "INSERT OR REPLACE INTO load (run_id, platform, result) VALUES (?, ?, ?)",
              finished.result().platform(),
              RunJson.write(finished.result()));
      case RunEvent.LegStarted started ->
          execute(
              "UPDATE leg SET status = ?, started = ? WHERE run_id = ? AND seq = ?",
              LegStatus.RUNNING.id(),
              started.at(),
              runId,
              started.leg());
      case RunEvent.LegPhase phase ->
          insert(
              "INSERT INTO phase (run_id, at, leg, phase) VALUES (?, ?, ?, ?)",
              phase.at(),
              phase.leg(),
              phase.phase().name());
      case RunEvent.LegInterval measured -> {
        interval(measured.leg(), measured.interval());
        totals.computeIfAbsent(measured.leg(), _ -> new LegTotals()).add(measured.interval());
      }
      case RunEvent.LegResources sampled -> resources(sampled);
      case RunEvent.LegCounters counted ->
          counted
              .grew()
              .forEach(
                  (name, grew) ->
                      insert(
                          "INSERT OR REPLACE INTO counter (run_id, leg, name, grew) VALUES (?, ?,"
                              + " ?, ?)",
                          counted.leg(),
                          name,
                          grew));
      case RunEvent.LegFacts known ->
          known
              .facts()
              .forEach(
                  (name, value) ->
                      insert(
                          "INSERT OR REPLACE INTO fact (run_id, leg, name, value) VALUES (?, ?, ?,"
                              + " ?)",
                          known.leg(),
                          name,
                          value));
      case RunEvent.LegFinished finished -> finishLeg(finished);
      case RunEvent.Logged logged ->
          insert(
              "INSERT INTO log (run_id, at, leg, level, message) VALUES (?, ?, ?, ?, ?)",
              logged.at(),
              orNull(logged.leg()),
              logged.level().name(),
              logged.message());
      case RunEvent.RunFinished finished -> finish(finished);
      case RunEvent.Preparing _, RunEvent.NotStarted _, RunEvent.TargetProgress _ -> {
        // Nothing that a reader of the history would want later.
      }
    }
  }

  private void start(RunEvent.RunStarted started) {
    RunPlan plan = started.plan();
    runId = plan.id();
    totals.clear();
    store.inTransaction(
        connection -> {
          // The run lock is ours, so whatever else says that it runs was killed.
          Sql.update(
              connection,
              "UPDATE run SET status = ? WHERE status = ?",
              RunStatus.INTERRUPTED.id(),
              RunStatus.RUNNING.id());
          Sql.update(
              connection,
              "INSERT INTO run (id, name, status, created, dataset, platforms, workloads, plan,"
                  + " environment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              plan.id(),
              plan.name(),
              RunStatus.RUNNING.id(),
              plan.created(),
              plan.dataset().name() + ":" + plan.dataset().version(),
              RunJson.write(plan.targets().stream().map(RunPlan.Target::displayName).toList()),
              RunJson.write(
                  plan.legs().stream().map(LegPlan::workload).distinct().sorted().toList()),
              RunJson.write(plan),
              RunJson.write(started.environment()));
          for (LegPlan leg : plan.legs()) {
            Sql.update(
                connection,
                "INSERT INTO leg (run_id, seq, status) VALUES (?, ?, ?)",
                plan.id(),
                leg.seq(),
                LegStatus.PENDING.id());
          }
          return null;
        });
  }

  private void finishLeg(RunEvent.LegFinished finished) {
    LegTotals total = totals.remove(finished.leg());
    store.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "UPDATE leg SET status = ?, problem = ? WHERE run_id = ? AND seq = ?",
              finished.status().id(),
              finished.problem().map(RunJson::write).orElse(null),
              runId,
              finished.leg());
          if (total != null) {
            total.write(connection, runId, finished.leg());
          }
          return null;
        });
  }

  private void finish(RunEvent.RunFinished finished) {
    execute(
        "UPDATE run SET status = ?, finished = ? WHERE id = ?",
        finished.status().id(),
        finished.at(),
        runId);
  }

  /** In one transaction, so that no interval is ever seen without its parts. */
  private void interval(int leg, Interval interval) {
    store.inTransaction(
        connection -> {
          Sql.update(
              connection,
              "INSERT OR REPLACE INTO interval (run_id, leg, start_millis, seconds, histogram,"
                  + " errors, arrivals, operations) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              runId,
              leg,
              interval.startMillis(),
              interval.seconds(),
              interval.latencies().toBytes(),
              RunJson.write(interval.errors()),
              interval.arrivals().map(RunJson::write).orElse(null),
              interval.operations());
          for (Map.Entry<String, Latencies> series : interval.series().entrySet()) {
            Sql.update(
                connection,
                "INSERT OR REPLACE INTO series (run_id, leg, start_millis, name, histogram,"
                    + " operations) VALUES (?, ?, ?, ?, ?, ?)",
                runId,
                leg,
                interval.startMillis(),
                series.getKey(),
                series.getValue().toBytes(),
                series.getValue().count());
          }
          return null;
        });
  }

  private void resources(RunEvent.LegResources sampled) {
    ResourceSample sample = sampled.sample();
    insert(
        "INSERT INTO resource (run_id, leg, at, worker_cpu, worker_rss, server_cpu, server_rss,"
            + " further) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        sampled.leg(),
        sampled.at(),
        sample.workerCpuPercent(),
        sample.workerRssMb(),
        orNull(sample.serverCpuPercent()),
        orNull(sample.serverRssMb()),
        sample.further().isEmpty() ? null : RunJson.write(sample.further()));
  }

  /** Executes a statement whose first parameter is the run's id. */
  private void insert(String sql, Object... further) {
    Object[] values = new Object[further.length + 1];
    values[0] = runId;
    System.arraycopy(further, 0, values, 1, further.length);
    execute(sql, values);
  }

  private void execute(String sql, Object... values) {
    store.inTransaction(connection -> Sql.update(connection, sql, values));
  }

  private static Object orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static Object orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
