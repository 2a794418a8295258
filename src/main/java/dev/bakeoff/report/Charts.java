package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Finding;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Bar;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.report.chart.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts that a comparison yields. Stateless and thread-safe. */
public final class Charts {
  /**
   * A chart with its place in a list.
   *
   * @param id unique among a comparison's charts, fit for a file name
   * @param label for a list or a tab
   * @param chart the chart
   */
  public record Named(String id, String label, Chart chart) {}

  private Charts() {}

  /** The palette in which a comparison's charts are painted everywhere. */
  public static Palette palette(Comparison comparison) {
    return Palette.of(comparison.platforms().stream().map(ComparedPlatform::id).toList());
  }

  /**
   * All charts: the overview; per workload throughput, scale, cost and sweeps; per group latency
   * percentiles, latency over time, percentile curve, timing split and heat map.
   *
   * @param runs the comparison's runs, for what the comparison itself does not hold: seconds
   */
  public static List<Named> of(Comparison comparison, List<RunRecord> runs) {
    List<Named> charts = new ArrayList<>();
    for (Gallery.Item item : Gallery.of(comparison, runs)) {
      item.chart(item.metric())
          .ifPresent(
              chart ->
                  charts.add(
                      new Named(
                          item.kind().id() + (charts.isEmpty() ? "" : "-" + charts.size()),
                          item.label(),
                          chart)));
    }
    return List.copyOf(charts);
  }

  /** Median latency and throughput of every workload over clients, on one sheet. */
  public static Panels overview(Comparison comparison) {
    return overview(comparison, Metric.P50);
  }

  /** The same with another percentile than the median. */
  static Panels overview(Comparison comparison, Metric latency) {
    List<Chart> panels = new ArrayList<>();
    byWorkload(comparison)
        .forEach(
            (workload, groups) -> {
              panels.add(
                  panel(
                      comparison, groups, latency, workload + ": " + latency.label() + " latency"));
              panels.add(
                  panel(
                      comparison,
                      groups,
                      groups.getFirst().key().capacity(),
                      workload + ": " + groups.getFirst().key().capacity().label()));
            });
    List<String> notes = new ArrayList<>(footnotes(panels, comparison));
    notes.addAll(Footnotes.warnings(comparison));
    return new Panels(
        new Words(comparison.headline(latency), subtitle(comparison, comparison.groups()), notes),
        series(comparison),
        2,
        panels);
  }

  /** How to read an overview's bars. */
  public static List<String> footnotes(Panels overview, Comparison comparison) {
    return footnotes(overview.panels(), comparison);
  }

  private static List<String> footnotes(List<Chart> panels, Comparison comparison) {
    List<String> notes = new ArrayList<>(Footnotes.bars(comparison, comparison.groups()));
    panels.stream().flatMap(panel -> Footnotes.axis(panel).stream()).distinct().forEach(notes::add);
    return notes;
  }

  /** p50, p95 and p99 of every platform in one group. */
  public static Chart latency(Comparison comparison, Group group) {
    return bars(
        comparison,
        latencyTitle(group),
        group.title() + ": latency percentiles; " + subtitle(comparison, List.of(group)),
        "",
        Metric.LATENCIES.stream().map(m -> new Slot(m.label(), group, m)).toList());
  }

  /** The farthest percentile that has a verdict; platforms are chosen by their tails. */
  private static String latencyTitle(Group group) {
    return Metric.LATENCIES.reversed().stream()
        .map(group::finding)
        .filter(Finding::decided)
        .findFirst()
        .orElse(group.finding(Metric.P99))
        .sentence();
  }

  /** Throughput of one workload, over clients. */
  public static Chart throughput(Comparison comparison, List<Group> groups) {
    Group last = groups.getLast();
    String title =
        groups.size() == 1
            ? last.finding(last.key().capacity()).sentence()
            : "With %s: %s"
                .formatted(
                    last.key().clientsLabel(), last.finding(last.key().capacity()).sentence());
    return bars(
        comparison,
        title,
        last.key().workloadTitle() + ": throughput; " + subtitle(comparison, groups),
        "",
        groups.stream().map(g -> new Slot(g.key().clientsLabel(), g, g.key().capacity())).toList());
  }

  /** Throughput and a latency over what a workload was swept over; empty where nothing was. */
  public static List<Chart> scale(Comparison comparison, List<RunRecord> runs, List<Group> groups) {
    return Sweep.of(comparison, runs).stream()
        .filter(sweep -> groups.containsAll(sweep.groups()))
        .flatMap(sweep -> ScaleCharts.of(comparison, sweep, Metric.P99).stream())
        .toList();
  }

  /**
   * What platforms cost against what they do in a workload, with its Pareto front; empty where
   * fewer than two have prices.
   */
  public static Optional<Chart> cost(
      Comparison comparison, List<RunRecord> runs, List<Group> groups, Metric metric) {
    return CostCharts.of(comparison, runs, groups, metric);
  }

