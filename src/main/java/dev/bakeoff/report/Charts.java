package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Figures;
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
import java.util.OptionalDouble;
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
   * All charts: the overview; then per workload throughput over clients, and per group latency
   * percentiles and latency over time.
   *
   * @param runs the comparison's runs, for what the comparison itself does not hold: seconds
   */
  public static List<Named> of(Comparison comparison, List<RunRecord> runs) {
    List<Named> charts = new ArrayList<>();
    charts.add(new Named("overview", "Overview", overview(comparison)));
    byWorkload(comparison)
        .forEach(
            (workload, groups) -> {
              charts.add(
                  new Named(
                      "throughput-" + charts.size(),
                      workload + ": throughput",
                      throughput(comparison, groups)));
              for (Group group : groups) {
                charts.add(
                    new Named(
                        "latency-" + charts.size(),
                        group.title() + ": latency",
                        latency(comparison, group)));
                OverTime.chart(comparison, runs, group)
                    .ifPresent(
                        chart ->
                            charts.add(
                                new Named(
                                    "time-" + charts.size(),
                                    group.title() + ": latency over time",
                                    chart)));
                charts.addAll(new GroupCharts(comparison, runs, group).all(charts.size()));
              }
            });
    return List.copyOf(charts);
  }

  /** Median latency and throughput of every workload over clients, on one sheet. */
  public static Panels overview(Comparison comparison) {
    List<Chart> panels = new ArrayList<>();
    byWorkload(comparison)
        .forEach(
            (workload, groups) -> {
              panels.add(panel(comparison, groups, Metric.P50, workload + ": p50 latency"));
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
        new Words(
            comparison.headline(Metric.P50), subtitle(comparison, comparison.groups()), notes),
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
    if (panels.stream().anyMatch(p -> p instanceof Bars bars && Footnotes.logarithmic(bars))) {
      notes.add(Footnotes.LOGARITHMIC);
    }
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
    String what = latency ? first.key().loop().time() : capitalized(slots.getFirst().metric());
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
    if (Footnotes.logarithmic(bars)) {
      notes.add(Footnotes.LOGARITHMIC);
    }
    return new Bars(
        new Words(title, subtitle, notes), categoryLabel, bars.axis(), bars.series(), categories);
  }

  private static Bar bar(Comparison comparison, Slot slot, CellStats cell, Unit unit) {
    String name = comparison.platform(cell.platform()).displayName();
    MetricStats stats = cell.metric(slot.metric());
    String what = "%s, %s, %s".formatted(name, slot.group().title(), slot.metric().label());
    if (stats.pooled().isEmpty()) {
      return new Bar(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          missing(cell),
          what + ": " + (cell.note().isEmpty() ? "too few operations" : cell.note()));
    }
    double value = unit.of(stats.pooled().getAsDouble());
    String interval =
        stats
            .range()
            .map(
                r ->
                    " (95 % CI "
                        + Figures.of(unit.of(r.low()))
                        + " to "
                        + Figures.of(unit.of(r.high()))
                        + ")")
            .orElse("");
    return new Bar(
        OptionalDouble.of(value),
        stats.range().map(r -> OptionalDouble.of(unit.of(r.low()))).orElse(OptionalDouble.empty()),
        stats.range().map(r -> OptionalDouble.of(unit.of(r.high()))).orElse(OptionalDouble.empty()),
        Figures.of(value) + (cell.overErrorBudget() || cell.broken() ? " !" : ""),
        what
            + ": "
            + Figures.of(value)
            + " "
            + unit.symbol()
            + interval
            + stats.difference().map(Difference::sentence).map(s -> ". " + s).orElse(""));
  }

  private static String capitalized(Metric metric) {
    return Character.toUpperCase(metric.label().charAt(0)) + metric.label().substring(1);
  }

  private static String missing(CellStats cell) {
    if (cell.hasFigures()) {
      return "too few";
    }
    if (cell.plannedTrials() == 0) {
      return "not run";
    }
    return cell.note().contains("failed") ? "failed" : "no trial";
  }
}
