package dev.bakeoff.workload;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A workload as the user states it.
 *
 * @param name unique within a run
 * @param pattern what each request does
 * @param clients the client counts to run with, one leg each
 * @param warmup how long clients run before anything counts
 * @param duration how long they are measured; with iterations, the longest it may take
 * @param iterations requests per client instead of a fixed time
 * @param fanoutLimit child rows per request of a fanout
 * @param keys how keys are drawn
 */
public record Workload(
    String name,
    Pattern pattern,
    List<Integer> clients,
    Duration warmup,
    Duration duration,
    OptionalLong iterations,
    int fanoutLimit,
    KeyDistribution keys) {
  public Workload {
    clients = List.copyOf(clients);
  }

  /** How keys are drawn from the loaded ones. */
  public enum KeyDistribution {
    UNIFORM,
    ZIPF
  }
}
