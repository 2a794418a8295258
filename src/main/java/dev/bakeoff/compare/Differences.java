package dev.bakeoff.compare;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides what may be said of one cell against another, and why nothing may be. */
final class Differences {
  private final Map<String, RunRecord> runs;
  private final Map<String, ComparedPlatform> platforms;
  private final Map<String, DataProof> proofs;

  Differences(List<RunRecord> runs, List<ComparedPlatform> platforms, List<DataProof> proofs) {
    this.runs = index(runs, run -> run.plan().id());
    this.platforms = index(platforms, ComparedPlatform::id);
    this.proofs = index(proofs, DataProof::platform);
  }

  Difference of(Metric metric, Group.Key key, CellStats baseline, CellStats cell) {
    String name = platforms.get(cell.platform()).displayName();
    String baselineName = platforms.get(baseline.platform()).displayName();
    List<String> apart = notComparable(key, baseline.platform(), cell.platform());
    if (!apart.isEmpty()) {
      return without(Verdict.NOT_COMPARABLE, metric, name, baselineName, String.join("; ", apart));
    }
    Optional<String> withheld = withheld(metric, baseline).or(() -> withheld(metric, cell));
    if (withheld.isPresent()) {
      return without(Verdict.WITHHELD, metric, name, baselineName, withheld.get());
    }
    Estimate estimate =
        Welch.difference(baseline.metric(metric).perTrial(), cell.metric(metric).perTrial());
    Verdict verdict =
        estimate.holdsZero()
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

  /** What keeps two platforms from having done the same. */
  private List<String> notComparable(Group.Key key, String one, String other) {
    List<String> reasons = new ArrayList<>();
    unproven(one).ifPresent(reasons::add);
    unproven(other).ifPresent(reasons::add);
    RunRecord a = runs.get(platforms.get(one).runId());
    RunRecord b = runs.get(platforms.get(other).runId());
    if (a.plan().id().equals(b.plan().id())) {
      return reasons;
    }
    if (!a.plan().dataset().fingerprint().equals(b.plan().dataset().fingerprint())) {
      reasons.add(
          "the data differ: %s and %s have other fingerprints".formatted(dataset(a), dataset(b)));
    }
    if (!a.environment().hostId().equals(b.environment().hostId())) {
      reasons.add("the driver machines differ");
    }
    Optional<LegPlan> first = leg(a, key, one);
    Optional<LegPlan> second = leg(b, key, other);
    if (first.isPresent() && second.isPresent() && !sameWork(first.get(), second.get())) {
      reasons.add("the workload '" + key.workload() + "' was defined differently");
    }
    return reasons;
  }

  private Optional<String> unproven(String platform) {
    return proofs.get(platform).proven()
        ? Optional.empty()
        : Optional.of(
            "it is not proven that "
                + platforms.get(platform).displayName()
                + " held the same data");
  }

  private Optional<LegPlan> leg(RunRecord run, Group.Key key, String platform) {
    String target = platforms.get(platform).platform();
    return run.plan().legs().stream()
        .filter(leg -> leg.platform().equals(target) && Comparer.key(leg).equals(key))
        .findFirst();
  }

  /** Times may differ (a caveat says so), but not what a request does. */
  private static boolean sameWork(LegPlan a, LegPlan b) {
    return a.keys() == b.keys()
        && a.fanoutLimit() == b.fanoutLimit()
        && a.iterations().equals(b.iterations());
  }

  /** What keeps a cell from taking part in a statement about a metric. */
  private Optional<String> withheld(Metric metric, CellStats cell) {
    String name = platforms.get(cell.platform()).displayName();
    if (!cell.hasFigures()) {
      return Optional.of(name + " has no completed trial");
    }
    if (cell.overErrorBudget()) {
      return Optional.of(
          "%s of %s's requests failed, more than %s"
              .formatted(
                  Figures.share(cell.errorShare()), name, Figures.share(CellStats.ERROR_BUDGET)));
    }
    if (cell.completedTrials() < Welch.FEWEST_TRIALS) {
      return Optional.of(
          "%s has only %s, and an interval takes %d"
              .formatted(name, trials(cell.completedTrials()), Welch.FEWEST_TRIALS));
    }
    List<Double> values = cell.metric(metric).perTrial();
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

  private static String dataset(RunRecord run) {
    return run.plan().dataset().name() + ":" + run.plan().dataset().version();
  }

  private static <T> Map<String, T> index(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, t -> t));
  }
}
