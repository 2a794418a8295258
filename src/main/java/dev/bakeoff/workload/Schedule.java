package dev.bakeoff.workload;

import dev.bakeoff.metrics.ArrivalCounts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The intended starts of an open loop, in one queue for all clients: whoever is free takes the next
 * one and waits for it. Thread-safe.
 *
 * <p>A client that is free in time holds its start before it is due. So a start that is taken after
 * it was due found no free client: it is late. Nothing is lost: every start that was due has been
 * taken, is waiting, or was dropped.
 */
final class Schedule {
  /** What {@link #take} returns where there are no more starts. */
  static final long OVER = Long.MIN_VALUE;

  /**
   * How much longer than asked a thread may sleep: timer slack and waking up, measured on Linux.
   */
  private static final long OVERSLEEP_NANOS = 120_000;

  /** A thread that sleeps must see within this time that the schedule was closed. */
  private static final long LONGEST_SLEEP_NANOS = 20_000_000;

  /** Share of the machine that may be spent on waiting exactly. */
  private static final double SPIN_SHARE = 0.1;

  private final double rate;
  private final LongSupplier times;
  private final long origin;
  private final long length;
  private final long most;
  private final long dropAfter;
  private final boolean spins;

  /** The same times once more, for counting those that are due without taking them. */
  private final LongSupplier counted;

  private volatile boolean closed;
  private long closedAt = Long.MAX_VALUE;
  private long next;
  private long taken;
  private long late;
  private long dropped;
  private long nextDue;
  private long due;
  private Counts before = new Counts(0, 0, 0);

  private record Counts(long due, long late, long dropped) {}

  /**
   * Starts between two moments.
   *
   * @param origin when the first one may be, by {@link System#nanoTime}
   * @param length the last one is earlier than this after the first
   * @param most how many at most
   */
  Schedule(Pacing pacing, double rate, long seed, long origin, Duration length, long most) {
    this.rate = rate;
    this.times = ArrivalTimes.of(pacing.arrivals(), rate, seed);
    this.counted = ArrivalTimes.of(pacing.arrivals(), rate, seed);
    this.origin = origin;
    this.length = length.toNanos();
    this.most = most;
    this.dropAfter = pacing.dropAfter().toNanos();
    this.spins =
        rate * OVERSLEEP_NANOS / 1e9 <= SPIN_SHARE * Runtime.getRuntime().availableProcessors();
    this.next = times.getAsLong();
    this.nextDue = counted.getAsLong();
  }

  /** The next intended start, by {@link System#nanoTime}, or {@link #OVER}. */
  synchronized long take() {
    while (!closed && next < length && taken < most) {
      long intended = next;
      next = times.getAsLong();
      taken++;
      long waited = System.nanoTime() - origin - intended;
      if (waited > 0) {
        late++;
      }
      if (waited <= dropAfter) {
        return origin + intended;
      }
      dropped++;
    }
    return OVER;
  }

  /** Waits for an intended start; false where the schedule was closed before. */
  boolean await(long intended) {
    long left = intended - System.nanoTime();
    while (left > 0) {
      if (closed && isAfterClosing(intended)) {
        return false;
      }
      if (!spins) {
        LockSupport.parkNanos(Math.min(left, LONGEST_SLEEP_NANOS));
      } else if (left > OVERSLEEP_NANOS) {
        LockSupport.parkNanos(Math.min(left - OVERSLEEP_NANOS, LONGEST_SLEEP_NANOS));
      } else {
        Thread.onSpinWait();
      }
      left = intended - System.nanoTime();
    }
    return true;
  }

  private synchronized boolean isAfterClosing(long intended) {
    return intended - origin > closedAt;
  }

  /** Hands out no more starts; those that are due and were not taken are dropped. */
  synchronized void close() {
    if (!closed) {
      closedAt = System.nanoTime() - origin;
      closed = true;
    }
  }

  /** How many starts are due and nobody has taken. */
  synchronized long backlog() {
    long now = Math.min(System.nanoTime() - origin, closedAt);
    while (nextDue <= now && nextDue < length && due < most) {
      due++;
      nextDue = counted.getAsLong();
    }
    // Starts are taken in order, so one that is due and not taken has only taken ones before it.
    return Math.max(0, due - taken);
  }

  /** What happened since this was last called. */
  synchronized ArrivalCounts counts(int step) {
    long waiting = backlog();
    if (closed) {
      taken += waiting;
      late += waiting;
      dropped += waiting;
      waiting = 0;
    }
    Counts all = new Counts(due, Math.max(before.late(), late + waiting), dropped);
    ArrivalCounts counts =
        new ArrivalCounts(
            step,
            rate,
            all.due() - before.due(),
            all.late() - before.late(),
            all.dropped() - before.dropped(),
            waiting);
    before = all;
    return counts;
  }
}
