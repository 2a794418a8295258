package dev.bakeoff.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;

/** The comparison's part of the JSON. */
final class ComparisonJson {
  private ComparisonJson() {}

  static ObjectNode of(Comparison comparison) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("baseline", comparison.baseline());
    node.put("confidence", 0.95);
    node.put("correction", "holm");
    ArrayNode headlines = node.putArray("headlines");
    for (Metric metric : comparison.metrics()) {
      headlines.add(comparison.headline(metric));
    }
    ArrayNode platforms = node.putArray("platforms");
    for (ComparedPlatform platform : comparison.platforms()) {
      platforms
          .addObject()
          .put("id", platform.id())
          .put("display_name", platform.displayName())
          .put("platform", platform.platform())
          .put("type", platform.type())
          .put("run", platform.runId())
          .put("product", platform.productAndVersion())
          .put("place", platform.place().label())
          .put("data_proven", comparison.proof(platform.id()).proven());
    }
    ArrayNode groups = node.putArray("groups");
    comparison.groups().forEach(group -> groups.add(group(group)));
    ArrayNode caveats = node.putArray("caveats");
    comparison
        .caveats()
        .forEach(
            c ->
                caveats
                    .addObject()
                    .put("about", c.about().id())
                    .put("weight", c.weight().id())
                    .put("text", c.text()));
    return node;
  }

  private static ObjectNode group(Group group) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("workload", group.key().workload())
            .put("pattern", group.key().pattern().id())
            .put("clients", group.key().clients())
            .put("loop", group.key().loop().id());
    ResultsJson.put(node, "rate", group.key().rate() > 0 ? group.key().rate() : Double.NaN);
    ObjectNode findings = node.putObject("findings");
    for (Metric metric : group.metrics()) {
      findings.put(metric.id(), group.finding(metric).sentence());
    }
    ArrayNode cells = node.putArray("cells");
    group.cells().forEach(cell -> cells.add(cell(group, cell)));
    return node;
  }

  private static ObjectNode cell(Group group, CellStats cell) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("platform", cell.platform())
            .put("trials_planned", cell.plannedTrials())
            .put("trials", cell.completedTrials())
            .put("ops", cell.operations())
            .put("errors", cell.errorCount())
            .put("error_share", cell.errorShare())
            .put("error_budget", cell.errorBudget());
    ResultsJson.put(node, "max_ms", cell.maxMillis());
    ResultsJson.put(node, "rss_peak_mb", cell.resources().totalRssPeakMb());
    ResultsJson.put(node, "worker_rss_peak_mb", cell.resources().workerRssPeakMb());
    ResultsJson.put(node, "server_rss_peak_mb", cell.resources().serverRssPeakMb());
    ResultsJson.put(node, "cpu_pct", cell.resources().totalCpuPercent());
    LegJson.cost(node, cell.cost());
    if (!cell.note().isEmpty()) {
      node.put("note", cell.note());
    }
    ObjectNode metrics = node.putObject("metrics");
    group.metrics().forEach(metric -> metrics.set(metric.id(), stats(cell.metric(metric))));
    ArrayNode doubts = node.putArray("doubts");
    cell.doubts()
        .forEach(
            d ->
                doubts
                    .addObject()
                    .put("kind", d.kind().id())
                    .put("state", d.state().id())
                    .put("text", d.text()));
    return node;
  }

  private static ObjectNode stats(MetricStats stats) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ResultsJson.put(node, "value", stats.pooled());
    node.put("ci_low", stats.range().map(r -> r.low()).orElse(null));
    node.put("ci_high", stats.range().map(r -> r.high()).orElse(null));
    ArrayNode trials = node.putArray("per_trial");
    stats.perTrial().forEach(trials::add);
    stats.difference().ifPresent(d -> node.set("difference", difference(d)));
    return node;
  }

  private static ObjectNode difference(Difference difference) {
    ObjectNode node =
        JsonNodeFactory.instance.objectNode().put("verdict", difference.verdict().id());
    node.put("percent", difference.estimate().map(e -> e.percent()).orElse(null));
    node.put("ci_low_percent", difference.estimate().map(e -> e.lowPercent()).orElse(null));
    node.put("ci_high_percent", difference.estimate().map(e -> e.highPercent()).orElse(null));
    node.put("p_value", difference.estimate().map(e -> e.evidence().p()).orElse(null));
    node.put("p_adjusted", difference.estimate().map(e -> e.evidence().adjustedP()).orElse(null));
    node.put(
        "cliffs_delta", difference.estimate().map(e -> e.evidence().cliffsDelta()).orElse(null));
    node.put("reason", difference.reason().orElse(null));
    node.put("sentence", difference.sentence());
    return node;
  }
}
