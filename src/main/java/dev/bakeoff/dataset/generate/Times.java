package dev.bakeoff.dataset.generate;

import java.util.Arrays;

/** Points in time, in microseconds since the epoch, UTC. */
public final class Times {
  private static final long HOUR = 3_600_000_000L;
  private static final int HOURS_OF_WEEK = 168;

  /** 1970-01-01 was a Thursday; weeks are counted from Monday. */
  private static final long EPOCH_HOUR_OF_WEEK = 72;

  private Times() {}

  /**
   * A span of time in which more happens at some hours than at others.
   *
   * @param from its beginning
   * @param to its end, not in it
   * @param daily how much more happens at two in the afternoon than on average, 0 to 1; at two in
   *     the morning it is so much less
   * @param weekly how much less happens on Saturdays and Sundays, 0 to 1
   */
  public record Span(long from, long to, double daily, double weekly)
      implements java.io.Serializable {}

  /** A random time of the span. */
  public static Drawer random(Span span) {
    Clock clock = new Clock(span);
    return (draw, out) -> out.setLong(clock.at(draw.unit()));
  }

  /** Times that increase with the row's number, spread over the span. */
  public static Drawer increasing(Span span, long rows) {
    Clock clock = new Clock(span);
    double step = 1.0 / Math.max(1, rows);
    return (draw, out) -> out.setLong(clock.at((draw.row() + draw.unit()) * step));
  }

  /** The inverse of the distribution of times, from whole weeks and the hours of one. */
  private static final class Clock implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private final Span span;
    private final boolean even;
    private final double[] cumulated = new double[HOURS_OF_WEEK + 1];
    private final double first;
    private final double weight;

    Clock(Span span) {
      this.span = span;
      this.even = span.daily() == 0 && span.weekly() == 0;
      for (int hour = 0; hour < HOURS_OF_WEEK; hour++) {
        double day = 1 + span.daily() * StrictMath.cos(2 * StrictMath.PI * (hour % 24 - 13.5) / 24);
        double weekend = hour >= 120 ? 1 - span.weekly() : 1;
        cumulated[hour + 1] = cumulated[hour] + Math.max(1e-6, day * weekend);
      }
      this.first = position(span.from());
      this.weight = position(span.to()) - first;
    }

    /** The time before which this share of the span's events lies. */
    long at(double share) {
      if (even) {
        return span.from() + (long) (share * (span.to() - span.from()));
      }
      double position = first + share * weight;
      double week = cumulated[HOURS_OF_WEEK];
      double weeks = Math.floor(position / week);
      double rest = position - weeks * week;
      int found = Arrays.binarySearch(cumulated, rest);
      int hour = Math.min(HOURS_OF_WEEK - 1, found >= 0 ? found : -found - 2);
      double within = (rest - cumulated[hour]) / (cumulated[hour + 1] - cumulated[hour]);
      double hours = weeks * HOURS_OF_WEEK + hour + within - EPOCH_HOUR_OF_WEEK;
      long time = (long) (hours * HOUR);
      return Math.max(span.from(), Math.min(span.to() - 1, time));
    }

    private double position(long time) {
      double hours = (double) time / HOUR + EPOCH_HOUR_OF_WEEK;
      double weeks = Math.floor(hours / HOURS_OF_WEEK);
      double rest = hours - weeks * HOURS_OF_WEEK;
      int hour = (int) rest;
      return weeks * cumulated[HOURS_OF_WEEK]
          + cumulated[hour]
          + (rest - hour) * (cumulated[hour + 1] - cumulated[hour]);
    }
  }
}
