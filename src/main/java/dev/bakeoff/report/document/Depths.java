package dev.bakeoff.report.document;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.LegCharts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.run.RunEvent.LegStatus;
import java.util.ArrayList;
import java.util.List;

/** The charts that show single requests and seconds: heat maps, and time lines of legs. */
final class Depths {
  private final Comparison comparison;
  private final List<RunRecord> runs;

  Depths(Comparison comparison, List<RunRecord> runs) {
    this.comparison = comparison;
    this.runs = runs;
  }

  List<Chart> of(Group group) {
    List<Chart> charts = new ArrayList<>();
    Charts.of(comparison, runs).stream()
        .filter(named -> named.id().startsWith("heat-"))
        .filter(named -> named.chart().words().title().startsWith(group.title() + ":"))
        .map(Charts.Named::chart)
        .forEach(charts::add);
    comparison.platforms().forEach(platform -> timeline(group, platform).ifPresent(charts::add));
    return charts;
  }

  /** The first completed trial. */
  private java.util.Optional<Chart> timeline(Group group, ComparedPlatform platform) {
    return runs.stream()
        .filter(run -> run.plan().id().equals(platform.runId()))
        .flatMap(run -> run.legs().stream())
        .filter(leg -> leg.status() == LegStatus.COMPLETED)
        .filter(leg -> leg.plan().platform().equals(platform.platform()))
        .filter(leg -> Group.Key.of(leg.plan()).equals(group.key()))
        .findFirst()
        .flatMap(
            leg ->
                LegCharts.timeline(
                    leg,
                    new Chart.Words(
                        "%s, %s: what happened when"
                            .formatted(platform.displayName(), group.title()),
                        "leg %d, trial %d; %s"
                            .formatted(
                                leg.plan().seq() + 1,
                                leg.plan().trial(),
                                group.key().loop().label()),
                        List.of())));
  }
}
