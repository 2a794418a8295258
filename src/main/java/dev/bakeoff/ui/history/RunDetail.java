package dev.bakeoff.ui.history;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run as its screen shows it: each leg's figures derived once, away from the window's thread.
 *
 * @param run as history holds it
 * @param legs in plan order
 */
record RunDetail(RunRecord run, List<LegRow> legs) {
  RunDetail {
    legs = List.copyOf(legs);
  }

  LegRecord leg(LegRow row) {
    return run.legs().get(row.plan().seq());
  }

  static RunDetail of(RunRecord run) {
    return new RunDetail(run, run.legs().stream().map(leg -> row(run, leg)).toList());
  }

  /**
   * One trial of a leg. Times in milliseconds; NaN where nothing was measured.
   *
   * @param plan what was to be done
   * @param platform for people
   * @param status how it ended
   * @param problem why it failed
   * @param times of the requests
   * @param throughput operations per second
   * @param errors failed requests by kind
   * @param use of processor and memory
   * @param counters what the platform's own counters grew by
   * @param checks whether the figures are to be believed
   */
  record LegRow(
      LegPlan plan,
      String platform,
      LegStatus status,
      Optional<Problem> problem,
      Times times,
      double throughput,
      Map<String, Long> errors,
      Use use,
      Map<String, Double> counters,
      List<TruthCheck> checks) {
    LegRow {
      checks = List.copyOf(checks);
    }

    long errorCount() {
      return errors.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Latencies in milliseconds, of so many requests. */
  record Times(long operations, double p50, double p95, double p99, double max) {}

  /** Peak memory in 10^6 bytes and mean CPU in percent of a core, of worker and server together. */
  record Use(OptionalDouble memoryMb, OptionalDouble cpuPercent) {}

  private static LegRow row(RunRecord run, LegRecord leg) {
    Latencies latencies = leg.latencies();
    return new LegRow(
        leg.plan(),
        run.plan().target(leg.plan().platform()).displayName(),
        leg.status(),
        leg.problem(),
        new Times(
            leg.operations(),
            latencies.percentileMillis(50),
            latencies.percentileMillis(95),
            latencies.percentileMillis(99),
            latencies.maxMillis()),
        leg.throughput(),
        leg.errors(),
        new Use(
            leg.resources().stream()
                .mapToDouble(r -> r.workerRssMb() + r.serverRssMb().orElse(0))
                .max(),
            leg.resources().stream()
                .mapToDouble(r -> r.workerCpuPercent() + r.serverCpuPercent().orElse(0))
                .average()),
        leg.counters(),
        leg.started().isPresent() ? TruthChecks.of(run, leg) : List.of());
  }
}
