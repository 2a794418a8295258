package dev.bakeoff.dataset.generate;

/** Keys of a dense range, some of them far more often than others. */
public final class Keys {
  private Keys() {}

  /** Every key as often as the others. */
  public static Drawer uniform(long first, long keys) {
    return (draw, out) -> out.setLong(first + below(draw.hash(), keys));
  }

  /**
   * Keys whose popularity follows a power law: the one of rank r is drawn in proportion to the
   * integral of x^-exponent from r to r+1, by the inverse of the distribution function. Popular
   * keys are scattered over the range.
   *
   * @param exponent 0.8 gives a fifth of the keys about seven tenths of the draws; above 1 for few
   *     very hot keys
   */
  public static Drawer zipf(long first, long keys, double exponent) {
    Scatter scatter = new Scatter(keys);
    boolean harmonic = Math.abs(exponent - 1) < 1e-9;
    double power = 1 - exponent;
    double span = harmonic ? StrictMath.log(keys + 1.0) : StrictMath.pow(keys + 1.0, power) - 1;
    return (draw, out) -> {
      double x =
          harmonic
              ? StrictMath.exp(draw.unit() * span)
              : StrictMath.pow(1 + draw.unit() * span, 1 / power);
      long rank = Math.max(1, Math.min(keys, (long) x));
      out.setLong(first + scatter.at(rank - 1));
    };
  }

  /**
   * A few hot keys take a share of the draws, all others share the rest evenly.
   *
   * @param hot how many keys are hot
   * @param share of the draws that they take, 0 to 1
   */
  public static Drawer hotKeys(long first, long keys, long hot, double share) {
    Scatter scatter = new Scatter(keys);
    long cold = Math.max(1, keys - hot);
    return (draw, out) -> {
      boolean isHot = hot >= keys || draw.unit() < share;
      long rank = isHot ? below(draw.hash(0), hot) : hot + below(draw.hash(0), cold);
      out.setLong(first + scatter.at(Math.min(rank, keys - 1)));
    };
  }

  /** A number from 0 to bound - 1; bound may have 62 bits. */
  static long below(long hash, long bound) {
    if (bound <= Integer.MAX_VALUE) {
      return Hashes.below(hash, (int) bound);
    }
    // The upper 64 bits of the unsigned product.
    long high = Math.multiplyHigh(hash, bound);
    return hash < 0 ? high + bound : high;
  }

  /**
   * A permutation of 0 to n - 1: multiplication by a number that has no divisor in common with n.
   */
  private static final class Scatter implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final long n;
    private final long stride;

    Scatter(long n) {
      this.n = n;
      // Near the golden section, and small enough for the product to have 63 bits.
      long limit = Long.MAX_VALUE / Math.max(1, n);
      long candidate = Math.max(1, Math.min(limit / 2, (long) (n * 0.6180339887498949)));
      while (gcd(candidate, n) != 1) {
        candidate++;
      }
      this.stride = candidate;
    }

    long at(long index) {
      return index * stride % n;
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }
}
