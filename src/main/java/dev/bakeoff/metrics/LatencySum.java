package dev.bakeoff.metrics;

import org.HdrHistogram.Histogram;

/** Distributions added up one by one, in the memory of one. Not thread-safe. */
public final class LatencySum {
  private final Histogram sum = new Histogram(3);

  public void add(Latencies part) {
    sum.add(part.histogram());
  }

  /** What was added so far. */
  public Latencies toLatencies() {
    return new Latencies(sum.copy());
  }
}
