package dev.bakeoff.compare.trend;

import dev.bakeoff.compare.Metric;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which trends are asked for.
 *
 * @param workload its name, whatever the case
 * @param platform part of the profile's name or its name for people; empty for all
 * @param clients only with so many
 * @param metric what is followed
 * @param newest at most so many runs, the newest
 */
public record TrendQuery(
    String workload, Optional<String> platform, OptionalInt clients, Metric metric, int newest) {
  /** As many runs as a chart can show. */
  public static final int MOST = 200;
}
