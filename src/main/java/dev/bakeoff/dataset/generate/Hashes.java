package dev.bakeoff.dataset.generate;

/**
 * Random values by position instead of by sequence: each value is a hash of (seed, table, row,
 * column). The mixing function is SplitMix64's (Steele, Lea, Flood: Fast Splittable Pseudorandom
 * Number Generators, OOPSLA 2014, variant 13 of Stafford). Only integer arithmetic and the basic,
 * exactly specified operations on doubles, so that every machine gets the same bits.
 */
final class Hashes {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Hashes() {}

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The stream of a table. */
  static long table(long seed, String name) {
    long hash = mix(seed + GOLDEN_GAMMA);
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + name.charAt(i));
    }
    return hash;
  }

  /** The stream of a row of a table. */
  static long row(long table, long row) {
    return mix(table + (row + 1) * GOLDEN_GAMMA);
  }

  /** The value of a column, or of an aspect of one, in a row. */
  static long value(long row, int aspect) {
    return mix(row + (aspect + 1) * GOLDEN_GAMMA);
  }

  /** An integer from 0 to bound - 1, from the upper 32 bits of a hash. */
  static int below(long hash, int bound) {
    return (int) (((hash >>> 32) * bound) >>> 32);
  }

  /** Another integer from the same hash, independent of {@link #below}: the lower 32 bits. */
  static int alsoBelow(long hash, int bound) {
    return (int) (((hash & 0xffffffffL) * bound) >>> 32);
  }

  /** A double from 0 (inclusive) to 1 (exclusive), from the upper 53 bits. */
  static double unit(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }
}
