package dev.bakeoff.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one cell, in milliseconds or operations per second.
 *
 * @param metric which
 * @param pooled over all completed trials: a percentile of the merged histogram, or all operations
 *     by all measured seconds; empty where nothing was measured or too few operations were
 * @param perTrial the completed trials' values in trial order; empty where any of them had too few
 *     operations
 * @param range the 95 % confidence interval over trials of the trial values' geometric mean; from
 *     three trials on
 * @param difference to the baseline; empty for the baseline itself
 */
public record MetricStats(
    Metric metric,
    OptionalDouble pooled,
    List<Double> perTrial,
    Optional<Range> range,
    Optional<Difference> difference) {
  public MetricStats {
    perTrial = List.copyOf(perTrial);
  }

  MetricStats with(Difference toBaseline) {
    return new MetricStats(metric, pooled, perTrial, range, Optional.of(toBaseline));
  }
}
