package dev.bakeoff.workload;

import java.util.SplittableRandom;

/**
 * Ranks 1..n with probability proportional to {@code 1 / rank^exponent}, in constant time and
 * memory. Source: W. Hörmann and G. Derflinger, "Rejection-inversion to generate variates from
 * monotone discrete distributions", ACM TOMACS 6(3), 1996. Immutable and thread-safe.
 */
final class ZipfSampler {
  private final long count;
  private final double exponent;
  private final double integralOfFirst;
  private final double integralOfLast;
  private final double shortcut;

  ZipfSampler(long count, double exponent) {
    this.count = count;
    this.exponent = exponent;
    this.integralOfFirst = integral(1.5) - 1;
    this.integralOfLast = integral(count + 0.5);
    this.shortcut = 2 - inverseIntegral(integral(2.5) - density(2));
  }

  /** The next rank, 1 to n. */
  long next(SplittableRandom random) {
    while (true) {
      double u = integralOfLast + random.nextDouble() * (integralOfFirst - integralOfLast);
      double x = inverseIntegral(u);
      long rank = Math.clamp((long) (x + 0.5), 1, count);
      if (rank - x <= shortcut || u >= integral(rank + 0.5) - density((double) rank)) {
        return rank;
      }
    }
  }

  private double density(double x) {
    return Math.exp(-exponent * Math.log(x));
  }

  private double integral(double x) {
    double log = Math.log(x);
    return expm1Over((1 - exponent) * log) * log;
  }

  private double inverseIntegral(double y) {
    double t = Math.max(-1, y * (1 - exponent));
    return Math.exp(log1pOver(t) * y);
  }

  /** {@code (e^x - 1) / x}, continued to 1 at 0. */
  private static double expm1Over(double x) {
    return Math.abs(x) > 1e-8 ? Math.expm1(x) / x : 1 + x / 2;
  }

  /** {@code ln(1 + x) / x}, continued to 1 at 0. */
  private static double log1pOver(double x) {
    return Math.abs(x) > 1e-8 ? Math.log1p(x) / x : 1 - x / 2;
  }
}
