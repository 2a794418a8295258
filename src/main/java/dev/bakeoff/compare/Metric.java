package dev.bakeoff.compare;

import java.util.List;

/** What platforms are compared by. Latencies are in milliseconds, throughput in operations/s. */
public enum Metric {
  P50("p50_ms", "p50", 50),
  P95("p95_ms", "p95", 95),
  P99("p99_ms", "p99", 99),
  THROUGHPUT("throughput_ops_s", "throughput", Double.NaN),
  /** The highest rate that kept a goal; only where one was searched. */
  KNEE_RATE("knee_rate_ops_s", "rate within the goal", Double.NaN);

  /** The percentiles, in order. */
  public static final List<Metric> LATENCIES = List.of(P50, P95, P99);

  private static final double BEYOND = 0.025;

  private final String id;
  private final String label;
  private final double percentile;

  Metric(String id, String label, double percentile) {
    this.id = id;
    this.label = label;
    this.percentile = percentile;
  }

  /** As in JSON, with its unit. */
  public String id() {
    return id;
  }

  /** For people, in the middle of a sentence. */
  public String label() {
    return label;
  }

  public boolean isLatency() {
    return !Double.isNaN(percentile);
  }

  /** 0 to 100; NaN of a metric that is no percentile. */
  public double percentile() {
    return percentile;
  }

  /** Whether less of it is better. */
  public boolean lowerIsBetter() {
    return isLatency();
  }

  /**
   * The fewest independent operations of which two bound this percentile from both sides with 95 %
   * confidence, whatever their distribution: the smallest n with p^n of at most 2.5 %, which is 6
   * for p50, 72 for p95 and 368 for p99. With fewer, even the slowest operation may lie below it,
   * and it is withheld. Source: W. J. Conover, Practical Nonparametric Statistics, section 3.2.
   */
  public long fewestOperations() {
    return isLatency() ? (long) Math.ceil(Math.log(BEYOND) / Math.log(percentile / 100)) : 1;
  }
}
