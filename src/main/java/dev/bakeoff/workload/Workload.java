package dev.bakeoff.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
 * @param options everything else
 */
public record Workload(
    String name,
    Pattern pattern,
    List<Integer> clients,
    Duration warmup,
    Duration duration,
    OptionalLong iterations,
    int fanoutLimit,
    KeyDistribution keys,
    WorkloadOptions options) {
  @JsonCreator
  public Workload {
    clients = List.copyOf(clients);
    // Plans of earlier versions are kept in history without them.
    options = options == null ? WorkloadOptions.DEFAULT : options;
  }

  /** A closed loop, with everything else as usual. */
  public Workload(
      String name,
      Pattern pattern,
      List<Integer> clients,
      Duration warmup,
      Duration duration,
      OptionalLong iterations,
      int fanoutLimit,
      KeyDistribution keys) {
    this(
        name,
        pattern,
        clients,
        warmup,
        duration,
        iterations,
        fanoutLimit,
        keys,
        WorkloadOptions.DEFAULT);
  }

  public Workload with(WorkloadOptions other) {
    return new Workload(
        name, pattern, clients, warmup, duration, iterations, fanoutLimit, keys, other);
  }

  /** How keys are drawn from the loaded ones. */
  public enum KeyDistribution {
    /** Each key as often as any other. */
    UNIFORM,
    /** Few keys often, most keys seldom; the frequent ones lie anywhere. */
    ZIPF,
    /** A share of the keys gets a share of the requests. */
    HOT,
    /** One after the other, each client from a place of its own. */
    SEQUENTIAL,
    /** The greatest keys most often, as where the newest rows are asked for. */
    LATEST;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
