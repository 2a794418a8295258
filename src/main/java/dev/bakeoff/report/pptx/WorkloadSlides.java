package dev.bakeoff.report.pptx;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Differing;
import dev.bakeoff.report.Unit;
import dev.bakeoff.report.chart.Chart.Bars;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/** A workload's charts, and its figures as tables. */
final class WorkloadSlides {
  private static final int ROWS_PER_SLIDE = 18;
  private static final List<Double> WIDTHS =
      List.of(62.0, 154.0, 68.0, 68.0, 68.0, 80.0, 54.0, 159.0, 159.0);

  private final Deck deck;
  private final NativeChart charts;
  private final Comparison comparison;

  WorkloadSlides(Deck deck, Comparison comparison) {
    this.deck = deck;
    this.charts = new NativeChart(Charts.palette(comparison));
    this.comparison = comparison;
  }

  /** Tail latency and throughput over clients, side by side. */
  void charts(List<Group> groups) {
    Metric latency =
        groups.stream().anyMatch(g -> g.finding(Metric.P99).decided()) ? Metric.P99 : Metric.P50;
    Bars times = Charts.byClients(comparison, groups, latency);
    Group last = groups.getLast();
    Bars rates = Charts.byClients(comparison, groups, last.key().capacity());
    XSLFSlide slide =
        deck.slide(
            last.title() + ": " + last.finding(latency).sentence(),
            last.key().workloadTitle() + " · " + Charts.subtitle(comparison, groups));
    double gap = 28;
    double width = (Deck.INNER - gap) / 2;
    double right = Deck.MARGIN + width + gap;
    String unit = times.axis().unit();
    deck.heading(slide, "Latency, " + latency.label() + " (" + unit + ")", Deck.MARGIN - 7, width);
    deck.heading(slide, "Throughput (" + rates.axis().unit() + ")", right - 7, width);
    charts.add(deck.show(), slide, times, new Rectangle2D.Double(Deck.MARGIN, 142, width, 330));
    charts.add(deck.show(), slide, rates, new Rectangle2D.Double(right, 142, width, 330));
    List<String> footnotes = new ArrayList<>(times.words().footnotes());
    rates.words().footnotes().stream().filter(n -> !footnotes.contains(n)).forEach(footnotes::add);
    deck.text(slide, String.join(" ", footnotes), 480, 10.5);
    PptxReport.notes(deck, slide, sentences(groups));
  }

  /** All percentiles, throughput, errors and differences, as many slides as it takes. */
  void figures(String name, List<Group> groups) {
    int perSlide = Math.max(1, ROWS_PER_SLIDE / comparison.platforms().size());
    for (List<Group> page : PptxReport.pages(groups, perSlide)) {
      Unit unit =
          Unit.ofTimes(
              page.stream()
                  .flatMap(g -> g.cells().stream())
                  .flatMap(c -> Metric.LATENCIES.stream().map(c::metric))
                  .flatMap(m -> m.pooled().stream().boxed())
                  .toList());
      List<Deck.Row> rows = new ArrayList<>();
      for (int g = 0; g < page.size(); g++) {
        for (CellStats cell : page.get(g).cells()) {
          rows.add(new Deck.Row(row(page.get(g), cell, unit), g % 2 == 1));
        }
      }
      XSLFSlide slide =
          deck.slide(
              name + ": the figures",
              "Differences to "
                  + Texts.cut(comparison.platform(comparison.baseline()).displayName(), 50)
                  + " with 95 % confidence intervals · "
                  + Charts.subtitle(comparison, page));
      double size = rows.size() > 12 ? 9.5 : 11;
      deck.table(slide, header(unit), rows, new Deck.Look(WIDTHS, 2, size), 124);
      PptxReport.notes(deck, slide, sentences(page));
    }
  }

  private static List<String> header(Unit unit) {
    return List.of(
        "Clients",
        "Platform",
        "p50 (" + unit.symbol() + ")",
        "p95 (" + unit.symbol() + ")",
        "p99 (" + unit.symbol() + ")",
        "ops/s",
        "Errors",
        "p99 difference",
        "ops/s difference");
  }

  private List<String> row(Group group, CellStats cell, Unit unit) {
    List<String> row = new ArrayList<>();
    row.add(group.key().clientsLabel().replaceAll(" clients?", ""));
    row.add(Texts.cut(comparison.platform(cell.platform()).displayName(), 24));
    for (Metric metric : Metric.LATENCIES) {
      row.add(Figures.of(unit.of(cell.metric(metric).pooled().orElse(Double.NaN))));
    }
    row.add(Figures.of(cell.metric(group.key().capacity()).pooled().orElse(Double.NaN)));
    row.add(cell.hasFigures() ? Figures.count(cell.errorCount()) : "–");
    row.add(difference(cell, Metric.P99));
    row.add(difference(cell, group.key().capacity()));
    return row;
  }

  private static String difference(CellStats cell, Metric metric) {
    return cell.metric(metric)
        .difference()
        .map(d -> d.estimate().isPresent() ? Differing.brief(d) : "no verdict")
        .orElse("baseline");
  }

  /** Every difference of a workload in words. */
  private static List<String> sentences(List<Group> groups) {
    List<String> sentences = new ArrayList<>();
    for (Group group : groups) {
      group.cells().stream()
          .flatMap(cell -> group.metrics().stream().map(cell::metric))
          .flatMap(metric -> metric.difference().stream())
          .map(Difference::sentence)
          .map(sentence -> group.key().clientsLabel() + ": " + sentence + ".")
          .forEach(sentences::add);
    }
    return sentences;
  }
}
