package dev.bakeoff.workload;

import dev.bakeoff.workload.Workload.KeyDistribution;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Draws the keys that one client asks for. */
final class KeyChooser {
  /** An odd constant near 2^64 divided by the golden ratio: spreads seeds and hot keys. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final double ZIPF_EXPONENT = 0.99;

  private KeyChooser() {}

  /** A chooser for one thread; the same seed and client draw the same keys. */
  static LongSupplier of(KeyDistribution distribution, Keys keys, long seed, int client) {
    SplittableRandom random = new SplittableRandom(seed + SPREAD * (client + 1));
    long count = keys.count();
    return switch (distribution) {
      case UNIFORM -> () -> keys.at(random.nextLong(count));
      case ZIPF -> {
        ZipfSampler ranks = new ZipfSampler(count, ZIPF_EXPONENT);
        // Hot keys are spread over the range, or neighbours would share their pages.
        yield () -> keys.at(Long.remainderUnsigned(mix(ranks.next(random)), count));
      }
      case HOT, SEQUENTIAL, LATEST -> () -> keys.at(random.nextLong(count));
    };
  }

  /** The finalizer of splitmix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value * SPREAD;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
