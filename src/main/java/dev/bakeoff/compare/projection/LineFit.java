package dev.bakeoff.compare.projection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A line by least squares with its prediction interval: of the values themselves, or of their
 * logarithms, where it is a power law y = a x^b.
 *
 * <p>With n points, residual standard error s and S = Σ(x - mean x)², a new point at x0 is expected
 * within ŷ(x0) ∓ t(0.975, n - 2) s √(1 + 1/n + (x0 - mean x)²/S). Source: N. R. Draper and H.
 * Smith, Applied Regression Analysis, 3rd edition (1998), section 1.4.
 *
 * @param shape which line
 * @param intercept on the line's own scale
 * @param slope on the line's own scale: a power law's exponent
 */
public record LineFit(
    Shape shape,
    double intercept,
    double slope,
    double error,
    double meanX,
    double spreadX,
    int n) {
  /** Which line. */
  public enum Shape {
    /** y = a + b x. */
    LINEAR("straight line"),
    /** y = a x^b. */
    POWER("power law");

    private final String label;

    Shape(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    double of(double value) {
      return this == POWER ? Math.log(value) : value;
    }

    double back(double value) {
      return this == POWER ? Math.exp(value) : value;
    }
  }

  /** A value that a line gives, with the 95 % interval in which a new point is expected. */
  public record Predicted(double value, double low, double high) {}

  /**
   * Fits a line.
   *
   * @param xs at least three, not all equal, above 0
   * @param ys as many, above 0
   */
  static LineFit of(Shape shape, double[] xs, double[] ys) {
    int n = xs.length;
    double[] x = Arrays.stream(xs).map(shape::of).toArray();
    double[] y = Arrays.stream(ys).map(shape::of).toArray();
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double spread = IntStream.range(0, n).mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX)).sum();
    double both = IntStream.range(0, n).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    double slope = both / spread;
    double intercept = meanY - slope * meanX;
    double squares =
        IntStream.range(0, n)
            .mapToDouble(i -> y[i] - intercept - slope * x[i])
            .map(r -> r * r)
            .sum();
    return new LineFit(shape, intercept, slope, Math.sqrt(squares / (n - 2)), meanX, spread, n);
  }

  /** Of both lines the one that misses the points by less, in proportion to them. */
  static LineFit better(double[] xs, double[] ys) {
    LineFit linear = of(Shape.LINEAR, xs, ys);
    LineFit power = of(Shape.POWER, xs, ys);
    return linear.misses(xs, ys) < power.misses(xs, ys) ? linear : power;
  }

  /** The root of the mean square of ln(y/ŷ); infinite where the line falls below 0. */
  double misses(double[] xs, double[] ys) {
    double sum = 0;
    for (int i = 0; i < xs.length; i++) {
      double at = at(xs[i]).value();
      double ratio = at > 0 ? Math.log(ys[i] / at) : Double.POSITIVE_INFINITY;
      sum += ratio * ratio;
    }
    return Math.sqrt(sum / xs.length);
  }

  /** What the line gives at a place; times and rates are never below 0. */
  public Predicted at(double x) {
    double place = shape.of(x);
    double value = intercept + slope * place;
    double half =
        TDistribution.of(n - 2).inverseCumulativeProbability(0.975)
            * error
            * Math.sqrt(1 + 1.0 / n + (place - meanX) * (place - meanX) / spreadX);
    return new Predicted(
        Math.max(0, shape.back(value)),
        Math.max(0, shape.back(value - half)),
        shape.back(value + half));
  }
}
