package dev.bakeoff.ui.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells the time left from the share done, by the pace since the start. Thread-safe. Says nothing
 * in the first second or below 2 %, where the figure would jump about.
 */
public final class Pace {
  private final long start = System.nanoTime();
  private double fraction;
  private long at;

  /** Notes the share done, 0 to 1. */
  public synchronized void note(double share) {
    fraction = share;
    at = System.nanoTime();
  }

  public synchronized Optional<Duration> left() {
    double elapsed = at - start;
    if (fraction < 0.02 || elapsed < 1e9) {
      return Optional.empty();
    }
    double total = elapsed / fraction;
    double sinceNote = System.nanoTime() - at;
    return Optional.of(Duration.ofNanos((long) Math.max(0, total - elapsed - sinceNote)));
  }
}
