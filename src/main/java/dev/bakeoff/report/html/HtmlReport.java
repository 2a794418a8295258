package dev.bakeoff.report.html;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.ComparedRun;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Method;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The whole comparison as one HTML page: findings, charts, sortable tables, proof of the data,
 * environment, method and every trial. Everything from users is escaped by the template.
 * Thread-safe.
 */
public final class HtmlReport {
  private static final double WIDTH = 1040;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
    model.put("facts", facts(comparison));
    model.put("warnings", caveats(comparison, Caveat.Weight.WARNING));
    model.put("warned", !caveats(comparison, Caveat.Weight.WARNING).isEmpty());
    model.put("notes", caveats(comparison, Caveat.Weight.NOTE));
    model.put("overview", draw(overview(comparison), painter, ink));
    model.put("workloads", workloads(comparison, runs, painter, ink, tables));
    model.put("proofs", TableModel.of(tables.proofs()));
    model.put("platforms", TableModel.of(tables.platforms()));
    model.put("machines", machines(comparison));
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
    Map<String, List<Group>> byWorkload =
        comparison.groups().stream()
            .collect(
                Collectors.groupingBy(
                    g -> g.key().workloadTitle(), LinkedHashMap::new, Collectors.toList()));
    byWorkload.forEach(
        (name, groups) -> {
          List<String> charts = new ArrayList<>();
          charts.add(draw(Charts.throughput(comparison, groups), painter, ink));
          groups.forEach(g -> charts.add(draw(Charts.latency(comparison, g), painter, ink)));
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
    List<Map<String, String>> findings = new ArrayList<>();
    for (Group group : groups) {
      for (Metric metric : List.of(Metric.P99, group.key().capacity())) {
        findings.add(
            Map.of(
                "setting", group.key().clientsLabel(),
                "sentence", group.finding(metric).sentence()));
      }
    }
    return findings;
  }

  private String draw(Chart chart, ChartPainter painter, Ink ink) {
    return svg.inline(chart, painter, WIDTH, ChartPainter.heightFor(chart, WIDTH), ink);
  }

  private static List<Map<String, String>> facts(Comparison comparison) {
    List<Map<String, String>> facts = new ArrayList<>();
    for (ComparedRun run : comparison.runs()) {
      facts.add(
          fact(
              "Run",
              "%s, %s (%s)".formatted(run.name(), WHEN.format(run.created()), run.status().id())));
      facts.add(
          fact(
              "Dataset",
              "%s:%s, %s rows, fingerprint %s"
                  .formatted(
                      run.dataset().name(),
                      run.dataset().version(),
                      Figures.count(run.dataset().rows()),
                      run.dataset().fingerprint())));
    }
    facts.add(fact("Baseline", comparison.platform(comparison.baseline()).displayName()));
    facts.add(
        fact(
            "Trials",
            comparison.runs().stream()
                .map(run -> run.trials() + ", interleaved in the order of seed " + run.seed())
                .distinct()
                .collect(Collectors.joining("; "))));
    return facts;
  }

  private static List<Map<String, String>> machines(Comparison comparison) {
    return comparison.runs().stream()
        .map(ComparedRun::environment)
        .distinct()
        .map(
            e ->
                fact(
                    e.cpu(),
                    "%d logical processors, %s MB memory, %s, Java %s, Bakeoff %s"
                        .formatted(
                            e.cores(), Figures.count(e.memoryMb()), e.os(), e.jdk(), e.bakeoff())))
        .toList();
  }

  private static Map<String, String> fact(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  private static List<String> caveats(Comparison comparison, Caveat.Weight weight) {
    return comparison.caveats().stream()
        .filter(c -> c.weight() == weight)
        .map(Caveat::text)
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
