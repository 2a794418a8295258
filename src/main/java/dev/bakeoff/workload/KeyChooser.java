package dev.bakeoff.workload;

import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Draws the keys that one client asks for. */
final class KeyChooser {
  /** An odd constant near 2^64 divided by the golden ratio: spreads seeds and hot keys. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final double GOLDEN = 0.6180339887498949;

  private KeyChooser() {}

  /**
   * A chooser for one thread; the same seed and client draw the same keys.
   *
   * @param client from 0
   * @param clients how many there are
   */
  static LongSupplier of(
      KeyDistribution distribution,
      KeyOptions options,
      Keys keys,
      long seed,
      int client,
      int clients) {
    SplittableRandom random = random(seed, client);
    long count = keys.count();
    return switch (distribution) {
      case UNIFORM -> () -> keys.at(random.nextLong(count));
      case ZIPF -> {
        ZipfSampler ranks = new ZipfSampler(count, options.exponent());
        // Hot keys are spread over the range, or neighbours would share their pages.
        yield () -> keys.at(Long.remainderUnsigned(mix(ranks.next(random)), count));
      }
      case HOT -> hot(options, keys, random);
      case SEQUENTIAL -> sequential(keys, seed, client, clients);
      case LATEST -> {
        ZipfSampler ranks = new ZipfSampler(count, options.exponent());
        yield () -> keys.at(count - ranks.next(random));
      }
    };
  }

  /** Random numbers of a client's own. */
  static SplittableRandom random(long seed, int client) {
    return new SplittableRandom(seed + SPREAD * (client + 1));
  }

  /** Which keys are hot does not depend on the seed, so that trials warm the same ones. */
  private static LongSupplier hot(KeyOptions options, Keys keys, SplittableRandom random) {
    long count = keys.count();
    long hot = Math.clamp(Math.round(options.hotKeys() * count), 1, count);
    long stride = stride(count);
    return () -> {
      boolean cold = random.nextDouble() >= options.hotRequests() && hot < count;
      long number = cold ? hot + random.nextLong(count - hot) : random.nextLong(hot);
      return keys.at(number * stride % count);
    };
  }

  /** Spreads clients evenly over the keys, from a place that the seed turns. */
  private static LongSupplier sequential(Keys keys, long seed, int client, int clients) {
    long count = keys.count();
    long turn = Long.remainderUnsigned(mix(seed), count);
    long own = (long) ((double) count / clients * client);
    long[] next = {(turn + own) % count};
    return () -> {
      long number = next[0];
      next[0] = number + 1 == count ? 0 : number + 1;
      return keys.at(number);
    };
  }

  /**
   * A step that comes by every number below the count exactly once, far from the last one each
   * time; small enough for products with the count.
   */
  private static long stride(long count) {
    long step = count <= Integer.MAX_VALUE ? Math.max(1, Math.round(GOLDEN * count)) : 1_000_003;
    while (divisor(step, count) != 1) {
      step++;
    }
    return step;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** The finalizer of splitmix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value * SPREAD;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
