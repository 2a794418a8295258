package dev.bakeoff.ui.live;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Tells a listener the events that a runner would, with a clock that the test moves. */
public final class RunScript {
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private static final List<String> NAMES = List.of("duckdb", "sqlite", "postgresql");
  private static final List<String> LABELS = List.of("DuckDB", "SQLite", "PostgreSQL");

  private final RunListener listener;
  private final RunPlan plan;
  private Instant now = START;

  public RunScript(RunListener listener, RunPlan plan) {
    this.listener = listener;
    this.plan = plan;
  }

  /** Two workloads, one client count, the given trials, on all three platforms. */
  public static RunPlan plan(int trials) {
    List<LegPlan> legs = new ArrayList<>();
    for (int trial = 1; trial <= trials; trial++) {
      for (Pattern pattern : List.of(Pattern.LOOKUP, Pattern.AGGREGATION)) {
        for (String name : NAMES) {
          legs.add(leg(legs.size(), name, pattern, trial));
        }
      }
    }
    List<RunPlan.Target> targets = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      targets.add(new RunPlan.Target(NAMES.get(i), NAMES.get(i), LABELS.get(i), Map.of(), true));
    }
    return new RunPlan(
        "20261121-100000-ab12",
        "Quickstart",
        START,
        7,
        new RunPlan.Dataset("customer", "1.0", "f".repeat(32), 110_000),
        targets,
        legs,
        trials,
        "quickstart");
  }

  private static LegPlan leg(int seq, String platform, Pattern pattern, int trial) {
    return new LegPlan(
        seq,
        platform,
        pattern.id(),
        pattern,
        4,
        trial,
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        OptionalLong.empty(),
        20,
        KeyDistribution.UNIFORM,
        Duration.ofSeconds(30));
  }

  public static RunConfig config() {
    return new RunConfig(
        "Quickstart",
        DatasetRef.parse("customer:1.0"),
        Optional.empty(),
        NAMES.stream()
            .map(n -> new PlatformProfile(n, n, Optional.empty(), Map.of(), true))
            .toList(),
        List.of(),
        3,
        OptionalLong.empty(),
        Optional.empty(),
        "quickstart");
  }

  public RunPlan plan() {
    return plan;
  }

  public Instant now() {
    return now;
  }

  public RunScript pass(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  public RunScript tell(RunEvent event) {
    listener.on(event);
    return this;
  }

  public RunScript preparing(long done, long total) {
    return tell(
        new RunEvent.Preparing(
            now, new Progress.Step("Generating customer_events", done, total, "rows")));
  }

  public RunScript started() {
    return tell(
        new RunEvent.RunStarted(
            now, plan, new Environment("CPU", 2, 24_000, "Linux", "25", "0.1", "h", Map.of())));
  }

  public RunScript load(int target, double seconds) {
    String name = NAMES.get(target);
    tell(new RunEvent.TargetPhase(now, name, Phase.LOAD));
    pass(Math.round(seconds * 1000));
    return tell(
        new RunEvent.TargetFinished(
            now,
            new LoadResult(
                name, Optional.empty(), false, seconds, 0, Optional.empty(), List.of())));
  }

  public RunScript failLoad(int target, Problem problem) {
    return tell(
        new RunEvent.TargetFinished(
            now,
            new LoadResult(
                NAMES.get(target),
                Optional.of(problem),
                false,
                0,
                0,
                Optional.empty(),
                List.of())));
  }

  public RunScript legStarted(int leg) {
    tell(new RunEvent.LegStarted(now, leg));
    return tell(new RunEvent.LegPhase(now, leg, Phase.MEASURE));
  }

  /** A second of measuring in which every request took the given time. */
  public RunScript interval(int leg, int operations, double millis, long errors) {
    pass(1000);
    long[] nanos = new long[operations];
    for (int i = 0; i < operations; i++) {
      nanos[i] = Math.round(millis * 1e6 * (0.5 + (double) i / operations));
    }
    return tell(
        new RunEvent.LegInterval(
            now,
            leg,
            new Interval(
                0,
                1.0,
                Latencies.ofNanos(nanos),
                errors == 0 ? Map.of() : Map.of("timeout", errors))));
  }

  public RunScript resources(int leg, double cpu) {
    return tell(
        new RunEvent.LegResources(
            now, leg, new ResourceSample(cpu, 180, OptionalDouble.of(40), OptionalDouble.of(95))));
  }

  public RunScript legFinished(int leg, LegStatus status, Optional<Problem> problem) {
    return tell(new RunEvent.LegFinished(now, leg, status, problem));
  }

  /** A leg of two measured seconds, from start to end. */
  public RunScript wholeLeg(int leg, double millis) {
    return legStarted(leg)
        .pass(1000)
        .interval(leg, 100, millis, 0)
        .resources(leg, 120)
        .interval(leg, 100, millis, 0)
        .legFinished(leg, LegStatus.COMPLETED, Optional.empty());
  }

  public RunScript log(RunEvent.Level level, String message) {
    return tell(new RunEvent.Logged(now, OptionalInt.empty(), level, message));
  }

  public RunScript finished(RunStatus status) {
    return tell(new RunEvent.RunFinished(now, status));
  }
}
