package dev.bakeoff.compare;

import java.util.List;

/** What platforms are compared by. Latencies are in milliseconds, throughput in operations/s. */
public enum Metric {
  P50("p50_ms", "p50", 50),
  P95("p95_ms", "p95", 95),
  P99("p99_ms", "p99", 99),
  THROUGHPUT("throughput_ops_s", "throughput", Double.NaN);

  /** The percentiles, in order. */
  public static final List<Metric> LATENCIES = List.of(P50, P95, P99);

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
   * The fewest operations that say anything about this metric: with fewer than 100 requests not one
   * is expected beyond the 99th percentile, so that "p99" would only be another name for the
   * maximum.
   */
  public long fewestOperations() {
    return isLatency() ? Math.round(100 / (100 - percentile)) : 1;
  }
}
