package dev.bakeoff.metrics;

/**
 * Buckets of equal width on a logarithmic scale, the same for every distribution, so that the
 * counts of several can be laid side by side: twelve a decade, from 1 µs to 1000 s. Shorter and
 * longer times fall into the first and the last.
 */
public final class LogBuckets {
  /** How many there are. */
  public static final int COUNT = 108;

  private static final int PER_DECADE = 12;
  private static final double FROM_MILLIS = 0.001;

  private LogBuckets() {}

  /** The bucket that a time falls into, from 0. */
  public static int of(double millis) {
    if (millis <= FROM_MILLIS) {
      return 0;
    }
    // Rounding must not move a bucket's own bound into the one below.
    double place = PER_DECADE * Math.log10(millis / FROM_MILLIS);
    return Math.clamp((int) Math.floor(place + 1e-9), 0, COUNT - 1);
  }

  /** Where a bucket begins; the end of the one before it. */
  public static double fromMillis(int bucket) {
    return FROM_MILLIS * Math.pow(10, (double) bucket / PER_DECADE);
  }
}
