package dev.bakeoff.ui.live;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.LegPlan.Setting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Estimates how long legs take and how sure that is: as long as finished legs of the same setting
 * took on the same platform, else on the others, else what is planned and what workers took on top
 * of it so far. The less is known, the wider the spread. Not thread-safe.
 */
final class Forecast {
  /** What starting and stopping a worker is taken to cost before any leg has told. */
  private static final double ASSUMED_OVERHEAD = 1.5;

  /** A single leg of a setting has no spread of its own; others of its kind differ about so. */
  private static final double SPREAD_OF_ONE = 0.05;

  /** Another platform may be that much faster or slower where a number of requests is asked for. */
  private static final double SPREAD_ELSEWHERE = 0.5;

  /** Of a leg that ends with its requests: how much of its longest time it is taken to need. */
  private static final double SHARE_OF_LONGEST = 0.5;

  private static final double SPREAD_OF_UNKNOWN = 0.4;

  private record Key(String platform, Setting setting) {}

  private final Map<Key, Spread> exact = new HashMap<>();
  private final Map<Setting, Spread> bySetting = new HashMap<>();
  private final Spread overhead = new Spread();

  /**
   * How long one leg is expected to take.
   *
   * @param seconds in the middle
   * @param deviation of a single leg, as a standard deviation in seconds
   * @param shared deviation of the middle itself, which all legs estimated alike have in common
   */
  record Estimate(double seconds, double deviation, double shared) {}

  /** Takes note of a leg that came to its end by itself. */
  void finished(LegPlan leg, Duration took) {
    double seconds = took.toMillis() / 1000.0;
    exact.computeIfAbsent(key(leg), _ -> new Spread()).add(seconds);
    bySetting.computeIfAbsent(leg.setting(), _ -> new Spread()).add(seconds);
    if (leg.iterations().isEmpty()) {
      overhead.add(Math.max(0, seconds - planned(leg)));
    }
  }

  Estimate estimate(LegPlan leg) {
    Spread same = exact.get(key(leg));
    if (same != null) {
      return same.estimate(SPREAD_OF_ONE * same.mean());
    }
    boolean timed = leg.iterations().isEmpty();
    Spread elsewhere = bySetting.get(leg.setting());
    if (elsewhere != null) {
      Estimate known = elsewhere.estimate(SPREAD_OF_ONE * elsewhere.mean());
      // A leg of a fixed time differs between platforms in its overhead only.
      double shared = timed ? known.deviation() : SPREAD_ELSEWHERE * known.seconds();
      return new Estimate(known.seconds(), known.deviation(), Math.max(known.shared(), shared));
    }
    if (!timed) {
      double longest = planned(leg);
      return new Estimate(
          SHARE_OF_LONGEST * longest, 0, SPREAD_OF_UNKNOWN * SHARE_OF_LONGEST * longest);
    }
    if (overhead.count == 0) {
      return new Estimate(planned(leg) + ASSUMED_OVERHEAD, 0, ASSUMED_OVERHEAD / 2);
    }
    Estimate more = overhead.estimate(overhead.mean() / 2);
    return new Estimate(planned(leg) + more.seconds(), more.deviation(), more.shared());
  }

  /** Which legs are estimated from the same observations, and so err together. */
  Object source(LegPlan leg) {
    return exact.containsKey(key(leg))
        ? key(leg)
        : bySetting.containsKey(leg.setting()) ? leg.setting() : "planned";
  }

  /** Whether any leg has told how long it took. */
  boolean knows() {
    return !exact.isEmpty();
  }

  private static double planned(LegPlan leg) {
    return leg.warmup().plus(leg.duration()).toMillis() / 1000.0;
  }

  private static Key key(LegPlan leg) {
    return new Key(leg.platform(), leg.setting());
  }

  /** Mean and variance as they come (B. P. Welford, Technometrics 4 (1962) 419-420). */
  private static final class Spread {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double delta = value - mean;
      mean += delta / count;
      squares += delta * (value - mean);
    }

    double mean() {
      return mean;
    }

    Estimate estimate(double deviationOfOne) {
      double measured = count > 1 ? Math.sqrt(squares / (count - 1)) : deviationOfOne;
      // Two or three legs that happen to agree do not prove that the next one will.
      double deviation = Math.max(measured, deviationOfOne / count);
      return new Estimate(mean, deviation, deviation / Math.sqrt(count));
    }
  }
}
