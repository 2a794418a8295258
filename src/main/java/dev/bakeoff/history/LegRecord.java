package dev.bakeoff.history;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.workload.Pacing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * What history holds of one trial of a leg; its figures are derived here and nowhere else.
 *
 * @param plan what was to be done
 * @param status how it ended
 * @param problem why it failed, where it did
 * @param started when its worker started, where it did
 * @param intervals the measured phase, in order
 * @param resources samples over the leg, in order
 * @param counters what the platform's own counters grew by over the measured phase; empty where it
 *     has none
 * @param facts what is known of the leg as a whole, by its name in {@link dev.bakeoff.metrics.Fact}
 * @param phases that it entered, in order
 * @param totals its intervals' distributions merged, by the name of the series, the main one as
 *     {@link #MAIN}, where history keeps them; empty where they have to be merged
 */
public record LegRecord(
    LegPlan plan,
    LegStatus status,
    Optional<Problem> problem,
    Optional<Instant> started,
    List<Interval> intervals,
    List<ResourceSample> resources,
    Map<String, Double> counters,
    Map<String, Double> facts,
    List<PhaseStart> phases,
    Map<String, Latencies> totals) {
  /** The name of an interval's main distribution among {@link #totals}. */
  public static final String MAIN = "";

  public LegRecord {
    totals = Map.copyOf(totals);
    intervals = List.copyOf(intervals);
    resources = List.copyOf(resources);
    counters = Map.copyOf(counters);
    facts = Map.copyOf(facts);
    phases = List.copyOf(phases);
  }

  /** With nothing merged beforehand. */
  public LegRecord(
      LegPlan plan,
      LegStatus status,
      Optional<Problem> problem,
      Optional<Instant> started,
      List<Interval> intervals,
      List<ResourceSample> resources,
      Map<String, Double> counters,
      Map<String, Double> facts,
      List<PhaseStart> phases) {
    this(plan, status, problem, started, intervals, resources, counters, facts, phases, Map.of());
  }

  /** Without the times of its phases. */
  public LegRecord(
      LegPlan plan,
      LegStatus status,
      Optional<Problem> problem,
      Optional<Instant> started,
      List<Interval> intervals,
      List<ResourceSample> resources,
      Map<String, Double> counters,
      Map<String, Double> facts) {
    this(plan, status, problem, started, intervals, resources, counters, facts, List.of());
  }

  /** When a phase began, by the runner's clock. */
  public record PhaseStart(Instant at, Phase phase) {}

  /** When the measured phase began, where it did. */
  public Optional<Instant> measuredFrom() {
    return phases.reversed().stream()
        .filter(p -> p.phase() == Phase.MEASURE)
        .findFirst()
        .map(PhaseStart::at);
  }

  /** A fact, where it is known. */
  public OptionalDouble fact(String name) {
    Double value = facts.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * What the figures come from: all intervals, or those of the highest rate that kept the goal
   * where a knee was searched; none where no rate did.
   */
  public List<Interval> measured() {
    if (plan.options().pacing().loop() != Pacing.Loop.KNEE) {
      return intervals;
    }
    OptionalDouble step = fact(Fact.KNEE_STEP);
    return intervals.stream()
        .filter(i -> step.isPresent() && i.arrivals().isPresent())
        .filter(i -> i.arrivals().get().step() == (int) step.getAsDouble())
        .toList();
  }

  /** Whether the totals are of {@link #measured()}. */
  private boolean merged() {
    return totals.containsKey(MAIN) && plan.options().pacing().loop() != Pacing.Loop.KNEE;
  }

  /** One of the further distributions of {@link dev.bakeoff.metrics.Series}, merged. */
  public Latencies series(String name) {
    if (merged()) {
      return totals.getOrDefault(name, Latencies.EMPTY);
    }
    return Latencies.merge(
        measured().stream()
            .map(interval -> interval.series().get(name))
            .filter(Objects::nonNull)
            .toList());
  }

  /** All measured latencies, merged. */
  public Latencies latencies() {
    if (merged()) {
      return totals.get(MAIN);
    }
    return Latencies.merge(measured().stream().map(Interval::latencies).toList());
  }

  public long operations() {
    return measured().stream().mapToLong(Interval::operations).sum();
  }

  public long errorCount() {
    return measured().stream().mapToLong(Interval::errorCount).sum();
  }

  /** Failed requests by kind. */
  public Map<String, Long> errors() {
    Map<String, Long> sum = new TreeMap<>();
    measured().forEach(i -> i.errors().forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
    return sum;
  }

  public double measuredSeconds() {
    return measured().stream().mapToDouble(Interval::seconds).sum();
  }

  /** Successful requests per second of the measured phase; NaN where nothing was measured. */
  public double throughput() {
    double seconds = measuredSeconds();
    return seconds > 0 ? operations() / seconds : Double.NaN;
  }

  public OptionalDouble workerRssPeakMb() {
    return resources.stream().mapToDouble(ResourceSample::workerRssMb).max();
  }

  public OptionalDouble serverRssPeakMb() {
    return present(ResourceSample::serverRssMb).max();
  }

  public OptionalDouble workerCpuMeanPercent() {
    return resources.stream().mapToDouble(ResourceSample::workerCpuPercent).average();
  }

  public OptionalDouble serverCpuMeanPercent() {
    return present(ResourceSample::serverCpuPercent).average();
  }

  private DoubleStream present(Function<ResourceSample, OptionalDouble> value) {
    return resources.stream()
        .map(value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }
}
