package dev.bakeoff.metrics;

import java.util.Map;
import java.util.Optional;

/**
 * What clients did in one stretch of a leg's measured phase.
 *
 * @param startMillis from the start of the measured phase
 * @param seconds how long it really lasted
 * @param latencies of the requests that succeeded: service times in a closed loop, response times
 *     from the intended start in an open one
 * @param errors failed requests by kind; their times are not in the latencies
 * @param series further distributions by their name in {@link Series}; only those that were
 *     measured
 * @param arrivals how an open loop kept to its schedule; empty in a closed one
 */
public record Interval(
    long startMillis,
    double seconds,
    Latencies latencies,
    Map<String, Long> errors,
    Map<String, Latencies> series,
    Optional<ArrivalCounts> arrivals) {
  public Interval {
    errors = Map.copyOf(errors);
    series = Map.copyOf(series);
  }

  /** Of a closed loop, with nothing further. */
  public Interval(long startMillis, double seconds, Latencies latencies, Map<String, Long> errors) {
    this(startMillis, seconds, latencies, errors, Map.of(), Optional.empty());
  }

  public long operations() {
    return latencies.count();
  }

  public long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }
}
