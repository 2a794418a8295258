package dev.bakeoff.workload;

import dev.bakeoff.platform.Access;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongToDoubleFunction;

/**
 * A server in this JVM with delays that a test knows, which notes when each request really began
 * and ended.
 */
final class TruthfulServer implements KnownPlatform.Behaviour {
  private static final double NANOS = 1e9;

  private final LongToDoubleFunction millis;
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentLinkedQueue<Served> served = new ConcurrentLinkedQueue<>();
  private long stallEvery;
  private long stallLength;
  private long gap;
  private long begun;
  private long free;

  private record Served(long start, long end) {}

  /**
   * @param millis how long a request takes, by its number from 0
   */
  TruthfulServer(LongToDoubleFunction millis) {
    this.millis = millis;
  }

  /**
   * Does nothing at all for the last part of each stretch of time, counted from its first request.
   */
  TruthfulServer stalling(int everyMillis, int lengthMillis) {
    stallEvery = everyMillis * 1_000_000L;
    stallLength = lengthMillis * 1_000_000L;
    return this;
  }

  /** Answers at most so many requests a second, in the order in which they came. */
  TruthfulServer limited(int perSecond) {
    gap = 1_000_000_000L / perSecond;
    return this;
  }

  @Override
  public int execute(Access access, long key, KnownPlatform.Told told) {
    long start = System.nanoTime();
    long until = mayEnd(start);
    KnownPlatform.sleepMillis((until - System.nanoTime()) / 1e6);
    KnownPlatform.sleepMillis(millis.applyAsDouble(numbers.getAndIncrement()));
    served.add(new Served(start, System.nanoTime()));
    return 1;
  }

  /** The first moment at which a request that comes now may be worked on. */
  private synchronized long mayEnd(long now) {
    if (begun == 0) {
      begun = now;
      free = now;
    }
    if (stallLength > 0) {
      long within = (now - begun) % stallEvery;
      return within < stallEvery - stallLength ? now : now + stallEvery - within;
    }
    if (gap > 0) {
      free = Math.max(free, now) + gap;
      return free;
    }
    return now;
  }

  int requests() {
    return served.size();
  }

  /** What each request really took. */
  long[] serviceNanos() {
    return served.stream().mapToLong(each -> each.end() - each.start()).toArray();
  }

  /**
   * What each request really took since it was to start, at a constant rate: the n-th to come is
   * the n-th that was intended, and none can have come before its time.
   */
  long[] responseNanos(double rate) {
    List<Served> order = served.stream().sorted(Comparator.comparingLong(Served::start)).toList();
    long origin = Long.MAX_VALUE;
    for (int i = 0; i < order.size(); i++) {
      origin = Math.min(origin, order.get(i).start() - (long) (i * NANOS / rate));
    }
    long[] responses = new long[order.size()];
    for (int i = 0; i < responses.length; i++) {
      responses[i] = order.get(i).end() - origin - (long) (i * NANOS / rate);
    }
    return responses;
  }
}
