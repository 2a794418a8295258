package dev.bakeoff.report.table;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.DataProof;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Finding;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Loop;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.compare.Privacy;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Badges;
import dev.bakeoff.report.Differing;
import dev.bakeoff.report.Unit;
import dev.bakeoff.report.table.ReportTable.Width;
import dev.bakeoff.run.RunEvent.TableProof;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a report, for every format that has tables. Not thread-safe. */
public final class ResultTables {
  private final Comparison comparison;
  private final Function<String, String> color;

  /**
   * Tables of a comparison.
   *
   * @param color a platform's colour, as {@link ReportTable.Cell#swatch} shall have it
   */
  public ResultTables(Comparison comparison, Function<String, String> color) {
    this.comparison = comparison;
    this.color = color;
  }

  public ReportTable results(List<Group> groups) {
    Unit unit =
        Unit.ofTimes(
            groups.stream()
                .flatMap(g -> g.cells().stream())
                .flatMap(c -> Metric.LATENCIES.stream().map(c::metric))
                .flatMap(m -> m.pooled().stream().boxed())
                .toList());
    ReportTable table =
        new ReportTable()
            .column("Clients", true)
            .column("Platform", false)
            .column("p50 (" + unit.symbol() + ")", true)
            .column("p95 (" + unit.symbol() + ")", true)
            .column("p99 (" + unit.symbol() + ")", true)
            .column("max (" + unit.symbol() + ")", true, Width.PAGE)
            .column(
                groups.getFirst().key().loop() == Loop.KNEE ? "ops/s at the goal" : "ops/s", true)
            .column("p50 difference", true, Width.SCREEN)
            .column("p99 difference", true)
            .column("p99 effect size", true, Width.PAGE)
            .column("ops/s difference", true)
            .column("ops/s effect size", true, Width.PAGE)
            .column("ops", true, Width.SCREEN)
            .column("errors", true)
            .column("CPU (%)", true, Width.PAGE)
            .column("memory (MB)", true, Width.PAGE)
            .column("USD per 1M requests", true, Width.PAGE)
            .column("Truth checks", false, Width.PAGE);
    for (Group group : groups) {
      for (CellStats cell : group.cells()) {
        row(table, group, cell, unit);
      }
    }
    return table;
  }

  /** Which platform is best in which setting, where one is. */
  public ReportTable best() {
    ReportTable table =
        new ReportTable()
            .column("Setting", false)
            .column("Lowest p50", false)
            .column("Lowest p99", false)
            .column("Highest throughput", false);
    for (Group group : comparison.groups()) {
      table.row().text(group.title());
      for (Metric metric : List.of(Metric.P50, Metric.P99, group.key().capacity())) {
        Finding finding = group.finding(metric);
        if (finding.best().isPresent()) {
          platform(table, finding.best().get());
        } else {
          table.state(finding.decided() ? "none clearly" : "no verdict", "even");
        }
      }
    }
    return table;
  }

  private void row(ReportTable table, Group group, CellStats cell, Unit unit) {
    table
        .row()
        .number(group.key().clientsLabel().replaceAll(" clients?", ""), group.key().clients());
    platform(table, cell.platform());
    Metric.LATENCIES.forEach(m -> figure(table, cell.metric(m).pooled(), unit.size()));
    figure(table, cell.maxMillis(), unit.size());
    figure(table, cell.metric(group.key().capacity()).pooled(), 1);
    difference(table, cell.metric(Metric.P50));
    difference(table, cell.metric(Metric.P99));
    effect(table, cell.metric(Metric.P99));
    difference(table, cell.metric(group.key().capacity()));
    effect(table, cell.metric(group.key().capacity()));
    table.count(cell.operations());
    if (cell.overErrorBudget()) {
      table.marked(Figures.count(cell.errorCount()), (double) cell.errorCount(), "bad");
    } else {
      table.count(cell.errorCount());
    }
    figure(table, cell.resources().totalCpuPercent(), 1);
    figure(table, cell.resources().totalRssPeakMb(), 1);
    table.number(Badges.of(cell.cost()), cell.cost().perMillion().orElse(Double.NaN));
    table.text(Badges.of(cell));
  }

  private void platform(ReportTable table, String id) {
    table.swatch(comparison.platform(id).displayName(), color.apply(id));
  }

  private static void figure(ReportTable table, OptionalDouble value, double size) {
    double number = value.orElse(Double.NaN) / size;
    table.number(Figures.of(number), number);
  }

  private static void difference(ReportTable table, MetricStats stats) {
    if (stats.difference().isEmpty()) {
      table.marked("baseline", 0, "even");
      return;
    }
    Difference difference = stats.difference().get();
    String kind =
        switch (difference.verdict()) {
          case HIGHER -> stats.metric().lowerIsBetter() ? "bad" : "good";
          case LOWER -> stats.metric().lowerIsBetter() ? "good" : "bad";
          case NO_SIGNIFICANT_DIFFERENCE, WITHHELD, NOT_COMPARABLE -> "even";
        };
    String text = difference.estimate().isPresent() ? Differing.brief(difference) : "no verdict";
    table.marked(text, difference.estimate().map(e -> e.percent()).orElse(Double.NaN), kind);
  }

