package dev.bakeoff.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a platform's counters grew by over a leg. Thread-safe. */
final class CounterGrowth {
  private static final double NANOS = 1e9;

  private Map<String, Double> first = Map.of();
  private Map<String, Double> last = Map.of();
  private long lastNanos;
  private int readings;

  /** Takes a reading; the growth per second since the one before, empty at the first. */
  synchronized Map<String, Double> read(Map<String, Double> counters) {
    long now = System.nanoTime();
    Map<String, Double> perSecond = new HashMap<>();
    if (readings == 0) {
      first = counters;
    } else {
      double seconds = (now - lastNanos) / NANOS;
      growth(last, counters).forEach((name, grew) -> perSecond.put(name, grew / seconds));
    }
    last = counters;
    lastNanos = now;
    readings++;
    return perSecond;
  }

  /** From the first reading to the last; empty where there were not two. */
  synchronized Optional<Map<String, Double>> total() {
    return readings < 2 ? Optional.empty() : Optional.of(growth(first, last));
  }

  /** A server that was restarted in between begins at nothing again: that is no growth. */
  private static Map<String, Double> growth(Map<String, Double> from, Map<String, Double> to) {
    Map<String, Double> grew = new HashMap<>();
    to.forEach(
        (name, value) -> {
          double growth = value - from.getOrDefault(name, 0.0);
          if (growth >= 0) {
            grew.put(name, growth);
          }
        });
    return grew;
  }
}
