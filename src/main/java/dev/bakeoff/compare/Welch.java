package dev.bakeoff.compare;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence intervals over trials, on logarithms, where a difference is a ratio and latencies and
 * throughputs are close to symmetric.
 *
 * <p>With trial values a_1..a_n of the baseline and b_1..b_m of the other, and means and sample
 * variances of their natural logarithms:
 *
 * <pre>
 *   d  = mean(ln b) - mean(ln a)
 *   se = sqrt(s_a^2/n + s_b^2/m)
 *   v  = se^4 / ((s_a^2/n)^2/(n-1) + (s_b^2/m)^2/(m-1))
 *   difference = e^d - 1,  95 % interval = e^(d -+ t(0.975, v) se) - 1
 * </pre>
 *
 * so the estimate is the ratio of geometric means, and the chance of so large a difference between
 * equal platforms is 2 P(T_v &gt; |d| / se). Source: B. L. Welch, "The generalization of
 * 'Student's' problem when several different population variances are involved", Biometrika 34
 * (1947) 28-35, with the degrees of freedom of F. E. Satterthwaite, Biometrics Bulletin 2 (1946)
 * 110-114.
 *
 * <p>A histogram of three significant digits cannot tell values apart that lie within 0.1 % of each
 * other, so equal trial values do not mean no spread: no variance is taken as smaller than that of
 * a uniform error of that width, 0.001^2/12.
 */
final class Welch {
  /** Fewer trials than this give no interval: two cannot tell spread from chance. */
  static final int FEWEST_TRIALS = 3;

  private static final double CONFIDENCE = 0.95;

  /** Of a histogram with three significant digits. */
  static final double RESOLUTION = 0.001;

  /** A search for the highest rate goes in steps. */
  private static final double SEARCHED = 0.05;

  private Welch() {}

  /** How finely a metric is measured. */
  static double resolution(Metric metric) {
    return switch (metric) {
      case P50, P95, P99, THROUGHPUT -> RESOLUTION;
      case KNEE_RATE -> SEARCHED;
    };
  }

  /**
   * The difference of the second to the first.
   *
   * @param baseline at least {@link #FEWEST_TRIALS} values above 0
   * @param other at least {@link #FEWEST_TRIALS} values above 0
   */
  static Estimate difference(List<Double> baseline, List<Double> other) {
    return difference(baseline, other, RESOLUTION);
  }

  /**
   * The same of values that were measured less finely.
   *
   * @param resolution relative: 0.05 where values within 5 % cannot be told apart
   */
  static Estimate difference(List<Double> baseline, List<Double> other, double resolution) {
    Sample a = Sample.ofLogs(baseline, resolution);
    Sample b = Sample.ofLogs(other, resolution);
    double varianceOfMeans = a.varianceOfMean() + b.varianceOfMean();
    double d = b.mean() - a.mean();
    double half = quantile(degrees(a, b)) * Math.sqrt(varianceOfMeans);
    double p = chance(a, b);
    return new Estimate(
        percent(d),
        percent(d - half),
        percent(d + half),
        new Estimate.Evidence(p, p, cliffsDelta(baseline, other)));
  }

  /** The chance of so large a difference between equal platforms, without the interval. */
  static double chance(List<Double> baseline, List<Double> other, double resolution) {
    return chance(Sample.ofLogs(baseline, resolution), Sample.ofLogs(other, resolution));
  }

  private static double chance(Sample a, Sample b) {
    double t = Math.abs(b.mean() - a.mean()) / Math.sqrt(a.varianceOfMean() + b.varianceOfMean());
    return 2 * TDistribution.of(degrees(a, b)).survivalProbability(t);
  }

  private static double degrees(Sample a, Sample b) {
    double varianceOfMeans = a.varianceOfMean() + b.varianceOfMean();
    return varianceOfMeans
        * varianceOfMeans
        / (a.varianceOfMean() * a.varianceOfMean() / (a.n() - 1)
            + b.varianceOfMean() * b.varianceOfMean() / (b.n() - 1));
  }

  /**
   * The interval of the values' geometric mean: e^(mean(ln x) -+ t(0.975, n-1) s/sqrt(n)).
   *
   * @param values at least {@link #FEWEST_TRIALS} values above 0
   */
  static Range geometricMean(List<Double> values) {
    return geometricMean(values, RESOLUTION);
  }

  static Range geometricMean(List<Double> values, double resolution) {
    Sample sample = Sample.ofLogs(values, resolution);
    double half = quantile(sample.n() - 1.0) * Math.sqrt(sample.varianceOfMean());
    return new Range(Math.exp(sample.mean() - half), Math.exp(sample.mean() + half));
  }

  private static double cliffsDelta(List<Double> baseline, List<Double> other) {
    double sum = 0;
    for (double a : baseline) {
      for (double b : other) {
        sum += Math.signum(b - a);
      }
    }
    return sum / baseline.size() / other.size();
  }

  private static double quantile(double degrees) {
    return TDistribution.of(degrees).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
  }

  private static double percent(double logRatio) {
    return 100 * Math.expm1(logRatio);
  }

  private record Sample(int n, double mean, double varianceOfMean) {
    static Sample ofLogs(List<Double> values, double resolution) {
      int n = values.size();
      if (n < FEWEST_TRIALS || values.stream().anyMatch(v -> !(v > 0))) {
        throw new IllegalArgumentException("needs three or more values above 0: " + values);
      }
      double mean = values.stream().mapToDouble(Math::log).average().orElseThrow();
      double squares =
          values.stream().mapToDouble(v -> (Math.log(v) - mean) * (Math.log(v) - mean)).sum();
      return new Sample(n, mean, Math.max(squares / (n - 1), resolution * resolution / 12) / n);
    }
  }
}
