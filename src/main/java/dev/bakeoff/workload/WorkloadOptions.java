package dev.bakeoff.workload;

import java.util.Locale;
import java.util.Map;

/**
 * What a workload may say beyond its pattern, clients and times. Absent parts, as in plans of
 * earlier versions, are at their defaults.
 *
 * @param pacing when requests are sent
 * @param keys how keys are drawn
 * @param shape what requests do
 * @param cache what the platform's caches hold when a leg begins
 * @param errorBudget the share of failed requests, 0 to 1, up to which figures get a verdict
 * @param expected what the user expects, by metric with its unit: {@code p99_ms}, {@code
 *     throughput_ops_s}
 */
public record WorkloadOptions(
    Pacing pacing,
    KeyOptions keys,
    Shape shape,
    CacheState cache,
    Double errorBudget,
    Map<String, Double> expected) {
  private static final double ERROR_BUDGET = 0.01;

  /** A closed loop on warm caches. */
  public static final WorkloadOptions DEFAULT =
      new WorkloadOptions(
          Pacing.CLOSED,
          KeyOptions.DEFAULT,
          Shape.DEFAULT,
          CacheState.WARM,
          ERROR_BUDGET,
          Map.of());

  public WorkloadOptions {
    pacing = pacing == null ? Pacing.CLOSED : pacing;
    keys = keys == null ? KeyOptions.DEFAULT : keys;
    shape = shape == null ? Shape.DEFAULT : shape;
    cache = cache == null ? CacheState.WARM : cache;
    errorBudget = errorBudget == null ? ERROR_BUDGET : errorBudget;
    expected = expected == null ? Map.of() : Map.copyOf(expected);
  }

  public WorkloadOptions with(Pacing other) {
    return new WorkloadOptions(other, keys, shape, cache, errorBudget, expected);
  }

  public WorkloadOptions with(KeyOptions other) {
    return new WorkloadOptions(pacing, other, shape, cache, errorBudget, expected);
  }

  public WorkloadOptions with(Shape other) {
    return new WorkloadOptions(pacing, keys, other, cache, errorBudget, expected);
  }

  public WorkloadOptions with(CacheState other) {
    return new WorkloadOptions(pacing, keys, shape, other, errorBudget, expected);
  }

  /** What caches hold when a leg begins. */
  public enum CacheState {
    /** Whatever loading, warm-up and earlier legs have left. */
    WARM,
    /** Nothing, as far as Bakeoff can see to it: server restarted, file caches dropped. */
    COLD;

    /** As in YAML and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
