package dev.bakeoff.workload;

import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the highest rate that keeps a goal, within a leg's duration: open loops one after the
 * other, each with a warm-up of its own.
 *
 * <p>A step keeps the goal if the goal's percentile of its response times is at most what was
 * asked, it has enough of them for that percentile, nothing was dropped, and it answered at least
 * 98 % of what it was sent in its time.
 */
final class KneeLeg {
  private static final int STEPS = 12;
  private static final int MOST_STEPS = 40;
  private static final double WARMUP_SHARE = 0.2;
  private static final double ACHIEVED = 0.98;

  /** The search finds the way up quickly, and a first step that is too much proves nothing. */
  private static final double FIRST_OF_CLOSED = 1.0 / 8;

  private static final Duration SHORTEST_STEP = Duration.ofMillis(500);
  private static final Duration SHORTEST_DRAIN = Duration.ofMillis(100);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

  /** Beyond this share of distributions the true percentile lies above every sample. */
  private static final double UNSURE = 0.025;

  private final LoadSettings settings;
  private final Pacing.Goal goal;
  private final Phases phases;
  private final LoadListener listener;
  private final Cancellation cancellation;
  private double lowestTried = Double.MAX_VALUE;
  private Outcome atLowest = new Outcome(0, false, "nothing could be tried");

  /**
   * What came of one step.
   *
   * @param millis the percentile
   * @param why it was not kept, in words
   */
  private record Outcome(double millis, boolean kept, String why) {}

  KneeLeg(LoadSettings settings, Phases phases, LoadListener listener, Cancellation cancellation) {
    this.settings = settings;
    this.goal = settings.pacing().goal().orElseThrow();
    this.phases = phases;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  void run() throws InterruptedException {
    double closed = phases.warmUp(settings.warmup(), OptionalDouble.empty());
    if (cancellation.isRequested()) {
      return;
    }
    phases.beginMeasured();
    long end = System.nanoTime() + settings.duration().toNanos();
    KneeSearch search = new KneeSearch(first(closed));
    Optional<KneeSearch.Next> next = search.next(false);
    int step = 0;
    while (next.isPresent() && step < MOST_STEPS && !cancellation.isRequested()) {
      Duration length = length(next.get());
      if (System.nanoTime() + length.toNanos() > end && step > 0) {
        break;
      }
      Outcome outcome = step(step, next.get().rate(), length);
      search.tried(next.get(), step, outcome.kept());
      step++;
      next = search.next(end - System.nanoTime() < length.toNanos() * 7 / 2);
    }
    tell(search);
  }

  private double first(double closed) throws InterruptedException {
    if (settings.pacing().rate() > 0) {
      return settings.pacing().rate();
    }
    double known = closed > 0 ? closed : phases.warmUp(SHORTEST_STEP, OptionalDouble.empty());
    return Math.max(1, known * FIRST_OF_CLOSED);
  }

  /** Long enough for the samples that the percentile needs; twice as long to confirm. */
  private Duration length(KneeSearch.Next next) {
    long share = settings.duration().toNanos() / STEPS;
    long samples = Math.round(samplesNeeded(goal.percentile()) / next.rate() * 1.1e9);
    long nanos = Math.max(Math.max(share, samples), SHORTEST_STEP.toNanos());
    return Duration.ofNanos(next.confirming() ? 2 * nanos : nanos);
  }

  /**
   * How many samples it takes for the greatest to lie above the true percentile with 97.5 %
   * certainty: the least n with p^n &lt;= 0.025, such as 368 for p99.
   */
  static long samplesNeeded(double percentile) {
    double p = Math.min(percentile, 99.999) / 100;
    return (long) Math.ceil(Math.log(UNSURE) / Math.log(p));
  }

  private Outcome step(int step, double rate, Duration length) throws InterruptedException {
    Duration warmup = Duration.ofNanos(Math.round(length.toNanos() * WARMUP_SHARE));
    Duration drain = clamp(Duration.ofNanos(Math.round(goal.millis() * 1e6)));
    var _ = phases.warmUp(warmup, OptionalDouble.of(rate));
    List<Interval> intervals =
        phases.measure(step, length.minus(warmup), OptionalDouble.of(rate), drain);
    Outcome outcome = judge(intervals, length.minus(warmup));
    if (rate <= lowestTried) {
      lowestTried = rate;
      atLowest = outcome;
    }
    return outcome;
  }

  private static Duration clamp(Duration drain) {
    if (drain.compareTo(SHORTEST_DRAIN) < 0) {
      return SHORTEST_DRAIN;
    }
    return drain.compareTo(LONGEST_DRAIN) > 0 ? LONGEST_DRAIN : drain;
  }

  private Outcome judge(List<Interval> intervals, Duration length) {
    Latencies all = Latencies.merge(intervals.stream().map(Interval::latencies).toList());
    double millis = all.percentileMillis(goal.percentile());
    long intended = 0;
    long dropped = 0;
    double seconds = 0;
    for (Interval interval : intervals) {
      ArrivalCounts counts = interval.arrivals().orElseThrow();
      intended += counts.intended();
      dropped += counts.dropped();
      seconds += interval.seconds();
    }
    // The last request may end as late as the goal allows without having kept any other waiting.
    double sent = length.toNanos() / 1e9;
    double share =
        (double) all.count()
            / Math.max(1.0, (double) intended)
            * sent
            / Math.max(sent, seconds - goal.millis() / 1e3);
    if (dropped > 0) {
      return new Outcome(millis, false, dropped + " requests were still waiting at the end");
    }
    if (share < ACHIEVED) {
      return new Outcome(
          millis,
          false,
          String.format(
              Locale.ROOT, "only %.0f %% of the requests were answered in time", 100 * share));
    }
    if (all.count() < samplesNeeded(goal.percentile())) {
      return new Outcome(millis, false, "there was time for too few requests to tell");
    }
    return new Outcome(
        millis,
        millis <= goal.millis(),
        String.format(Locale.ROOT, "p%s was %.2f ms", number(goal.percentile()), millis));
  }

  private void tell(KneeSearch search) {
    Optional<KneeSearch.Found> found = search.highestKept();
    if (found.isEmpty()) {
      listener.facts(Map.of(Fact.KNEE_RATE, 0.0));
      listener.note(
          lowestTried == Double.MAX_VALUE
              ? "No rate was tried."
              : String.format(
                  Locale.ROOT,
                  "No rate kept p%s at %s ms or less: even at %.1f requests/s, the lowest that was"
                      + " tried, %s.",
                  number(goal.percentile()),
                  number(goal.millis()),
                  lowestTried,
                  atLowest.why()));
      return;
    }
    listener.facts(
        Map.of(Fact.KNEE_RATE, found.get().rate(), Fact.KNEE_STEP, (double) found.get().step()));
    if (!search.isConfirmed()) {
      listener.note(
          String.format(
              Locale.ROOT,
              "The time ended before %.1f requests/s could be tried once more%s.",
              found.get().rate(),
              search.lowestMissed().isEmpty()
                  ? " or a rate was found that misses the goal; the knee lies higher"
                  : ""));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
