package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.trend.Trend;
import dev.bakeoff.compare.trend.TrendPoint;
import dev.bakeoff.compare.trend.TrendQuery;
import dev.bakeoff.compare.trend.Trends;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bakeoff history trend}. */
@Command(
    name = "trend",
    description = "Follows a workload over the runs of the past, platform by platform.",
    mixinStandardHelpOptions = true)
final class HistoryTrendCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Option(names = "--workload", required = true, paramLabel = "W", description = "Its name.")
  private String workload;

  @Option(names = "--platform", description = "Only platforms whose name has this in it.")
  private String platform;

  @Option(names = "--clients", description = "Only with so many clients.")
  private Integer clients;

  @Option(
      names = "--metric",
      defaultValue = "p99",
      description = "p50, p95, p99, throughput or knee_rate. Default: p99.")
  private Metric metric;

  @Option(
      names = "--limit",
      defaultValue = "200",
      paramLabel = "N",
      description = "At most so many runs, the newest. Default: 200.")
  private int limit;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  HistoryTrendCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Runs runs = services.get().runs();
    ConsoleProgress progress = new ConsoleProgress(console);
    TrendQuery query =
        new TrendQuery(
            workload,
            Optional.ofNullable(platform),
            clients == null ? OptionalInt.empty() : OptionalInt.of(clients),
            metric,
            Math.max(1, limit));
    List<Trend> trends =
        Interrupts.cancelling(
            cancel -> new Trends(runs.history(), runs.notebook()).of(query, progress, cancel));
    progress.clear();
    if (trends.isEmpty()) {
      throw nothing(runs);
    }
    if (json) {
      console.json(document(trends));
    } else {
      trends.forEach(this::print);
    }
    return 0;
  }

  private RuntimeException nothing(CliServices.Runs runs) {
    List<String> known =
        runs.history().list().stream()
            .map(RunSummary::workloads)
            .flatMap(List::stream)
            .distinct()
            .toList();
    return Problem.request(
            "No run has measured "
                + metric.label()
                + " of workload '"
                + workload
                + "'"
                + (platform == null ? "" : " on '" + platform + "'")
                + (clients == null ? "" : " with " + clients + " clients")
                + ".",
            Suggestions.hint(workload, known))
        .asException();
  }

  private void print(Trend trend) {
    console.print(
        "%s, %s, %s: %s"
            .formatted(
                trend.displayName(),
                trend.key().workloadTitle(),
                trend.key().clientsLabel(),
                trend.metric().id()));
    TextTable table = new TextTable(List.of("RUN", "VALUE", "95 % INTERVAL", "CHANGE", ""), 1, 3);
    for (TrendPoint point : trend.points()) {
      table.add(
          point.runId(),
          Figures.of(point.stats().pooled().orElseThrow()),
          point
              .stats()
              .range()
              .map(r -> Figures.of(r.low()) + " to " + Figures.of(r.high()))
              .orElse(""),
          change(point),
          Stream.concat(
                  Stream.of("baseline").filter(_ -> point.baseline()), point.changed().stream())
              .collect(Collectors.joining("; ")));
    }
    console.print(table.toString());
    trend.changes().forEach(point -> console.print(point.runId() + ": " + point.words()));
    console.print("");
  }

  private static String change(TrendPoint point) {
    return switch (point.verdict()) {
      case FIRST -> "";
      case UP, DOWN -> Figures.signedPercent(point.change().orElseThrow().percent()) + " %";
      case NONE_SHOWN -> "none shown";
      case WITHHELD -> "withheld";
    };
  }

  private static ObjectNode document(List<Trend> trends) {
    Metric metric = trends.getFirst().metric();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("workload", trends.getFirst().key().workload());
    node.put("metric", metric.id());
    ArrayNode series = node.putArray("series");
    for (Trend trend : trends) {
      ObjectNode one = series.addObject();
      one.put("platform", trend.platform());
      one.put("display_name", trend.displayName());
      one.put("clients", trend.key().clients());
      one.put("loop", trend.key().loop().id());
      ArrayNode points = one.putArray("points");
      trend.points().forEach(point -> points.add(document(point, metric)));
    }
    return node;
  }

  private static ObjectNode document(TrendPoint point, Metric metric) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("run", point.runId());
    node.put("name", point.runName());
    node.put("created", point.at().toString());
    node.put(metric.id(), point.stats().pooled().orElseThrow());
    point
        .stats()
        .range()
        .ifPresentOrElse(
            r -> node.put("low", r.low()).put("high", r.high()),
            () -> node.putNull("low").putNull("high"));
    node.put("trials", point.stats().perTrial().size());
    node.put("verdict", point.verdict().name().toLowerCase(Locale.ROOT));
    point.change().ifPresentOrElse(c -> put(node, c), () -> node.putNull("change_pct"));
    ArrayNode changed = node.putArray("changed");
    point.changed().forEach(changed::add);
    node.put("words", point.words());
    node.put("baseline", point.baseline());
    return node;
  }

  private static void put(ObjectNode node, Estimate change) {
    node.put("change_pct", change.percent());
    node.put("change_low_pct", change.lowPercent());
    node.put("change_high_pct", change.highPercent());
    node.put("p_adjusted", change.evidence().adjustedP());
  }
}
