package dev.bakeoff.report;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.report.LegCharts.Curve;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.workload.Pacing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the platforms of a group did request by request: percentile curves, splits, heat maps. */
final class GroupCharts {
  private static final String CURVE_NOTE =
      "All completed trials together. Each curve ends where its requests are too few to bound the"
          + " percentile with 95 % confidence.";

  private final Comparison comparison;
  private final Group group;
  private final List<Trials> platforms;
  private final Pacing.Loop loop;

  /** One platform's completed trials, in order. */
  private record Trials(ComparedPlatform platform, List<LegRecord> legs) {}

  GroupCharts(Comparison comparison, List<RunRecord> runs, Group group) {
    this.comparison = comparison;
    this.group = group;
    this.platforms =
        comparison.platforms().stream()
            .map(p -> new Trials(p, completed(p, runs, group.key())))
            .filter(t -> !t.legs().isEmpty())
            .toList();
    this.loop =
        platforms.stream()
            .findFirst()
            .map(t -> t.legs().getFirst().plan().options().pacing().loop())
            .orElse(Pacing.Loop.CLOSED);
  }

  private static List<LegRecord> completed(
      ComparedPlatform platform, List<RunRecord> runs, Group.Key key) {
    return runs.stream()
        .filter(run -> run.plan().id().equals(platform.runId()))
        .flatMap(run -> run.legs().stream())
        .filter(leg -> leg.status() == LegStatus.COMPLETED && leg.operations() > 0)
        .filter(leg -> leg.plan().platform().equals(platform.platform()))
        .filter(leg -> Group.Key.of(leg.plan()).equals(key))
        .sorted(Comparator.comparingInt(leg -> leg.plan().trial()))
        .toList();
  }

  Optional<Chart> percentiles() {
    List<String> notes = new ArrayList<>(List.of(CURVE_NOTE));
    if (loop == Pacing.Loop.CLOSED) {
      notes.add(LegCharts.CLOSED);
    }
    return LegCharts.percentiles(
        platforms.stream()
            .map(
                t ->
                    new Curve(
                        t.platform().id(),
                        t.platform().displayName(),
                        Latencies.merge(t.legs().stream().map(LegRecord::latencies).toList())))
            .toList(),
        loop,
        words("latency over percentiles", notes));
  }

  Optional<Chart> split() {
    return LegCharts.split(
        platforms.stream().map(t -> TimingSplit.of(t.platform().displayName(), t.legs())).toList(),
        words("where the mean request's time went", List.of(TimingSplit.note(loop))));
  }

  /** The first trial of each platform, all on one axis of latencies. */
  Optional<Chart> heat() {
    List<LegRecord> firsts =
        platforms.stream()
            .map(t -> t.legs().getFirst())
            .filter(leg -> leg.measured().size() > 1)
            .toList();
    if (firsts.isEmpty()) {
      return Optional.empty();
    }
    Latencies together = Latencies.merge(firsts.stream().map(LegRecord::latencies).toList());
    List<Chart> panels =
        platforms.stream()
            .filter(t -> t.legs().getFirst().measured().size() > 1)
            .map(
                t ->
                    new LegTimeline(t.legs().getFirst())
                        .heat(new Words(t.platform().displayName(), "", List.of()), together))
            .toList();
    return Optional.of(
        new Panels(
            words(
                "every request over time",
                List.of(
                    "The first completed trial of each platform, on one scale of latencies. Each"
                        + " platform's darkest or brightest cell is its own.")),
            List.of(),
            Math.min(2, panels.size()),
            panels));
  }

  private Words words(String what, List<String> notes) {
    return new Words(
        group.title() + ": " + what, Charts.subtitle(comparison, List.of(group)), notes);
  }
}
