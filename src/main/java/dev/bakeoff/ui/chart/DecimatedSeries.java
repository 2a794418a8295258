package dev.bakeoff.ui.chart;

import java.util.Arrays;

/**
 * A line over a run of any length in a fixed amount of memory. When it is full, neighbours are
 * merged two by two and from then on each point takes twice as many readings; a point keeps the
 * lowest and the highest of its readings. Not thread-safe.
 */
public final class DecimatedSeries {
  private final double[] seconds;
  private final double[] lows;
  private final double[] highs;
  private final int[] firstSegments;
  private final int[] lastSegments;
  private int size;
  private int readingsPerPoint = 1;
  private int readingsInLast;

  /**
   * @param capacity points kept at most; even, so that they merge in pairs
   */
  public DecimatedSeries(int capacity) {
    if (capacity < 2 || capacity % 2 != 0) {
      throw new IllegalArgumentException("capacity must be even and positive: " + capacity);
    }
    seconds = new double[capacity];
    lows = new double[capacity];
    highs = new double[capacity];
    firstSegments = new int[capacity];
    lastSegments = new int[capacity];
  }

  /**
   * Adds a reading; NaN is left out.
   *
   * @param second not before the reading added last
   * @param value what was read
   * @param segment readings of one segment are joined by a line
   */
  public void add(double second, double value, int segment) {
    if (Double.isNaN(value)) {
      return;
    }
    if (size > 0 && readingsInLast < readingsPerPoint) {
      int last = size - 1;
      seconds[last] = second;
      lows[last] = Math.min(lows[last], value);
      highs[last] = Math.max(highs[last], value);
      lastSegments[last] = segment;
      readingsInLast++;
      return;
    }
    if (size == seconds.length) {
      halve();
    }
    seconds[size] = second;
    lows[size] = value;
    highs[size] = value;
    firstSegments[size] = segment;
    lastSegments[size] = segment;
    size++;
    readingsInLast = 1;
  }

  private void halve() {
    for (int i = 0; i < size / 2; i++) {
      int left = 2 * i;
      int right = left + 1;
      seconds[i] = seconds[right];
      lows[i] = Math.min(lows[left], lows[right]);
      highs[i] = Math.max(highs[left], highs[right]);
      firstSegments[i] = firstSegments[left];
      lastSegments[i] = lastSegments[right];
    }
    size /= 2;
    readingsPerPoint *= 2;
  }

  /** What is there now. */
  public Points points() {
    return new Points(
        Arrays.copyOf(seconds, size),
        Arrays.copyOf(lows, size),
        Arrays.copyOf(highs, size),
        Arrays.copyOf(firstSegments, size),
        Arrays.copyOf(lastSegments, size));
  }
}
