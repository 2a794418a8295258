package dev.bakeoff.compare.truth;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a series moved in one direction, and by how much. Distribution-free and robust: single
 * wild values neither make a trend nor hide one.
 *
 * <p>The test is Mann and Kendall's (H. B. Mann, Econometrica 13 (1945) 245-259; M. G. Kendall,
 * Rank Correlation Methods, 1975) with the variance's correction for ties, and for autocorrelation
 * that of S. Yue and C. Wang, Water Resources Management 18 (2004) 201-218: seconds of a benchmark
 * resemble their neighbours, which without it would pass for a trend. The slope is Theil's and
 * Sen's (P. K. Sen, JASA 63 (1968) 1379-1389).
 *
 * @param p the chance of so clear an order among values without a trend, two-sided
 * @param change of the fitted line from the first value to the last, or of the second half's median
 *     to the first half's, whichever is larger in size; in the values' unit
 * @param median of all values
 */
record Trend(double p, double change, double median) {
  /** A change of so many standard deviations of the rest is no wandering of noise. */
  private static final double CLEAR = 10;

  private static final double MOST_ALIKE = 0.9;

  /**
   * The trend of equidistant values.
   *
   * @param values at least three
   */
  static Trend of(double... values) {
    double slope = slope(values);
    double line = slope * (values.length - 1);
    double halves = halves(values);
    double change = Math.abs(line) >= Math.abs(halves) ? line : halves;
    return new Trend(p(values, slope, change), change, median(values));
  }

  private static double p(double[] values, double slope, double change) {
    int n = values.length;
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += Math.signum(values[j] - values[i]);
      }
    }
    double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties(values)) / 18;
    if (variance <= 0 || s == 0) {
      return 1;
    }
    variance *= inflation(n, autocorrelation(values, slope, change));
    double z = (s - Math.signum(s)) / Math.sqrt(variance);
    return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
  }

  private static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double t = to - from;
      sum += t * (t - 1) * (2 * t + 5);
      from = to;
    }
    return sum;
  }

  /** How much fewer values of their own the series has, by its lag-1 autocorrelation. */
  private static double inflation(int n, double r) {
    if (r <= 0) {
      return 1;
    }
    double sum = 0;
    for (int lag = 1; lag < n; lag++) {
      sum += (1 - (double) lag / n) * Math.pow(r, lag);
    }
    return 1 + 2 * sum;
  }

  /** Lag 1, of what the better of line and step leaves: a change must not excuse itself. */
  private static double autocorrelation(double[] values, double slope, double change) {
    double[] line = rest(values, i -> slope * i);
    double[] step = rest(values, i -> i < values.length / 2 ? 0 : halves(values));
    double[] rest = squares(line) <= squares(step) ? line : step;
    double all = squares(rest);
    if (all == 0 || Math.abs(change) >= CLEAR * Math.sqrt(all / rest.length)) {
      return 0;
    }
    double both = 0;
    for (int i = 1; i < rest.length; i++) {
      both += rest[i] * rest[i - 1];
    }
    return Math.min(MOST_ALIKE, both / all);
  }

  private static double[] rest(double[] values, IntToDoubleFunction model) {
    double[] rest = new double[values.length];
    Arrays.setAll(rest, i -> values[i] - model.applyAsDouble(i));
    double mean = Arrays.stream(rest).average().orElse(0);
    return Arrays.stream(rest).map(r -> r - mean).toArray();
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }

  private static double halves(double[] values) {
    int half = values.length / 2;
    return median(Arrays.copyOfRange(values, values.length - half, values.length))
        - median(Arrays.copyOf(values, half));
  }

  private static double slope(double[] values) {
    int n = values.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[k++] = (values[j] - values[i]) / (j - i);
      }
    }
    return median(slopes);
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
