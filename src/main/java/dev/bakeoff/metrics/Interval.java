package dev.bakeoff.metrics;

import java.util.Map;

/**
 * What clients did in one stretch of a leg's measured phase.
 *
 * @param startMillis from the start of the measured phase
 * @param seconds how long it really lasted
 * @param latencies of the requests that succeeded
 * @param errors failed requests by kind; their times are not in the latencies
 */
public record Interval(
    long startMillis, double seconds, Latencies latencies, Map<String, Long> errors) {
  public Interval {
    errors = Map.copyOf(errors);
  }

  public long operations() {
    return latencies.count();
  }

  public long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }
}
