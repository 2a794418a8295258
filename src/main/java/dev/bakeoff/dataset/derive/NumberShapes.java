package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.ColumnType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Finds the distribution that numbers are nearest to. */
final class NumberShapes {
  /** So few different numbers are categories, on a grid of their own. */
  static final int FEW = 20;

  /** Mean distance of quantiles, as a share of the middle 98 %; beyond it no usual law fits. */
  private static final double CLOSE = 0.02;

  private static final double[] PROBABILITIES = {
    0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99
  };

  private static final double[] CUTS = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

  private NumberShapes() {}

  /** A shape, and what it was chosen by. */
  record Found(Shape shape, String measured) {}

  private record Candidate(String name, Shape shape, DoubleUnaryOperator quantile) {}

  /**
   * Chooses.
   *
   * @param type of the column; JSON's numbers count as BIGINT or DOUBLE
   * @param least of all values
   * @param greatest of all values
   * @param sample of them
   */
  static Found of(ColumnType type, double least, double greatest, double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    Outward range = Outward.of(least, greatest, type);
    Candidate best = null;
    double distance = Double.MAX_VALUE;
    for (Candidate candidate : candidates(type, sorted, range)) {
      double its = distance(candidate.quantile(), sorted);
      if (its < distance) {
        best = candidate;
        distance = its;
      }
    }
    if (best == null || (distance > CLOSE && sorted.length > 20)) {
      return new Found(
          pieces(type, sorted, range),
          "no usual law fits (%s is off by %.1f %%), so by ranges"
              .formatted(best == null ? "none" : best.name(), Math.min(999, distance * 100)));
    }
    return new Found(
        best.shape(),
        String.format(Locale.ROOT, "%s, off by %.1f %%", best.name(), distance * 100));
  }

  /**
   * Few different numbers.
   *
   * @param frequencies of the numbers in their order
   */
  static Shape grid(ColumnType type, double least, double greatest, List<Long> frequencies) {
    int count = frequencies.size();
    int places = places(type);
    // Numbers without gaps are their range; others move to a grid between its ends.
    boolean dense = isWhole(type) && greatest - least == count - 1.0;
    Map<String, Double> weights = new LinkedHashMap<>();
    double total = frequencies.stream().mapToLong(f -> f).sum();
    for (int i = 0; i < count; i++) {
      double value =
          dense ? least + i : least + (i + 0.5) * (greatest - least) / Math.max(1, count);
      BigDecimal rounded =
          isWhole(type) || type.kind() == ColumnType.Kind.DECIMAL
              ? new BigDecimal(value).setScale(places, RoundingMode.HALF_UP)
              : new BigDecimal(value).round(new MathContext(6));
      weights.merge(
          rounded.stripTrailingZeros().toPlainString(),
          percent(frequencies.get(i) / total),
          Double::sum);
    }
    return new Shape.Categories(weights);
  }

  /** A share in percent, to four digits that count. */
  static double percent(double share) {
    return new BigDecimal(share * 100).round(new MathContext(4)).doubleValue();
  }

  /** INT or BIGINT. */
  static boolean isWholeNumber(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT -> true;
      case DECIMAL, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, TEXT, JSON -> false;
    };
  }

  static boolean isWhole(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case DECIMAL -> type.scale() == 0;
      case DOUBLE, TEXT, JSON -> false;
    };
  }

  private static int places(ColumnType type) {
    return type.kind() == ColumnType.Kind.DECIMAL ? type.scale() : 0;
  }

  private static List<Candidate> candidates(ColumnType type, double[] sorted, Outward range) {
    List<Candidate> all = new ArrayList<>();
    double min = range.min().doubleValue();
    double max = range.max().doubleValue();
    DoubleUnaryOperator inside = v -> Math.clamp(v, min, max);
    all.add(
        new Candidate(
            "uniform",
            new Shape.Uniform(range.min(), range.max()),
            p -> min + p * (max - min + (isWhole(type) ? 1 : 0))));
    double mean = Arrays.stream(sorted).average().orElse(0);
    double deviation = deviation(sorted, mean);
    if (deviation > 0 && Double.isFinite(deviation)) {
      all.add(
          new Candidate(
              "normal",
              new Shape.Normal(mean, deviation, range.min(), range.max()),
              p -> inside.applyAsDouble(mean + deviation * normalQuantile(p))));
    }
    if (sorted.length > 0 && sorted[0] > 0) {
      double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
      double middle = quantile(logs, 0.5);
      double sigma = deviation(logs, Arrays.stream(logs).average().orElse(0));
      if (sigma > 0) {
        all.add(
            new Candidate(
                "lognormal",
                new Shape.LogNormal(Math.exp(middle), sigma, range.min(), range.max()),
                p -> inside.applyAsDouble(Math.exp(middle + sigma * normalQuantile(p)))));
      }
    }
    if (mean > min) {
      all.add(
          new Candidate(
              "exponential",
              new Shape.Exponential(mean - min, range.min(), range.max()),
              p -> inside.applyAsDouble(min - (mean - min) * Math.log1p(-p))));
    }
    return all;
  }

  private static double distance(DoubleUnaryOperator quantile, double[] sorted) {
    double spread = quantile(sorted, 0.99) - quantile(sorted, 0.01);
    if (!(spread > 0)) {
      return 0;
    }
    double sum = 0;
    for (double p : PROBABILITIES) {
      sum += Math.abs(quantile.applyAsDouble(p) - quantile(sorted, p));
    }
    return sum / PROBABILITIES.length / spread;
  }

  /** Uniform between rounded quantiles. */
  private static Shape pieces(ColumnType type, double[] sorted, Outward range) {
    List<Shape.Choice> choices = new ArrayList<>();
    double before = 0;
    BigDecimal from = range.min();
    for (int i = 0; i <= CUTS.length; i++) {
      double until = i == CUTS.length ? 1 : CUTS[i];
      BigDecimal to = i == CUTS.length ? range.max() : rounded(type, quantile(sorted, until));
      to = to.max(from).min(range.max());
      choices.add(new Shape.Choice(percent(until - before), new Shape.Uniform(from, to)));
      from = to;
      before = until;
    }
    return new Shape.Mixture(choices);
  }

  private static BigDecimal rounded(ColumnType type, double value) {
    BigDecimal short3 = new BigDecimal(value).round(new MathContext(3));
    return isWhole(type) || type.kind() == ColumnType.Kind.DECIMAL
        ? short3.setScale(Math.max(0, places(type)), RoundingMode.HALF_UP)
        : short3;
  }

  static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return 0;
    }
    double at = p * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
  }

  /** Approximation 26.2.23 of Abramowitz and Stegun; off by less than 4.5e-4. */
  private static double normalQuantile(double p) {
    double tail = Math.min(p, 1 - p);
    double t = Math.sqrt(-2 * Math.log(tail));
    double z =
        t
            - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    return p < 0.5 ? -z : z;
  }
}
