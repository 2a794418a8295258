package dev.bakeoff.metrics;

import java.util.Map;

/**
 * The driver machine and the software on it, as it goes with every run.
 *
 * @param cpu model name
 * @param cores logical processors
 * @param memoryMb in 10^6 bytes
 * @param os name and version
 * @param jdk the driver's Java runtime
 * @param bakeoff Bakeoff's version
 * @param hostId a stable hash of the machine's identity, to tell "the same driver machine"
 * @param extra anything else worth keeping, by name
 */
public record Environment(
    String cpu,
    int cores,
    long memoryMb,
    String os,
    String jdk,
    String bakeoff,
    String hostId,
    Map<String, String> extra) {
  public Environment {
    extra = Map.copyOf(extra);
  }
}
