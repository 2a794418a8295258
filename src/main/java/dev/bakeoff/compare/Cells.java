package dev.bakeoff.compare;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Sums up the trials of one leg. */
final class Cells {
  private Cells() {}

  /**
   * The figures of a platform's trials.
   *
   * @param run the legs' run
   * @param legs all trials of one leg, whatever became of them
   */
  static CellStats of(String platform, RunRecord run, List<LegRecord> legs) {
    List<LegRecord> done =
        legs.stream()
            .filter(leg -> leg.status() == LegStatus.COMPLETED && measured(leg))
            .sorted(Comparator.comparingInt(leg -> leg.plan().trial()))
            .toList();
    Latencies pooled = Latencies.merge(done.stream().map(LegRecord::latencies).toList());
    Map<String, Long> errors = new TreeMap<>();
    done.forEach(leg -> leg.errors().forEach((kind, n) -> errors.merge(kind, n, Long::sum)));
    Map<Metric, MetricStats> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, stats(metric, pooled, done));
    }
    return new CellStats(
        platform,
        legs.size(),
        done.size(),
        pooled.count(),
        errors.values().stream().mapToLong(Long::longValue).sum(),
        errors,
        present(pooled.maxMillis()),
        metrics,
        resources(done),
        legs.stream()
            .mapToDouble(leg -> leg.plan().options().errorBudget())
            .min()
            .orElse(WorkloadOptions.DEFAULT.errorBudget()),
        doubts(run, done),
        Costs.of(run, done),
        note(legs));
  }

  /** A search that found no rate has measured all the same. */
  private static boolean measured(LegRecord leg) {
    return leg.intervals().stream().mapToDouble(Interval::seconds).sum() > 0;
  }

  private static MetricStats stats(Metric metric, Latencies pooled, List<LegRecord> done) {
    boolean enoughEach =
        done.stream().allMatch(leg -> leg.operations() >= metric.fewestOperations());
    List<Double> perTrial =
        enoughEach
            ? done.stream().map(leg -> value(metric, leg)).filter(Double::isFinite).toList()
            : List.of();
    perTrial = perTrial.size() == done.size() ? perTrial : List.of();
    boolean interval =
        perTrial.size() >= Welch.FEWEST_TRIALS && perTrial.stream().allMatch(v -> v > 0);
    return new MetricStats(
        metric,
        pooled.count() < metric.fewestOperations()
            ? OptionalDouble.empty()
            : present(pooled(metric, pooled, done)),
        perTrial,
        interval
            ? Optional.of(Welch.geometricMean(perTrial, Welch.resolution(metric)))
            : Optional.empty(),
        Optional.empty());
  }

  private static double value(Metric metric, LegRecord leg) {
    return switch (metric) {
      case P50, P95, P99 -> leg.latencies().percentileMillis(metric.percentile());
      case THROUGHPUT -> leg.throughput();
      case KNEE_RATE -> leg.fact(Fact.KNEE_RATE).orElse(Double.NaN);
    };
  }

  private static double pooled(Metric metric, Latencies latencies, List<LegRecord> done) {
    return switch (metric) {
      case P50, P95, P99 -> latencies.percentileMillis(metric.percentile());
      case THROUGHPUT ->
          latencies.count() / done.stream().mapToDouble(LegRecord::measuredSeconds).sum();
      // Each trial found one rate: their middle, since they cannot be thrown together.
      case KNEE_RATE ->
          Math.exp(
              done.stream()
                  .mapToDouble(leg -> Math.log(leg.fact(Fact.KNEE_RATE).orElse(Double.NaN)))
                  .average()
                  .orElse(Double.NaN));
    };
  }

  /** Of each kind the worst check, with how many trials it struck. */
  private static List<TruthCheck> doubts(RunRecord run, List<LegRecord> done) {
    List<TruthCheck> all = done.stream().flatMap(leg -> TruthChecks.of(run, leg).stream()).toList();
    List<TruthCheck> worst = new ArrayList<>();
    for (TruthCheck.Kind kind : TruthCheck.Kind.values()) {
      for (TruthCheck.State state : List.of(TruthCheck.State.BROKEN, TruthCheck.State.DOUBTFUL)) {
        List<TruthCheck> such =
            all.stream().filter(c -> c.kind() == kind && c.state() == state).toList();
        if (!such.isEmpty()) {
          TruthCheck first = such.getFirst();
          String text =
              such.size() == done.size()
                  ? first.text()
                  : "In %d of %d trials: %s".formatted(such.size(), done.size(), first.text());
          worst.add(new TruthCheck(kind, state, text));
          break;
        }
      }
    }
    return worst;
  }

  private static CellStats.Resources resources(List<LegRecord> done) {
    return new CellStats.Resources(
        peak(done, ResourceSample::workerRssMb),
        peak(done, s -> s.serverRssMb().orElse(Double.NaN)),
        peak(done, s -> s.workerRssMb() + s.serverRssMb().orElse(0)),
        mean(done, LegRecord::workerCpuMeanPercent),
        mean(done, LegRecord::serverCpuMeanPercent));
  }

  private static OptionalDouble peak(
      List<LegRecord> done, ToDoubleFunction<ResourceSample> memory) {
    return done.stream()
        .flatMap(leg -> leg.resources().stream())
        .mapToDouble(memory)
        .filter(mb -> !Double.isNaN(mb))
        .max();
  }

  private static OptionalDouble mean(
      List<LegRecord> done, Function<LegRecord, OptionalDouble> value) {
    return done.stream()
        .map(value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  /** "trial 2 failed: the server went away" for each trial that is in no figure. */
  private static String note(List<LegRecord> legs) {
    if (legs.isEmpty()) {
      return "not among the legs compared";
    }
    Map<String, List<LegRecord>> byFate =
        legs.stream()
            .filter(leg -> leg.status() != LegStatus.COMPLETED || !measured(leg))
            .sorted(Comparator.comparingInt(leg -> leg.plan().trial()))
            .collect(Collectors.groupingBy(Cells::fate, LinkedHashMap::new, Collectors.toList()));
    return byFate.entrySet().stream()
        .map(e -> trials(e.getValue(), legs.size()) + " " + e.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String trials(List<LegRecord> legs, int all) {
    if (legs.size() == all) {
      return all == 1 ? "its only trial" : "all " + all + " trials";
    }
    String numbers =
        legs.stream().map(l -> "" + l.plan().trial()).collect(Collectors.joining(", "));
    return (legs.size() == 1 ? "trial " : "trials ") + numbers;
  }

  private static String fate(LegRecord leg) {
    return switch (leg.status()) {
      case COMPLETED -> "measured nothing";
      case FAILED ->
          "failed"
              + leg.problem()
                  .map(Problem::what)
                  .map(Privacy::withoutFolders)
                  .map(what -> ": " + what.replaceAll("[.\\s]+$", ""))
                  .orElse("");
      case CANCELLED -> "cancelled";
      case INTERRUPTED -> "interrupted";
      case PENDING -> "not run yet";
      case RUNNING -> "still running";
    };
  }

  private static OptionalDouble present(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
