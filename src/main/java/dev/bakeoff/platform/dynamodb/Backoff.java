package dev.bakeoff.platform.dynamodb;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses that grow from one failure to the next, "full jitter" as in Amazon's "Exponential Backoff
 * And Jitter": a random time below a bound that doubles. Used by one thread at a time.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 25;
  private static final long LONGEST_MILLIS = 2_000;

  private int failures;

  void succeeded() {
    failures = 0;
  }

  /** Sleeps after a failure, for a time that suits how many there were. */
  void pause() throws InterruptedException {
    failures++;
    TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextLong(bound(failures)));
  }

  static long bound(int failures) {
    return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.clamp(failures - 1, 0, 10));
  }
}
