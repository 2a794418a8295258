package dev.bakeoff.ui.live;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.LegPlan.Setting;
import dev.bakeoff.ui.text.Texts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Estimates how long legs take: as long as finished legs of the same setting took on the same
 * platform, else on the others, else what is planned and what workers took on top of it so far. Not
 * thread-safe.
 */
final class LegTimes {
  /** What starting and stopping a worker is taken to cost before any leg has told. */
  private static final Duration ASSUMED_OVERHEAD = Duration.ofMillis(1500);

  private record Key(String platform, Setting setting) {}

  private final Map<Key, Mean> exact = new HashMap<>();
  private final Map<Setting, Mean> bySetting = new HashMap<>();
  private final Mean overhead = new Mean();

  /** Takes note of a leg that came to its end by itself. */
  void finished(LegPlan leg, Duration took) {
    exact.computeIfAbsent(key(leg), k -> new Mean()).add(took);
    bySetting.computeIfAbsent(leg.setting(), s -> new Mean()).add(took);
    if (leg.iterations().isEmpty()) {
      overhead.add(took.minus(planned(leg)));
    }
  }

  Duration estimate(LegPlan leg) {
    Mean same = exact.get(key(leg));
    if (same != null) {
      return same.value();
    }
    Mean elsewhere = bySetting.get(leg.setting());
    if (elsewhere != null) {
      return elsewhere.value();
    }
    return planned(leg).plus(overhead.isEmpty() ? ASSUMED_OVERHEAD : overhead.value());
  }

  /** How the estimate comes about, for people. */
  String basis() {
    return exact.isEmpty()
        ? Texts.of("live.estimated-from-planned-times")
        : Texts.of("live.estimated-from-the-legs-finished-so");
  }

  private static Duration planned(LegPlan leg) {
    return leg.warmup().plus(leg.duration());
  }

  private static Key key(LegPlan leg) {
    return new Key(leg.platform(), leg.setting());
  }

  private static final class Mean {
    private long millis;
    private int count;

    void add(Duration duration) {
      millis += Math.max(0, duration.toMillis());
      count++;
    }

    boolean isEmpty() {
      return count == 0;
    }

    Duration value() {
      return Duration.ofMillis(millis / count);
    }
  }
}
