package dev.bakeoff.platform.dynamodb;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many requests write at the same time. Grows while more of them write more rows a second, and
 * halves when DynamoDB throttles; tries again now and then, since tables grow with their load.
 * Thread-safe.
 */
final class WritePace {
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final double WORTH_IT = 1.05;
  private static final double STEP = 1.5;

  /** Windows to stay where more was of no use, before it is tried again. */
  private static final int STAY = 30;

  private final int most;
  private final LongSupplier nanos;
  private volatile int limit;
  private int before;
  private double best;
  private int staying;
  private long windowStart;
  private long rows;
  private boolean throttled;

  /**
   * @param start how many at first
   * @param most how many at most
   * @param nanos the clock
   */
  WritePace(int start, int most, LongSupplier nanos) {
    this.most = most;
    this.limit = Math.min(start, most);
    this.before = limit;
    this.nanos = nanos;
    this.windowStart = nanos.getAsLong();
  }

  /**
   * Waits for a while until a writer may write; false where it may not yet.
   *
   * @param writer its number, from 0; those below the limit write
   */
  boolean admits(int writer) throws InterruptedException {
    if (writer < limit) {
      return true;
    }
    long until = System.nanoTime() + WAIT_NANOS;
    synchronized (this) {
      while (writer >= limit) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    }
  }

  /**
   * Notes the end of a request.
   *
   * @param written rows that it wrote
   * @param refused whether rows were refused for want of capacity
   */
  synchronized void wrote(int written, boolean refused) {
    rows += written;
    if (refused && !throttled) {
      // Once a window: requests that are under way at the same moment are refused together.
      throttled = true;
      limit = Math.max(1, limit / 2);
      before = limit;
      best = 0;
      staying = STAY / 3;
    }
    long now = nanos.getAsLong();
    if (now - windowStart >= WINDOW_NANOS) {
      turn(rows * 1e9 / (now - windowStart));
      windowStart = now;
      rows = 0;
      throttled = false;
    }
  }

  int limit() {
    return limit;
  }

  private void turn(double rate) {
    if (throttled) {
      return;
    }
    if (staying > 0) {
      if (--staying == 0) {
        best = rate;
        raise();
      }
      return;
    }
    if (rate > best * WORTH_IT) {
      best = rate;
      raise();
    } else if (limit > before) {
      limit = before;
      staying = STAY;
    } else {
      staying = STAY;
    }
  }

  private void raise() {
    before = limit;
    limit = Math.min(most, Math.max(limit + 1, (int) (limit * STEP)));
    notifyAll();
  }
}
