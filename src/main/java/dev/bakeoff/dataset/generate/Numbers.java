package dev.bakeoff.dataset.generate;

/**
 * Numbers: sequences, and the usual distributions. Only StrictMath and exactly specified operations
 * are used, so that every machine draws the same values.
 */
public final class Numbers {
  /** Values outside a range are drawn again so often before they are moved to its edge. */
  private static final int DRAWS = 8;

  private Numbers() {}

  public static Drawer constant(long value) {
    return (draw, out) -> out.setLong(value);
  }

  public static Drawer constant(double value) {
    return (draw, out) -> out.setReal(value);
  }

  /**
   * Counts with the rows: {@code start + step * ((row / every) % cycle)}.
   *
   * @param every so many rows have the same value, at least 1
   * @param cycle it starts anew after so many values; 0 for never
   */
  public static Drawer sequence(long start, long step, long every, long cycle) {
    return (draw, out) -> {
      long count = draw.row() / every;
      out.setLong(start + step * (cycle == 0 ? count : count % cycle));
    };
  }

  /** Whole numbers from min to max, each as often as the others. */
  public static Drawer uniform(long min, long max) {
    long span = max - min + 1;
    return (draw, out) -> out.setLong(min + Keys.below(draw.hash(), span));
  }

  public static Drawer uniform(double min, double max) {
    return (draw, out) -> out.setReal(min + draw.unit() * (max - min));
  }

  /** True with this probability. */
  public static Drawer chance(double share) {
    return (draw, out) -> out.setLong(draw.unit() < share ? 1 : 0);
  }

  /** Normally distributed within a range. */
  public static Drawer normal(double mean, double deviation, Range range) {
    return bounded((draw, i) -> mean + deviation * gauss(draw, i), range);
  }

  /**
   * Log-normally distributed within a range.
   *
   * @param median half of the values are below
   * @param sigma standard deviation of the values' logarithms
   */
  public static Drawer logNormal(double median, double sigma, Range range) {
    return bounded((draw, i) -> median * StrictMath.exp(sigma * gauss(draw, i)), range);
  }

  /** Exponentially distributed from the range's lower end on, with this mean above it. */
  public static Drawer exponential(double mean, Range range) {
    return bounded(
        (draw, i) -> range.min() - mean * StrictMath.log1p(-Hashes.unit(draw.hash(i))), range);
  }

  /**
   * What goes up and down with a time.
   *
   * @param time the column of the time, in microseconds, by number
   * @param mean around which it moves
   * @param amplitude largest deviation as a share of the mean
   * @param periodMicros from peak to peak
   * @param noise standard deviation of what is random, as a share of the mean
   */
  public static Drawer seasonal(
      int time, double mean, double amplitude, long periodMicros, double noise, Range range) {
    return bounded(
        (draw, i) -> {
          double phase = (double) Math.floorMod(draw.cell(time).number(), periodMicros);
          double wave = StrictMath.sin(2 * StrictMath.PI * phase / periodMicros);
          return mean * (1 + amplitude * wave + noise * gauss(draw, i));
        },
        range);
  }

  /**
   * Limits of values.
   *
   * @param min the least, or negative infinity
   * @param max the greatest, or infinity
   */
  public record Range(double min, double max) implements java.io.Serializable {
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean contains(double value) {
      return value >= min && value <= max;
    }
  }

  @FunctionalInterface
  private interface Attempt extends java.io.Serializable {
    double draw(Draw draw, int attempt);
  }

  private static Drawer bounded(Attempt attempt, Range range) {
    return (draw, out) -> {
      double value = attempt.draw(draw, 0);
      for (int i = 1; i < DRAWS && !range.contains(value); i++) {
        value = attempt.draw(draw, i);
      }
      out.setReal(Math.max(range.min(), Math.min(range.max(), value)));
    };
  }

  /** A standard normal value, by the transform of Box and Muller (1958). */
  private static double gauss(Draw draw, int attempt) {
    double radius = Hashes.unit(draw.hash(2 * attempt));
    double angle = Hashes.unit(draw.hash(2 * attempt + 1));
    return StrictMath.sqrt(-2 * StrictMath.log1p(-radius))
        * StrictMath.cos(2 * StrictMath.PI * angle);
  }
}
