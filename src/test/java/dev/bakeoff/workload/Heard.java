package dev.bakeoff.workload;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/** Everything that a load driver told of one leg. */
final class Heard implements LoadListener {
  final List<Interval> intervals = new CopyOnWriteArrayList<>();
  final List<String> story = new CopyOnWriteArrayList<>();
  final Map<String, Double> facts = new ConcurrentHashMap<>();

  /** Drives a platform to the end and returns what was heard. */
  static Heard of(PlatformSession platform, RequestPlan plan, LoadSettings settings)
      throws InterruptedException {
    Heard heard = new Heard();
    new LoadDriver(platform, plan, settings, heard).run(new Cancellation());
    return heard;
  }

  /** Uniform keys, no warm-up, intervals of 200 ms. */
  static LoadSettings settings(int clients, Duration duration, Pacing pacing) {
    return settings(clients, Duration.ZERO, duration, OptionalLong.empty(), pacing);
  }

  static LoadSettings settings(
      int clients, Duration warmup, Duration duration, OptionalLong iterations, Pacing pacing) {
    return new LoadSettings(
        clients,
        warmup,
        duration,
        iterations,
        Duration.ofMillis(200),
        KeyDistribution.UNIFORM,
        KeyOptions.DEFAULT,
        pacing,
        7);
  }

  static Pacing constant(double rate, Duration dropAfter) {
    return new Pacing(
        Pacing.Loop.OPEN, List.of(rate), Pacing.Arrivals.CONSTANT, dropAfter, Optional.empty());
  }

  long operations() {
    return intervals.stream().mapToLong(Interval::operations).sum();
  }

  long errors() {
    return intervals.stream().mapToLong(Interval::errorCount).sum();
  }

  long errors(ErrorKind kind) {
    return intervals.stream().mapToLong(i -> i.errors().getOrDefault(kind.id(), 0L)).sum();
  }

  double seconds() {
    return intervals.stream().mapToDouble(Interval::seconds).sum();
  }

  Latencies latencies() {
    return Latencies.merge(intervals.stream().map(Interval::latencies).toList());
  }

  Latencies series(String name) {
    return Latencies.merge(
        intervals.stream().map(i -> i.series().getOrDefault(name, Latencies.EMPTY)).toList());
  }

  long arrivals(ToLongFunction<ArrivalCounts> part) {
    return intervals.stream().mapToLong(i -> part.applyAsLong(i.arrivals().orElseThrow())).sum();
  }

  @Override
  public void warmupStarted() {
    story.add("warm-up");
  }

  @Override
  public void measureStarted() {
    story.add("measure");
  }

  @Override
  public void interval(Interval interval) {
    intervals.add(interval);
  }

  @Override
  public void facts(Map<String, Double> known) {
    facts.putAll(known);
  }

  @Override
  public void note(String message) {
    story.add(message);
  }
}
