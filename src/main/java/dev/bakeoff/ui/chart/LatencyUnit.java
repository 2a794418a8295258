package dev.bakeoff.ui.chart;

/** The unit that a latency axis is written in, one for all of its values. */
public enum LatencyUnit {
  MICROSECONDS("µs", 1000),
  MILLISECONDS("ms", 1),
  SECONDS("s", 0.001);

  private final String symbol;
  private final double perMillisecond;

  LatencyUnit(String symbol, double perMillisecond) {
    this.symbol = symbol;
    this.perMillisecond = perMillisecond;
  }

  /** The unit in which the largest of the values is neither tiny nor huge. */
  public static LatencyUnit fitting(double largestMillis) {
    if (largestMillis < 1) {
      return MICROSECONDS;
    }
    return largestMillis < 2000 ? MILLISECONDS : SECONDS;
  }

  public String symbol() {
    return symbol;
  }

  public double of(double millis) {
    return millis * perMillisecond;
  }
}
