package dev.bakeoff.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a metric changed from one run to the next, for runs that follow each other: each change by
 * Welch's interval over the runs' trials, and all of them corrected together by Holm's method, so
 * that a long history does not find a change by chance. Stateless and thread-safe.
 */
public final class Changes {
  private Changes() {}

  /**
   * The change to each run from the one before it.
   *
   * @param runs in order of time
   * @param comparable parallel to the runs, whether each may be held against the one before it
   * @return parallel to the runs; empty for the first, for one that may not be held against the one
   *     before, and where either has too few trials
   */
  public static List<Optional<Estimate>> of(
      Metric metric, List<MetricStats> runs, List<Boolean> comparable) {
    List<Optional<Estimate>> raw = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      raw.add(
          i > 0 && comparable.get(i) && tells(runs.get(i - 1)) && tells(runs.get(i))
              ? Optional.of(
                  Welch.difference(
                      runs.get(i - 1).perTrial(), runs.get(i).perTrial(), Welch.resolution(metric)))
              : Optional.empty());
    }
    List<Integer> told =
        IntStream.range(0, raw.size()).filter(i -> raw.get(i).isPresent()).boxed().toList();
    double[] adjusted =
        Holm.adjusted(told.stream().map(i -> raw.get(i).orElseThrow().evidence().p()).toList());
    List<Optional<Estimate>> corrected = new ArrayList<>(raw);
    for (int k = 0; k < adjusted.length; k++) {
      double p = adjusted[k];
      corrected.set(told.get(k), raw.get(told.get(k)).map(e -> e.corrected(p)));
    }
    return List.copyOf(corrected);
  }

  /** Whether a change is more than chance makes of all of them together. */
  public static boolean shown(Estimate change) {
    return change.evidence().adjustedP() < Differences.LEVEL && !change.holdsZero();
  }

  private static boolean tells(MetricStats stats) {
    return stats.perTrial().size() >= Welch.FEWEST_TRIALS
        && stats.perTrial().stream().allMatch(v -> v > 0);
  }
}
