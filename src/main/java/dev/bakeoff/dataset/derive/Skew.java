package dev.bakeoff.dataset.derive;

/**
 * How unevenly keys occur: the exponent of the power law that specs draw keys by (rank r in
 * proportion to the integral of x^-s from r to r+1).
 */
final class Skew {
  private static final double MOST = 3;
  private static final double LEAST = 0.05;

  /** Ranks whose probabilities are added one by one; those beyond are integrated. */
  private static final int SINGLE_RANKS = 2_000;

  private Skew() {}

  /**
   * Fits the exponent by the chance that two rows have the same key, which many rare keys blur far
   * less than the frequencies of single ones: n(n-1) draws of pairs are expected to give n(n-1) *
   * sum(p_r^2) equal ones, whatever the number of rows.
   *
   * @param equalPairs ordered pairs of rows with the same key
   * @param rows that have a key
   * @param keys how many keys there are to draw from
   * @return 0 where the keys are as even as chance lets them be
   */
  static double exponent(double equalPairs, double rows, double keys) {
    if (rows < 2 || keys < 2) {
      return 0;
    }
    double chance = equalPairs / (rows * (rows - 1));
    // Of even keys the number of equal pairs has about this relative deviation.
    double noise = Math.sqrt(2 * keys) / rows;
    if (chance * keys <= 1 + Math.max(0.02, 3 * noise)) {
      return 0;
    }
    double low = 0;
    double high = MOST;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (sameKey(middle, keys) < chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double exponent = Math.round((low + high) / 2 * 1000) / 1000.0;
    return exponent < LEAST ? 0 : exponent;
  }

  /** The sum of the squares of the ranks' probabilities. */
  static double sameKey(double exponent, double keys) {
    double all = integral(1, keys + 1, exponent);
    double sum = 0;
    long single = (long) Math.min(keys, SINGLE_RANKS);
    for (long rank = 1; rank <= single; rank++) {
      double share = integral((double) rank, rank + 1.0, exponent) / all;
      sum += share * share;
    }
    if (keys > single) {
      sum += integral(single + 1.0, keys + 1, 2 * exponent) / (all * all);
    }
    return sum;
  }

  private static double integral(double from, double to, double exponent) {
    double power = 1 - exponent;
    return Math.abs(power) < 1e-9
        ? Math.log(to / from)
        : (Math.pow(to, power) - Math.pow(from, power)) / power;
  }
}
