package dev.bakeoff.ui.chart;

import java.util.Arrays;

/**
 * Points of one line in time order. A point stands for one reading or more: it has the lowest and
 * the highest of them, so that thinning out never hides a spike. Immutable and thread-safe.
 */
public final class Points {
  public static final Points EMPTY =
      new Points(new double[0], new double[0], new double[0], new int[0], new int[0]);

  private final double[] seconds;
  private final double[] lows;
  private final double[] highs;
  private final int[] firstSegments;
  private final int[] lastSegments;

  /** Takes ownership of the arrays, all of one length. */
  Points(double[] seconds, double[] lows, double[] highs, int[] firstSegments, int[] lastSegments) {
    this.seconds = seconds;
    this.lows = lows;
    this.highs = highs;
    this.firstSegments = firstSegments;
    this.lastSegments = lastSegments;
  }

  public int size() {
    return seconds.length;
  }

  /** When the newest reading of a point was taken, in seconds of the run. */
  public double second(int index) {
    return seconds[index];
  }

  public double low(int index) {
    return lows[index];
  }

  public double high(int index) {
    return highs[index];
  }

  /** The segment (a leg's number) of a point's newest reading. */
  public int segment(int index) {
    return lastSegments[index];
  }

  /** Whether a point continues the line of the one before it. */
  public boolean joined(int index) {
    return index > 0 && firstSegments[index] == lastSegments[index - 1];
  }

  /** The lowest positive value; NaN where there is none. */
  public double minPositive() {
    return Arrays.stream(lows).filter(v -> v > 0).min().orElse(Double.NaN);
  }

  /** The highest value; NaN where there is none. */
  public double max() {
    return Arrays.stream(highs).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
  }

  /** The point nearest in time; -1 where there are none. */
  public int nearest(double second) {
    int at = Arrays.binarySearch(seconds, second);
    if (at >= 0 || seconds.length == 0) {
      return at >= 0 ? at : -1;
    }
    int after = -at - 1;
    if (after == 0) {
      return 0;
    }
    if (after == seconds.length) {
      return after - 1;
    }
    return second - seconds[after - 1] <= seconds[after] - second ? after - 1 : after;
  }

  /** When the point after a moment was taken; NaN where there is none. */
  public double secondAfter(double second) {
    int at = Arrays.binarySearch(seconds, Math.nextUp(second));
    int next = at >= 0 ? at : -at - 1;
    return next < seconds.length ? seconds[next] : Double.NaN;
  }

  /** When the point before a moment was taken; NaN where there is none. */
  public double secondBefore(double second) {
    int at = Arrays.binarySearch(seconds, second);
    int before = (at >= 0 ? at : -at - 1) - 1;
    return before >= 0 ? seconds[before] : Double.NaN;
  }

  /** The points from a moment on. */
  public Points from(double second) {
    int start = 0;
    while (start < seconds.length && seconds[start] < second) {
      start++;
    }
    if (start == 0) {
      return this;
    }
    int end = seconds.length;
    return new Points(
        Arrays.copyOfRange(seconds, start, end),
        Arrays.copyOfRange(lows, start, end),
        Arrays.copyOfRange(highs, start, end),
        Arrays.copyOfRange(firstSegments, start, end),
        Arrays.copyOfRange(lastSegments, start, end));
  }
}