  /** Cliff's delta: +1 where every trial is above all of the baseline's, -1 where all are below. */
  private static void effect(ReportTable table, MetricStats stats) {
    double delta =
        stats
            .difference()
            .flatMap(Difference::estimate)
            .map(e -> e.evidence().cliffsDelta())
            .orElse(Double.NaN);
    table.number(
        Double.isNaN(delta)
            ? "–"
            : String.format(Locale.ROOT, "%+.2f", delta).replace('-', '\u2212'),
        delta);
  }

  public ReportTable proofs() {
    ReportTable table =
        new ReportTable()
            .column("Platform", false)
            .column("Table", false)
            .column("Rows expected", true, Width.PAGE)
            .column("Rows read back", true)
            .column("Fingerprint expected", false, Width.PAGE)
            .column("Fingerprint read back", false)
            .column("Equal", false)
            .column("Loading (s)", true, Width.PAGE);
    for (DataProof proof : comparison.proofs()) {
      for (TableProof one : proof.tables()) {
        table.row();
        platform(table, proof.platform());
        table
            .text(one.table())
            .count(one.expectedRows())
            .count(one.rows())
            .text(one.expectedFingerprint())
            .text(one.fingerprint())
            .text(one.matches() ? "yes" : "NO");
        if (proof.reused()) {
          table.number("reused", 0);
        } else {
          table.number(Figures.of(proof.loadSeconds()), proof.loadSeconds());
        }
      }
    }
    return table;
  }

  public ReportTable platforms() {
    ReportTable table =
        new ReportTable()
            .column("Platform", false)
            .column("Product", false)
            .column("Where it works", false)
            .column("Driver", false)
            .column("Round trip (µs)", true)
            .column("Settings", false, Width.PAGE);
    for (ComparedPlatform platform : comparison.platforms()) {
      table.row();
      platform(table, platform.id());
      table
          .text(platform.productAndVersion())
          .text(platform.place().label())
          .text(platform.info().map(i -> i.driver()).orElse(""))
          .number(
              platform
                  .info()
                  .map(i -> i.roundTripMicros() > 0 ? "" + i.roundTripMicros() : "–")
                  .orElse("–"),
              platform.info().map(i -> (double) i.roundTripMicros()).orElse(Double.NaN))
          .text(
              platform
                  .info()
                  .map(
                      i ->
                          new TreeMap<>(i.settings())
                              .entrySet().stream()
                                  .map(
                                      e ->
                                          e.getKey() + " = " + Privacy.withoutFolders(e.getValue()))
                                  .collect(Collectors.joining(", ")))
                  .orElse(""));
    }
    return table;
  }

  public ReportTable trials(List<RunRecord> runs) {
    ReportTable table = new ReportTable();
    leg(table);
    table
        .column("Status", false)
        .column("ops", true, Width.PAGE)
        .column("errors", true)
        .column("ops/s", true)
        .column("p50 (ms)", true)
        .column("p95 (ms)", true)
        .column("p99 (ms)", true)
        .column("max (ms)", true, Width.PAGE);
    for (RunRecord run : runs) {
      for (LegRecord leg : run.legs()) {
        trial(table, run, leg);
      }
    }
    return table;
  }

  /** Every leg with the state of each of its truth checks. */
  public ReportTable truths(List<RunRecord> runs) {
    ReportTable table = new ReportTable();
    leg(table);
    for (TruthCheck.Kind kind : TruthCheck.Kind.values()) {
      table.column(kind.label(), false);
    }
    for (RunRecord run : runs) {
      for (LegRecord leg : run.legs()) {
        leg(table, run, leg);
        for (TruthCheck check : TruthChecks.of(run, leg)) {
          table.state(check.state().id(), tone(check.state()));
        }
      }
    }
    return table;
  }

  private static String tone(TruthCheck.State state) {
    return switch (state) {
      case HOLDS -> "even";
      case DOUBTFUL -> "doubt";
      case BROKEN -> "bad";
      case UNKNOWN -> "even";
    };
  }

  private static void leg(ReportTable table) {
    table
        .column("Order", true)
        .column("Workload", false)
        .column("Clients", true)
        .column("Platform", false)
        .column("Trial", true);
  }

  private void leg(ReportTable table, RunRecord run, LegRecord leg) {
    String id =
        comparison.platforms().stream()
            .filter(
                p ->
                    p.runId().equals(run.plan().id()) && p.platform().equals(leg.plan().platform()))
            .findFirst()
            .orElseThrow()
            .id();
    table
        .row()
        .number("" + (leg.plan().seq() + 1), leg.plan().seq())
        .text(leg.plan().workload())
        .number("" + leg.plan().clients(), leg.plan().clients());
    platform(table, id);
    table.number("" + leg.plan().trial(), leg.plan().trial());
  }

  private void trial(ReportTable table, RunRecord run, LegRecord leg) {
    leg(table, run, leg);
    table
        .text(
            leg.status().id()
                + leg.problem().map(p -> ": " + Privacy.withoutFolders(p.what())).orElse(""))
        .count(leg.operations())
        .count(leg.errorCount())
        .number(Figures.of(leg.throughput()), leg.throughput());
    var latencies = leg.latencies();
    for (Metric metric : Metric.LATENCIES) {
      double value =
          latencies.count() < metric.fewestOperations()
              ? Double.NaN
              : latencies.percentileMillis(metric.percentile());
      table.number(Figures.of(value), value);
    }
    table.number(Figures.of(latencies.maxMillis()), latencies.maxMillis());
  }
}
