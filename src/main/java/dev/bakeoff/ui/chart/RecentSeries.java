package dev.bakeoff.ui.chart;

/** The newest readings of a line, each as it was: a ring that forgets. Not thread-safe. */
public final class RecentSeries {
  private final double[] seconds;
  private final double[] values;
  private final int[] segments;
  private int start;
  private int size;

  public RecentSeries(int capacity) {
    seconds = new double[capacity];
    values = new double[capacity];
    segments = new int[capacity];
  }

  /** Adds a reading; NaN is left out. */
  public void add(double second, double value, int segment) {
    if (Double.isNaN(value)) {
      return;
    }
    int at = (start + size) % seconds.length;
    seconds[at] = second;
    values[at] = value;
    segments[at] = segment;
    if (size < seconds.length) {
      size++;
    } else {
      start = (start + 1) % seconds.length;
    }
  }

  /** What is there now, oldest first. */
  public Points points() {
    double[] at = new double[size];
    double[] value = new double[size];
    int[] segment = new int[size];
    for (int i = 0; i < size; i++) {
      int from = (start + i) % seconds.length;
      at[i] = seconds[from];
      value[i] = values[from];
      segment[i] = segments[from];
    }
    return new Points(at, value, value, segment, segment);
  }
}
