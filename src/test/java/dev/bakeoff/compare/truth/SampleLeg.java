package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A leg of PostgreSQL with known intervals, built step by step. */
final class SampleLeg {
  private final List<Interval> intervals = new ArrayList<>();
  private final List<ResourceSample> resources = new ArrayList<>();
  private final Map<String, Double> facts = new HashMap<>();
  private String platform = "postgresql";
  private Pattern pattern = Pattern.LOOKUP;
  private int clients = 10;
  private Duration warmup = Duration.ofSeconds(2);
  private WorkloadOptions options = WorkloadOptions.DEFAULT;

  SampleLeg platform(String value) {
    platform = value;
    return this;
  }

  SampleLeg pattern(Pattern value) {
    pattern = value;
    return this;
  }

  SampleLeg clients(int value) {
    clients = value;
    return this;
  }

  SampleLeg warmup(Duration value) {
    warmup = value;
    return this;
  }

  SampleLeg options(WorkloadOptions value) {
    options = value;
    return this;
  }

  SampleLeg fact(String name, double value) {
    facts.put(name, value);
    return this;
  }

  /** A second of equal requests. */
  SampleLeg second(int operations, double millis) {
    return second(operations, millis, Map.of(), Optional.empty());
  }

  SampleLeg second(
      int operations, double millis, Map<String, Long> errors, Optional<ArrivalCounts> arrivals) {
    long[] nanos = new long[operations];
    Arrays.fill(nanos, (long) (millis * 1e6));
    intervals.add(
        new Interval(
            1000L * intervals.size(), 1, Latencies.ofNanos(nanos), errors, Map.of(), arrivals));
    return this;
  }

  SampleLeg sample(double workerCpu, Map<String, Double> gauges) {
    resources.add(
        new ResourceSample(
            workerCpu,
            200,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            gauges));
    return this;
  }

  LegRecord leg() {
    return new LegRecord(
        new LegPlan(
            0,
            platform,
            "lookup",
            pattern,
            clients,
            1,
            warmup,
            Duration.ofSeconds(20),
            OptionalLong.empty(),
            10,
            KeyDistribution.ZIPF,
            Duration.ofSeconds(60),
            options),
        LegStatus.COMPLETED,
        Optional.empty(),
        Optional.empty(),
        intervals,
        resources,
        Map.of(),
        facts);
  }

  /** The check of a kind, in a run of three platforms on a machine of two cores. */
  TruthCheck check(TruthCheck.Kind kind) {
    return check(SampleRuns.threePlatforms().build(), kind);
  }

  TruthCheck check(RunRecord run, TruthCheck.Kind kind) {
    return TruthChecks.of(run, leg()).stream()
        .filter(c -> c.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
