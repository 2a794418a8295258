package dev.bakeoff.platform.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses that grow from one failure to the next, "full jitter" as in Amazon's "Exponential Backoff
 * And Jitter": a random time below a bound that doubles. Used by one thread.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 25;
  private static final long LONGEST_MILLIS = 5_000;

  private final long patienceNanos;
  private int failures;
  private long since;

  /**
   * @param patience how long failures may go on
   */
  Backoff(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  void succeeded() {
    failures = 0;
  }

  /** Notes a failure; false once they have gone on for longer than the patience. */
  boolean failed() {
    if (failures++ == 0) {
      since = System.nanoTime();
    }
    return System.nanoTime() - since < patienceNanos;
  }

  /** Sleeps for a time that suits the failures so far. */
  void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextLong(bound(failures)));
  }

  static long bound(int failures) {
    return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.clamp(failures - 1, 0, 10));
  }
}
