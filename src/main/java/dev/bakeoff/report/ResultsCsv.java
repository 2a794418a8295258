package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.MetricStats;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The comparison as CSV (RFC 4180, UTF-8): one line per group, platform and metric; numbers plain,
 * empty where there is none.
 */
final class ResultsCsv {
  private static final List<String> HEADER =
      List.of(
          "workload",
          "pattern",
          "clients",
          "loop",
          "platform",
          "display_name",
          "metric",
          "value",
          "ci_low",
          "ci_high",
          "trials",
          "ops",
          "errors",
          "baseline",
          "verdict",
          "difference_pct",
          "difference_ci_low_pct",
          "difference_ci_high_pct",
          "reason",
          "trial_values",
          "rate",
          "p_adjusted",
          "cliffs_delta",
          "doubts",
          "cost_per_million_usd",
          "cost_basis");

  private ResultsCsv() {}

  static String of(Comparison comparison) {
    StringBuilder out = new StringBuilder(line(HEADER));
    for (Group group : comparison.groups()) {
      for (CellStats cell : group.cells()) {
        group.metrics().forEach(m -> out.append(row(comparison, group, cell, cell.metric(m))));
      }
    }
    return out.toString();
  }

  private static String row(
      Comparison comparison, Group group, CellStats cell, MetricStats metric) {
    Optional<Difference> difference = metric.difference();
    Optional<Estimate> estimate = difference.flatMap(Difference::estimate);
    return line(
        List.of(
            group.key().workload(),
            group.key().pattern().id(),
            "" + group.key().clients(),
            group.key().loop().id(),
            cell.platform(),
            comparison.platform(cell.platform()).displayName(),
            metric.metric().id(),
            number(metric.pooled()),
            metric.range().map(r -> "" + r.low()).orElse(""),
            metric.range().map(r -> "" + r.high()).orElse(""),
            "" + cell.completedTrials(),
            "" + cell.operations(),
            "" + cell.errorCount(),
            comparison.baseline(),
            difference.map(d -> d.verdict().id()).orElse("baseline"),
            estimate.map(e -> "" + e.percent()).orElse(""),
            estimate.map(e -> "" + e.lowPercent()).orElse(""),
            estimate.map(e -> "" + e.highPercent()).orElse(""),
            difference.flatMap(Difference::reason).orElse(cell.note()),
            metric.perTrial().stream().map(v -> "" + v).collect(Collectors.joining(" ")),
            group.key().rate() > 0 ? "" + group.key().rate() : "",
            estimate.map(e -> "" + e.evidence().adjustedP()).orElse(""),
            estimate.map(e -> "" + e.evidence().cliffsDelta()).orElse(""),
            cell.doubts().stream()
                .map(d -> d.kind().id() + "=" + d.state().id())
                .collect(Collectors.joining(" ")),
            number(cell.cost().perMillion()),
            cell.cost().perMillion().isPresent() ? cell.cost().basis().id() : ""));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? "" + value.getAsDouble() : "";
  }

  private static String line(List<String> fields) {
    return fields.stream().map(ResultsCsv::field).collect(Collectors.joining(",")) + "\r\n";
  }

  /**
   * Quotes where needed. A text that a spreadsheet would run as a formula gets an apostrophe, since
   * names come from users.
   */
  private static String field(String value) {
    String safe = value;
    if (!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !isNumber(value)) {
      safe = "'" + value;
    }
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static boolean isNumber(String value) {
    return value.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?( [0-9.eE+-]+)*");
  }
}
