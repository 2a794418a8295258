package dev.bakeoff.report;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.metrics.cost.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The comparison as plain text for a terminal. Stateless and thread-safe. */
public final class ComparisonText {
  private ComparisonText() {}

  /**
   * Headlines, one table per group of legs, the proof of the data, and the caveats.
   *
   * @param width of the terminal, for breaking sentences; tables may be wider
   */
  public static String of(Comparison comparison, int width) {
    StringBuilder out = new StringBuilder();
    out.append(comparison.title()).append("\n");
    out.append(Charts.subtitle(comparison, comparison.groups())).append("\n\n");
    for (Metric metric : List.of(Metric.P50, Metric.P99, Metric.THROUGHPUT)) {
      out.append(wrapped("  ", comparison.headline(metric) + ".", width));
    }
    for (Group group : comparison.groups()) {
      out.append("\n").append(group.title()).append("\n");
      out.append(table(comparison, group));
    }
    String baseline = comparison.platform(comparison.baseline()).displayName();
    out.append("\n");
    if (comparison.platforms().size() > 1) {
      out.append(
          wrapped(
              "",
              "Differences are to "
                  + baseline
                  + " with their 95 % confidence interval over trials;"
                  + " ~ is no difference shown, - is no verdict.",
              width));
    }
    out.append(wrapped("", data(comparison), width));
    for (Caveat caveat : comparison.caveats()) {
      String mark = caveat.weight() == Caveat.Weight.WARNING ? "! " : "· ";
      out.append(wrapped(mark, caveat.text(), width));
    }
    return out.toString().replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }

  private static String data(Comparison comparison) {
    long proven =
        comparison.platforms().stream().filter(p -> comparison.proof(p.id()).proven()).count();
    return proven == comparison.platforms().size()
        ? "Same data: rows and fingerprints read back from every platform are those of the dataset."
        : "Data: proven on %d of %d platforms.".formatted(proven, comparison.platforms().size());
  }

  private static String table(Comparison comparison, Group group) {
    List<Double> times =
        group.cells().stream()
            .flatMap(
                c -> Metric.LATENCIES.stream().flatMap(m -> c.metric(m).pooled().stream().boxed()))
            .toList();
    Unit unit = Unit.ofTimes(times);
    boolean priced = group.cells().stream().anyMatch(c -> c.cost().perMillion().isPresent());
    List<String> header =
        new ArrayList<>(
            List.of(
                "platform",
                "p50 " + unit.symbol(),
                "p95 " + unit.symbol(),
                "p99 " + unit.symbol(),
                "ops/s",
                "errors",
                "p99 difference",
                "ops/s difference",
                "truth"));
    if (priced) {
      header.add("USD per 1M");
    }
    TextTable table = new TextTable(header);
    for (CellStats cell : group.cells()) {
      List<String> row = new ArrayList<>();
      row.add(comparison.platform(cell.platform()).displayName());
      if (cell.hasFigures()) {
        Metric.LATENCIES.forEach(
            m -> row.add(Figures.of(unit.of(cell.metric(m).pooled().orElse(Double.NaN)))));
        row.add(Figures.of(cell.metric(group.key().capacity()).pooled().orElse(Double.NaN)));
        row.add(Figures.count(cell.errorCount()));
        row.add(difference(cell, Metric.P99));
        row.add(difference(cell, group.key().capacity()));
        row.add(Badges.of(cell));
      } else {
        row.addAll(List.of("–", "–", "–", "–", "–", "-", "-", "-"));
      }
      if (priced) {
        row.add(cost(cell.cost()));
      }
      table.add(row);
    }
    return table.toString();
  }

  /** "0.42 metered", "1.20 by time". */
  static String cost(Cost cost) {
    return cost.perMillion().isEmpty()
        ? "-"
        : Figures.of(cost.perMillion().getAsDouble())
            + (cost.basis() == Cost.Basis.METERED ? " metered" : " by time");
  }

  private static String difference(CellStats cell, Metric metric) {
    return Optional.of(cell.metric(metric))
        .flatMap(m -> m.difference())
        .map(Differing::brief)
        .orElse("baseline");
  }

  static String wrapped(String first, String text, int width) {
    int room = Math.max(20, width - first.length());
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder();
    String lead = first;
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        out.append(lead).append(line).append("\n");
        lead = " ".repeat(first.length());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return out.append(lead).append(line).append("\n").toString();
  }
}
