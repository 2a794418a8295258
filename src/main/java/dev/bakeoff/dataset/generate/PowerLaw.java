package dev.bakeoff.dataset.generate;

import java.io.Serializable;

/**
 * Keys with power-law popularity: the key of rank r is drawn with a probability in proportion to
 * the integral of x^-0.8 from r to r+1, for ranks 1 to n. A fifth of the keys get about seven
 * tenths of the draws, one in a hundred more than a third.
 *
 * <p>The exponent is chosen so that the inverse of the distribution function is a fifth power: with
 * s = 1 - 1/5, F(x) = (x^(1/5) - 1) / ((n+1)^(1/5) - 1), hence x = (1 + u ((n+1)^(1/5) - 1))^5.
 * Multiplications alone need no table as large as the key space and give the same bits everywhere,
 * which a call of pow does not. Steeper laws work likewise, by higher powers. Immutable.
 */
final class PowerLaw implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The largest number of keys: a rank times the stride must stay within 63 bits. */
  static final long MAX_KEYS = 3_000_000_000L;

  private static final int FIFTH = 5;

  private final long keys;
  private final int power;
  private final double span;
  private final long stride;

  PowerLaw(long keys) {
    this(keys, FIFTH);
  }

  /** With the exponent 1 - 1/power: 5 for 0.8, 10 for 0.9. */
  PowerLaw(long keys, int power) {
    if (keys < 1 || keys > MAX_KEYS) {
      throw new IllegalArgumentException(keys + " keys; 1 to " + MAX_KEYS + " can be drawn from");
    }
    this.keys = keys;
    // StrictMath is the same on every machine, Math.pow need not be.
    this.power = power;
    this.span = StrictMath.pow(keys + 1.0, power == FIFTH ? 0.2 : 1.0 / power) - 1;
    this.stride = coprime(keys);
  }

  /** A rank from 1 (the most popular) to n. */
  long rank(long hash) {
    double root = 1 + Hashes.unit(hash) * span;
    double square = root * root;
    double x = square * square * root;
    for (int i = FIFTH; i < power; i++) {
      x *= root;
    }
    return Math.min(keys, (long) x);
  }

  /** The key of a rank, 1 to n: scattered, so that popular keys do not lie side by side. */
  long key(long rank) {
    return (rank - 1) * stride % keys + 1;
  }

  /** A number near n times the golden ratio that has no divisor in common with n. */
  private static long coprime(long n) {
    long candidate = Math.max(1, (long) (n * 0.6180339887498949));
    while (gcd(candidate, n) != 1) {
      candidate++;
    }
    return candidate;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
