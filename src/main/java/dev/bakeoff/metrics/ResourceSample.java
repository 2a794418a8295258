package dev.bakeoff.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What processes used at one moment of a leg.
 *
 * @param workerCpuPercent of one core since the sample before: 100 is one core busy
 * @param workerRssMb resident memory of the worker and its children, in 10^6 bytes
 * @param serverCpuPercent the same of the server's processes, where they are on this machine
 * @param serverRssMb resident memory of the server's processes; memory that they share is counted
 *     once where the system tells
 * @param at when, by the runner's clock; empty in samples of earlier versions
 * @param further anything else that was measured, by its name in {@link Gauge}
 */
public record ResourceSample(
    double workerCpuPercent,
    double workerRssMb,
    OptionalDouble serverCpuPercent,
    OptionalDouble serverRssMb,
    Optional<Instant> at,
    Map<String, Double> further) {
  public ResourceSample {
    further = Map.copyOf(further);
  }

  /** Of processes only. */
  public ResourceSample(
      double workerCpuPercent,
      double workerRssMb,
      OptionalDouble serverCpuPercent,
      OptionalDouble serverRssMb) {
    this(workerCpuPercent, workerRssMb, serverCpuPercent, serverRssMb, Optional.empty(), Map.of());
  }

  /** One of the further values. */
  public OptionalDouble gauge(String name) {
    Double value = further.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
