package dev.bakeoff.ui.live;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one leg has told so far, in an amount of memory that does not grow with its duration: when
 * there are too many intervals, neighbours are merged two by two. Not thread-safe.
 */
final class LegTape {
  /** Distributions are large: a hundred kilobytes each. */
  private static final int MOST_INTERVALS = 120;

  private static final int MOST_SAMPLES = 480;

  private final LegPlan plan;
  private final Instant started;
  private final List<LegRecord.PhaseStart> phases = new ArrayList<>();
  private final Map<String, Latencies> series = new HashMap<>();
  private final Map<String, Double> facts = new HashMap<>();
  private List<Interval> intervals = new ArrayList<>();
  private List<ResourceSample> samples = new ArrayList<>();
  private long version;

  LegTape(LegPlan plan, Instant started) {
    this.plan = plan;
    this.started = started;
  }

  void phase(Instant at, Phase phase) {
    phases.add(new LegRecord.PhaseStart(at, phase));
  }

  void interval(Interval interval) {
    interval
        .series()
        .forEach(
            (name, more) -> series.merge(name, more, (a, b) -> Latencies.merge(List.of(a, b))));
    intervals.add(without(interval));
    if (intervals.size() > MOST_INTERVALS) {
      intervals = halved(intervals);
    }
    version++;
  }

  void resources(Instant at, ResourceSample sample) {
    samples.add(
        new ResourceSample(
            sample.workerCpuPercent(),
            sample.workerRssMb(),
            sample.serverCpuPercent(),
            sample.serverRssMb(),
            Optional.of(sample.at().orElse(at)),
            sample.further()));
    if (samples.size() > MOST_SAMPLES) {
      List<ResourceSample> half = new ArrayList<>();
      for (int i = 1; i < samples.size(); i += 2) {
        half.add(samples.get(i));
      }
      samples = half;
    }
  }

  void facts(Map<String, Double> told) {
    facts.putAll(told);
    version++;
  }

  /** Grows with every interval. */
  long version() {
    return version;
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  /** What there is now, as history would have it. */
  LegRecord record(LegStatus status) {
    List<Interval> all = new ArrayList<>(intervals);
    if (!all.isEmpty()) {
      // The further distributions are merged over the whole leg, and so read back whole.
      Interval last = all.removeLast();
      all.add(
          new Interval(
              last.startMillis(),
              last.seconds(),
              last.latencies(),
              last.errors(),
              series,
              last.arrivals()));
    }
    return new LegRecord(
        plan,
        status,
        Optional.empty(),
        Optional.of(started),
        all,
        samples,
        Map.of(),
        facts,
        phases);
  }

  private static Interval without(Interval interval) {
    return new Interval(
        interval.startMillis(),
        interval.seconds(),
        interval.latencies(),
        interval.errors(),
        Map.of(),
        interval.arrivals());
  }

  /** Merges neighbours, but never those of different steps of a search. */
  private static List<Interval> halved(List<Interval> all) {
    List<Interval> half = new ArrayList<>();
    int i = 0;
    while (i < all.size()) {
      boolean pair = i + 1 < all.size() && step(all.get(i)) == step(all.get(i + 1));
      half.add(pair ? merged(all.get(i), all.get(i + 1)) : all.get(i));
      i += pair ? 2 : 1;
    }
    return half;
  }

  private static int step(Interval interval) {
    return interval.arrivals().map(ArrivalCounts::step).orElse(0);
  }

  private static Interval merged(Interval a, Interval b) {
    Map<String, Long> errors = new TreeMap<>(a.errors());
    b.errors().forEach((kind, count) -> errors.merge(kind, count, Long::sum));
    return new Interval(
        a.startMillis(),
        a.seconds() + b.seconds(),
        Latencies.merge(List.of(a.latencies(), b.latencies())),
        errors,
        Map.of(),
        b.arrivals().map(second -> a.arrivals().map(first -> sum(first, second)).orElse(second)));
  }

  private static ArrivalCounts sum(ArrivalCounts a, ArrivalCounts b) {
    return new ArrivalCounts(
        b.step(),
        b.targetRate(),
        a.intended() + b.intended(),
        a.late() + b.late(),
        a.dropped() + b.dropped(),
        Math.max(a.backlog(), b.backlog()));
  }
}
