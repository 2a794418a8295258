package dev.bakeoff.compare;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.history.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what may be said of one cell against another, and why nothing may be. */
final class Differences {
  /** The chance, of a whole comparison, of claiming any difference where there is none. */
  static final double LEVEL = 0.05;

  private final Comparability comparability;

  /** All that could be compared, by unordered pairs, each once. */
  private final Map<Pair, Double> adjusted = new HashMap<>();

  /** Headings and tables ask for the same differences again and again. */
  private final Map<Asked, Difference> told = new HashMap<>();

  private record Asked(Metric metric, Group.Key key, String baseline, String platform) {}

  /**
   * Makes all comparisons at once: what may be said of one depends on how many there are.
   *
   * @param cells of every group, in the platforms' order
   */
  Differences(
      List<RunRecord> runs,
      List<ComparedPlatform> platforms,
      List<DataProof> proofs,
      Map<Group.Key, List<CellStats>> cells) {
    comparability = new Comparability(runs, platforms, proofs);
    List<Pair> pairs = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    cells.forEach(
        (key, all) -> {
          for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
              CellStats one = all.get(a);
              CellStats other = all.get(b);
              if (!one.hasFigures()
                  || !other.hasFigures()
                  || !comparability.apart(key, one.platform(), other.platform()).isEmpty()) {
                continue;
              }
              for (Metric metric : Metric.values()) {
                if (withheld(metric, key, one).isEmpty()
                    && withheld(metric, key, other).isEmpty()) {
                  pairs.add(Pair.of(metric, key, one, other));
                  chances.add(
                      Welch.chance(
                          one.metric(metric).perTrial(),
                          other.metric(metric).perTrial(),
                          Welch.resolution(metric)));
                }
              }
            }
          }
        });
    double[] corrected = Holm.adjusted(chances);
    for (int i = 0; i < corrected.length; i++) {
      adjusted.put(pairs.get(i), corrected[i]);
    }
  }

  /** How many comparisons were made. */
  int compared() {
    return adjusted.size();
  }

  private record Pair(Metric metric, Group.Key key, Set<String> platforms) {
    static Pair of(Metric metric, Group.Key key, CellStats one, CellStats other) {
      return new Pair(metric, key, Set.of(one.platform(), other.platform()));
    }
  }

  private static Estimate estimate(Metric metric, CellStats baseline, CellStats cell) {
    return Welch.difference(
        baseline.metric(metric).perTrial(),
        cell.metric(metric).perTrial(),
        Welch.resolution(metric));
  }

  Difference of(Metric metric, Group.Key key, CellStats baseline, CellStats cell) {
    Asked asked = new Asked(metric, key, baseline.platform(), cell.platform());
    Difference known = told.get(asked);
    if (known == null) {
      known = tell(metric, key, baseline, cell);
      told.put(asked, known);
    }
    return known;
  }

  private Difference tell(Metric metric, Group.Key key, CellStats baseline, CellStats cell) {
    String name = comparability.name(cell.platform());
    String baselineName = comparability.name(baseline.platform());
    List<String> apart = comparability.apart(key, baseline.platform(), cell.platform());
    if (!apart.isEmpty()) {
      return without(Verdict.NOT_COMPARABLE, metric, name, baselineName, String.join("; ", apart));
    }
    Optional<String> withheld =
        withheld(metric, key, baseline).or(() -> withheld(metric, key, cell));
    if (withheld.isPresent()) {
      return without(Verdict.WITHHELD, metric, name, baselineName, withheld.get());
    }
    double chance = adjusted.get(Pair.of(metric, key, baseline, cell));
    Estimate estimate = estimate(metric, baseline, cell).corrected(chance);
    Verdict verdict =
        chance > LEVEL
            ? Verdict.NO_SIGNIFICANT_DIFFERENCE
            : estimate.percent() > 0 ? Verdict.HIGHER : Verdict.LOWER;
    String trials =
        baseline.completedTrials() == cell.completedTrials()
            ? cell.completedTrials() + " trials"
            : cell.completedTrials() + " against " + baseline.completedTrials() + " trials";
    return new Difference(
        verdict,
        Optional.of(estimate),
        Optional.empty(),
        Sentences.of(metric, name, baselineName, verdict, estimate, trials));
  }

  private static Difference without(
      Verdict verdict, Metric metric, String name, String baselineName, String reason) {
    return new Difference(
        verdict,
        Optional.empty(),
        Optional.of(reason),
        Sentences.without(metric, name, baselineName, reason));
  }

  /** What keeps a cell from taking part in a statement about a metric. */
  private Optional<String> withheld(Metric metric, Group.Key key, CellStats cell) {
    return withheld(metric, key, cell, comparability.name(cell.platform()));
  }

  static Optional<String> withheld(Metric metric, Group.Key key, CellStats cell, String name) {
    if (!cell.hasFigures()) {
      return Optional.of(name + " has no completed trial");
    }
    if (key.loop() == Loop.KNEE && metric != Metric.KNEE_RATE) {
      return Optional.of("each platform's " + metric.label() + " is at its own highest rate");
    }
    if (key.loop() != Loop.KNEE && metric == Metric.KNEE_RATE) {
      return Optional.of("no highest rate was searched");
    }
    if (cell.overErrorBudget()) {
      return Optional.of(
          "%s of %s's requests failed, more than %s"
              .formatted(
                  Figures.share(cell.errorShare()), name, Figures.share(cell.errorBudget())));
    }
    Optional<TruthCheck> broken =
        cell.doubts().stream().filter(d -> d.state() == TruthCheck.State.BROKEN).findFirst();
    if (broken.isPresent()) {
      return Optional.of(
          "%s's figures are not to be relied on: %s"
              .formatted(name, broken.get().text().replaceAll("\\.$", "")));
    }
    if (cell.completedTrials() < Welch.FEWEST_TRIALS) {
      return Optional.of(
          "%s has only %s, and an interval takes %d"
              .formatted(name, trials(cell.completedTrials()), Welch.FEWEST_TRIALS));
    }
    List<Double> values = cell.metric(metric).perTrial();
    if (values.isEmpty() && metric == Metric.KNEE_RATE) {
      return Optional.of("not every trial of " + name + " found a rate within the goal");
    }
    if (values.isEmpty()) {
      return Optional.of(
          "%s takes at least %d operations in each trial, and %s had fewer"
              .formatted(metric.label(), metric.fewestOperations(), name));
    }
    return values.stream().allMatch(v -> v > 0)
        ? Optional.empty()
        : Optional.of(name + " has a trial with a value of 0");
  }

  private static String trials(int n) {
    return n == 1 ? "1 completed trial" : n + " completed trials";
  }
}
