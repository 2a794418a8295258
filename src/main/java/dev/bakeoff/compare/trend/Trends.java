package dev.bakeoff.compare.trend;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Changes;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Follows workloads over the runs of a history. Reads one run at a time. Thread-safe. */
public final class Trends {
  private final RunHistory history;
  private final RunNotebook notebook;

  public Trends(RunHistory history, RunNotebook notebook) {
    this.history = history;
    this.notebook = notebook;
  }

  /**
   * One trend per platform and number of clients, those of a platform together; none where no run
   * has measured the like. Archived runs are left out.
   */
  public List<Trend> of(TrendQuery query, Progress progress, Cancellation cancel) {
    Map<String, RunMarks> marks = notebook.all();
    List<RunSummary> runs =
        history.list().stream()
            .filter(run -> run.workloads().stream().anyMatch(query.workload()::equalsIgnoreCase))
            .filter(run -> !marks.getOrDefault(run.id(), RunMarks.NONE).archived())
            .limit(query.newest())
            .toList()
            .reversed();
    Map<Series, List<Sample>> series = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      cancel.throwIfRequested();
      progress.report(new Progress.Step("Reading runs", i, runs.size(), "runs"));
      String id = runs.get(i).id();
      boolean pinned = marks.getOrDefault(id, RunMarks.NONE).baseline();
      history.find(id).ifPresent(run -> samples(run, pinned, query, series));
    }
    progress.report(new Progress.Step("Reading runs", runs.size(), runs.size(), "runs"));
    return series.entrySet().stream()
        .map(e -> trend(e.getKey(), e.getValue(), query.metric()))
        .sorted(
            Comparator.comparing(Trend::displayName)
                .thenComparingInt(t -> t.key().clients())
                .thenComparingDouble(t -> t.key().rate()))
        .toList();
  }

  private record Series(Group.Key key, String platform) {}

  private record Sample(
      RunRecord run, String displayName, MetricStats stats, Conditions conditions, boolean pinned) {
    /** Without its legs, which were looked at: hundreds of runs are held at once. */
    Sample {
      run =
          new RunRecord(
              run.plan(),
              run.status(),
              run.finished(),
              run.environment(),
              List.of(),
              List.of(),
              List.of());
    }
  }

  private static void samples(
      RunRecord run, boolean pinned, TrendQuery query, Map<Series, List<Sample>> series) {
    if (run.plan().targets().isEmpty()) {
      return;
    }
    Comparison comparison = new Comparer().of(run);
    for (Group group : comparison.groups()) {
      if (!group.key().workload().equalsIgnoreCase(query.workload())
          || query.clients().orElse(group.key().clients()) != group.key().clients()) {
        continue;
      }
      for (CellStats cell : group.cells()) {
        String name = comparison.platform(cell.platform()).platform();
        String displayName = run.plan().target(name).displayName();
        if (cell.hasFigures()
            && cell.metric(query.metric()).pooled().isPresent()
            && query
                .platform()
                .filter(p -> !isPart(p, name) && !isPart(p, displayName))
                .isEmpty()) {
          series
              .computeIfAbsent(new Series(group.key(), name), _ -> new ArrayList<>())
              .add(
                  new Sample(
                      run,
                      displayName,
                      cell.metric(query.metric()),
                      Conditions.of(run, name),
                      pinned));
        }
      }
    }
  }

  private static boolean isPart(String part, String whole) {
    return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Trend trend(Series series, List<Sample> samples, Metric metric) {
    List<Boolean> comparable = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      comparable.add(
          i > 0 && samples.get(i).conditions().obstacle(samples.get(i - 1).conditions()).isEmpty());
    }
    List<Optional<Estimate>> changes =
        Changes.of(metric, samples.stream().map(Sample::stats).toList(), comparable);
    List<TrendPoint> points = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      points.add(
          point(
              samples.get(i),
              i == 0 ? Optional.empty() : Optional.of(samples.get(i - 1)),
              changes.get(i),
              metric));
    }
    return new Trend(
        series.key(), series.platform(), samples.getLast().displayName(), metric, points);
  }

  private static TrendPoint point(
      Sample sample, Optional<Sample> before, Optional<Estimate> change, Metric metric) {
    List<String> changed =
        before.map(b -> sample.conditions().changes(b.conditions())).orElse(List.of());
    TrendPoint.Verdict verdict = verdict(before.isPresent(), change);
    return new TrendPoint(
        sample.run().plan().id(),
        sample.run().plan().name(),
        sample.run().plan().created(),
        sample.stats(),
        changed,
        change,
        verdict,
        before.map(b -> words(sample, b, change, verdict, metric)).orElse(""),
        sample.pinned());
  }

  private static TrendPoint.Verdict verdict(boolean before, Optional<Estimate> change) {
    if (!before) {
      return TrendPoint.Verdict.FIRST;
    }
    if (change.isEmpty()) {
      return TrendPoint.Verdict.WITHHELD;
    }
    if (!Changes.shown(change.get())) {
      return TrendPoint.Verdict.NONE_SHOWN;
    }
    return change.get().percent() > 0 ? TrendPoint.Verdict.UP : TrendPoint.Verdict.DOWN;
  }

  /**
   * What changed with it is named and not blamed: two runs on two days differ by more than what
   * anybody has written down.
   */
  private static String words(
      Sample sample,
      Sample before,
      Optional<Estimate> change,
      TrendPoint.Verdict verdict,
      Metric metric) {
    return switch (verdict) {
      case FIRST -> "";
      case UP, DOWN ->
          "%s %s %% %s than in the run before (95 %% interval %s to %s %%), beyond what the trials"
                  .formatted(
                      metric.label(),
                      Figures.percent(change.orElseThrow().percent()),
                      verdict == TrendPoint.Verdict.UP ? "higher" : "lower",
                      Figures.signedPercent(change.get().lowPercent()),
                      Figures.signedPercent(change.get().highPercent()))
              + " of the two runs differ by; whether it lasts, further runs tell.";
      case NONE_SHOWN -> "No change of " + metric.label() + " shown against the run before.";
      case WITHHELD ->
          sample
              .conditions()
              .obstacle(before.conditions())
              .map(o -> "Not held against the run before: " + o + ".")
              .orElse("Too few trials in this run or the one before to tell a change.");
    };
  }
}
