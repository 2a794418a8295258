package dev.bakeoff.compare.projection;

import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.LegRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be projected over dataset sizes. */
public enum Projected {
  THROUGHPUT("throughput_ops_s", "throughput", "ops/s"),
  P50("p50_ms", "p50", "ms"),
  P95("p95_ms", "p95", "ms"),
  P99("p99_ms", "p99", "ms"),
  MEAN("mean_ms", "mean time of a request", "ms"),
  /** Memory of everything that worked for the leg. */
  MEMORY("rss_peak_mb", "memory", "MB"),
  /** Of the platform's load, not of a leg. */
  LOAD_TIME("load_s", "loading time", "s"),
  LOAD_RATE("load_rows_s", "loading rate", "rows/s");

  private final String id;
  private final String label;
  private final String unit;

  Projected(String id, String label, String unit) {
    this.id = id;
    this.label = label;
    this.unit = unit;
  }

  /** As in JSON and on the command line. */
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }

  /** Whether it is a matter of loading and not of a workload. */
  public boolean ofLoading() {
    return this == LOAD_TIME || this == LOAD_RATE;
  }

  /** A trial's value; NaN where it has too few requests for it, and of loading. */
  double of(LegRecord leg) {
    return switch (this) {
      case THROUGHPUT -> leg.throughput();
      case P50 -> percentile(leg, Metric.P50);
      case P95 -> percentile(leg, Metric.P95);
      case P99 -> percentile(leg, Metric.P99);
      case MEAN -> leg.latencies().meanMillis();
      case MEMORY ->
          leg.resources().stream()
              .mapToDouble(s -> s.workerRssMb() + s.serverRssMb().orElse(0))
              .max()
              .orElse(Double.NaN);
      case LOAD_TIME, LOAD_RATE -> Double.NaN;
    };
  }

  private static double percentile(LegRecord leg, Metric metric) {
    return leg.operations() < metric.fewestOperations()
        ? Double.NaN
        : leg.latencies().percentileMillis(metric.percentile());
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Projected::id).toList();
  }

  /** The metric of an id, whatever its case. */
  public static Optional<Projected> find(String id) {
    return Arrays.stream(values())
        .filter(p -> p.id.equals(id.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
