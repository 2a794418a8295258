package dev.bakeoff.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Method;
import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.svg.SvgWriter;
import dev.bakeoff.report.table.ResultTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole comparison as one HTML page: findings, charts, sortable tables, proof of the data,
 * environment, method and every trial. Everything from users is escaped by the template.
 * Thread-safe.
 */
public final class HtmlReport {
  private static final double WIDTH = 1040;
  private final SvgWriter svg;
  private final Template template;

  public HtmlReport(SvgWriter svg) {
    this.svg = svg;
    this.template =
        Mustache.compiler()
            .escapeHTML(true)
            .withLoader(name -> new StringReader(resource(name + ".html")))
            .compile(resource("report.html"));
  }

  /** The page. */
  public String of(Comparison comparison, List<RunRecord> runs) {
    Palette palette = Charts.palette(comparison);
    Ink ink = new Ink(palette, comparison.platforms());
    ChartPainter painter = new ChartPainter(Theme.LIGHT, palette);
    ResultTables tables =
        new ResultTables(comparison, id -> ink.apply(palette.color(id, Theme.LIGHT.dark())));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", comparison.title());
    model.put("headline", comparison.headline(Metric.P50));
    model.put(
        "headlines",
        List.of(comparison.headline(Metric.P99), comparison.headline(Metric.THROUGHPUT)));
    model.put("facts", facts(ReportFacts.of(comparison)));
    model.put("warnings", ReportFacts.caveats(comparison, Caveat.Weight.WARNING));
    model.put("warned", !ReportFacts.caveats(comparison, Caveat.Weight.WARNING).isEmpty());
    model.put("notes", ReportFacts.caveats(comparison, Caveat.Weight.NOTE));
    model.put("overview", draw(overview(comparison), painter, ink));
    model.put("workloads", workloads(comparison, runs, painter, ink, tables));
    model.put("proofs", TableModel.of(tables.proofs()));
    model.put("platforms", TableModel.of(tables.platforms()));
    model.put("machines", facts(ReportFacts.machines(comparison)));
    model.put("trials", TableModel.of(tables.trials(runs)));
    model.put("method", Method.paragraphs());
    model.put("light", ink.declarations(false));
    model.put("dark", ink.declarations(true));
    model.put("script", resource("report.js"));
    model.put("style", resource("report.css"));
    return template.execute(model);
  }

  /** The overview without the headline and the warnings that stand above it anyway. */
  private static Chart overview(Comparison comparison) {
    Chart.Panels panels = Charts.overview(comparison);
    return new Chart.Panels(
        new Chart.Words(
            "Median latency (p50) and throughput",
            panels.words().subtitle(),
            Charts.footnotes(panels, comparison)),
        panels.series(),
        panels.columns(),
        panels.panels());
  }

  private List<Map<String, Object>> workloads(
      Comparison comparison,
      List<RunRecord> runs,
      ChartPainter painter,
      Ink ink,
      ResultTables tables) {
    List<Map<String, Object>> workloads = new ArrayList<>();
    ReportFacts.byWorkload(comparison)
        .forEach(
            (name, groups) -> {
              List<String> charts = new ArrayList<>();
              charts.add(draw(Charts.throughput(comparison, groups), painter, ink));
              for (Group group : groups) {
                charts.add(draw(Charts.latency(comparison, group), painter, ink));
                Charts.inDepth(comparison, runs, group)
                    .forEach(chart -> charts.add(draw(chart, painter, ink)));
              }
              List<String> overTime =
                  groups.stream()
                      .flatMap(g -> Charts.overTime(comparison, runs, g).stream())
                      .map(chart -> draw(chart, painter, ink))
                      .toList();
              workloads.add(
                  Map.of(
                      "name",
                      name,
                      "findings",
                      findings(groups),
                      "charts",
                      charts,
                      "overTime",
                      overTime,
                      "timed",
                      !overTime.isEmpty(),
                      "table",
                      TableModel.of(tables.results(groups))));
            });
    return workloads;
  }

  private static List<Map<String, String>> findings(List<Group> groups) {
    return ReportFacts.findings(groups).stream()
        .map(f -> Map.of("setting", f.name(), "sentence", f.value()))
        .toList();
  }

  private String draw(Chart chart, ChartPainter painter, Ink ink) {
    return svg.inline(chart, painter, WIDTH, ChartPainter.heightFor(chart, WIDTH), ink);
  }

  private static List<Map<String, String>> facts(List<ReportFacts.Fact> facts) {
    return facts.stream().map(f -> Map.of("name", f.name(), "value", f.value())).toList();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
