package dev.bakeoff.compare.trend;

import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import java.util.List;
import java.util.Optional;

/**
 * One metric of one workload with one number of clients on one platform, run by run.
 *
 * @param key workload, clients, loop and rate
 * @param platform the profile's name
 * @param displayName for people
 * @param metric which
 * @param points in order of time; at least one
 */
public record Trend(
    Group.Key key, String platform, String displayName, Metric metric, List<TrendPoint> points) {
  public Trend {
    points = List.copyOf(points);
  }

  /** The newest run that is pinned as baseline. */
  public Optional<TrendPoint> baseline() {
    return points.reversed().stream().filter(TrendPoint::baseline).findFirst();
  }

  /** The runs that changed beyond the noise. */
  public List<TrendPoint> changes() {
    return points.stream().filter(TrendPoint::changeShown).toList();
  }
}
