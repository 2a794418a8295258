package dev.bakeoff.compare;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.metrics.cost.Cost;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one platform did in one group, its completed trials together. A trial that failed, was
 * cancelled or interrupted is in no figure here.
 *
 * @param platform the {@link ComparedPlatform#id}
 * @param plannedTrials how many there should be; 0 where the platform's run has no such leg
 * @param completedTrials how many the figures stand for
 * @param operations successful requests
 * @param errorCount failed requests
 * @param errors failed requests by kind
 * @param maxMillis the slowest successful request
 * @param metrics every {@link Metric}
 * @param resources what its processes used
 * @param errorBudget the share of failed requests, 0 to 1, up to which there is a verdict
 * @param doubts what its trials' truth checks found doubtful or broken, the worst of each kind
 * @param cost of its completed trials' measured phases
 * @param note why trials are missing, in words; empty where none is
 */
public record CellStats(
    String platform,
    int plannedTrials,
    int completedTrials,
    long operations,
    long errorCount,
    Map<String, Long> errors,
    OptionalDouble maxMillis,
    Map<Metric, MetricStats> metrics,
    Resources resources,
    double errorBudget,
    List<TruthCheck> doubts,
    Cost cost,
    String note) {
  public CellStats {
    doubts = List.copyOf(doubts);
    errors = Collections.unmodifiableMap(new TreeMap<>(errors));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  public MetricStats metric(Metric metric) {
    return metrics.get(metric);
  }

  /** Failed requests by all requests, 0 to 1. */
  public double errorShare() {
    long all = operations + errorCount;
    return all == 0 ? 0 : (double) errorCount / all;
  }

  public boolean overErrorBudget() {
    return errorShare() > errorBudget;
  }

  /** Whether a truth check of one of its trials is broken: then there is no verdict. */
  public boolean broken() {
    return doubts.stream().anyMatch(d -> d.state() == TruthCheck.State.BROKEN);
  }

  public boolean hasFigures() {
    return completedTrials > 0;
  }

  CellStats with(Map<Metric, MetricStats> changed) {
    return new CellStats(
        platform,
        plannedTrials,
        completedTrials,
        operations,
        errorCount,
        errors,
        maxMillis,
        changed,
        resources,
        errorBudget,
        doubts,
        cost,
        note);
  }

  /**
   * Peaks over all trials' samples and means over trials. The worker holds the load driver, and the
   * engine too where it is embedded.
   *
   * @param workerRssPeakMb in 10^6 bytes
   * @param serverRssPeakMb in 10^6 bytes, where the server is on this machine
   * @param totalRssPeakMb peak of worker and server together
   * @param workerCpuPercent 100 is one core busy
   * @param serverCpuPercent 100 is one core busy
   */
  public record Resources(
      OptionalDouble workerRssPeakMb,
      OptionalDouble serverRssPeakMb,
      OptionalDouble totalRssPeakMb,
      OptionalDouble workerCpuPercent,
      OptionalDouble serverCpuPercent) {
    public OptionalDouble totalCpuPercent() {
      return workerCpuPercent.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(workerCpuPercent.getAsDouble() + serverCpuPercent.orElse(0));
    }
  }
}