  /** One metric of one workload, a category per number of clients. */
  public static Bars byClients(Comparison comparison, List<Group> groups, Metric metric) {
    return bars(
        comparison,
        groups.getLast().finding(metric).sentence(),
        groups.getLast().key().workloadTitle()
            + ": "
            + metric.label()
            + "; "
            + subtitle(comparison, groups),
        "",
        groups.stream().map(g -> new Slot(g.key().clientsLabel(), g, metric)).toList());
  }

  /** Latency second by second; empty where no trial has two seconds. */
  public static Optional<Chart> overTime(Comparison comparison, List<RunRecord> runs, Group group) {
    return OverTime.chart(comparison, runs, group);
  }

  /**
   * Latency over percentiles, and where the mean request's time went; those for which enough was
   * measured.
   */
  public static List<Chart> inDepth(Comparison comparison, List<RunRecord> runs, Group group) {
    GroupCharts charts = new GroupCharts(comparison, runs, group);
    return Stream.of(charts.percentiles(), charts.split()).flatMap(Optional::stream).toList();
  }

  /** Groups by workload, in order. */
  public static Map<String, List<Group>> byWorkload(Comparison comparison) {
    return comparison.groups().stream()
        .collect(
            Collectors.groupingBy(
                group -> group.key().workloadTitle(), LinkedHashMap::new, Collectors.toList()));
  }

  static List<Series> series(Comparison comparison) {
    return comparison.platforms().stream().map(p -> new Series(p.id(), p.displayName())).toList();
  }

  /** "service time, closed loop; 3 trials; customer:1.0". */
  public static String subtitle(Comparison comparison, List<Group> groups) {
    String loops =
        groups.stream()
            .map(g -> g.key().loop().label())
            .distinct()
            .collect(Collectors.joining(", "));
    List<Integer> trials =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .filter(CellStats::hasFigures)
            .map(CellStats::completedTrials)
            .distinct()
            .sorted()
            .toList();
    String count =
        trials.isEmpty()
            ? "no completed trial"
            : trials.size() == 1
                ? trials.getFirst() == 1 ? "1 trial" : trials.getFirst() + " trials"
                : trials.getFirst() + " to " + trials.getLast() + " trials";
    String data =
        comparison.runs().stream()
            .map(run -> run.dataset().name() + ":" + run.dataset().version())
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(loops, count, "dataset " + data).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private record Slot(String label, Group group, Metric metric) {}

  private static Chart panel(
      Comparison comparison, List<Group> groups, Metric metric, String title) {
    Bars bars =
        bars(
            comparison,
            title,
            "",
            "",
            groups.stream().map(g -> new Slot(g.key().clientsLabel(), g, metric)).toList());
    return new Bars(
        new Words(title + " (" + bars.axis().unit() + ")", "", List.of()),
        "",
        bars.axis(),
        bars.series(),
        bars.categories());
  }

  private static Bars bars(
      Comparison comparison,
      String title,
      String subtitle,
      String categoryLabel,
      List<Slot> slots) {
    boolean latency = slots.getFirst().metric().isLatency();
    List<MetricStats> stats =
        slots.stream()
            .flatMap(s -> s.group().cells().stream().map(c -> c.metric(s.metric())))
            .filter(m -> m.pooled().isPresent())
            .toList();
    List<Double> values = stats.stream().map(m -> m.pooled().getAsDouble()).toList();
    Unit unit = latency ? Unit.ofTimes(values) : Unit.ofRates(values);
    List<Group> groups = slots.stream().map(Slot::group).distinct().toList();
    List<Category> categories =
        slots.stream()
            .map(
                slot ->
                    new Category(
                        slot.label(),
                        slot.group().cells().stream()
                            .map(cell -> bar(comparison, slot, cell, unit))
                            .toList()))
            .toList();
    Group first = slots.getFirst().group();
    String what =
        latency ? first.key().loop().time() : CellFigure.capitalized(slots.getFirst().metric());
    Bars bars =
        new Bars(
            new Words(title, subtitle, List.of()),
            categoryLabel,
            Axes.values(
                what + " (" + unit.symbol() + ")",
                unit.symbol(),
                values.stream().map(unit::of).toList(),
                stats.stream()
                    .flatMap(m -> m.range().stream())
                    .map(r -> unit.of(r.high()))
                    .toList()),
            series(comparison),
            categories);
    List<String> notes = new ArrayList<>(Footnotes.bars(comparison, groups));
    notes.addAll(Footnotes.axis(bars));
    return new Bars(
        new Words(title, subtitle, notes), categoryLabel, bars.axis(), bars.series(), categories);
  }

  private static Bar bar(Comparison comparison, Slot slot, CellStats cell, Unit unit) {
    CellFigure f = CellFigure.of(comparison, slot.group(), cell, slot.metric(), unit);
    return new Bar(f.value(), f.low(), f.high(), f.label(), f.detail());
  }
}
