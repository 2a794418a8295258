package dev.bakeoff.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns verdicts into headings. "Lowest" or "highest" is said only of a platform whose interval
 * excludes every other platform in the group, not of the one with the smallest figure.
 */
final class Findings {
  private final Differences differences;
  private final Function<String, String> names;

  Findings(Differences differences, Function<String, String> names) {
    this.differences = differences;
    this.names = names;
  }

  Finding of(Metric metric, Group.Key key, List<CellStats> cells) {
    List<CellStats> present = cells.stream().filter(CellStats::hasFigures).toList();
    if (cells.size() == 1) {
      return alone(metric, cells.getFirst());
    }
    BiFunction<CellStats, CellStats, Difference> against =
        (other, cell) -> differences.of(metric, key, other, cell);
    List<CellStats> ranked =
        present.stream()
            .filter(c -> present.stream().anyMatch(o -> comparable(o, c, against)))
            .sorted(bestFirst(metric))
            .toList();
    if (ranked.size() < 2 || !allComparable(ranked, against)) {
      return new Finding(undecided(metric, cells, against), Optional.empty(), false);
    }
    CellStats first = ranked.getFirst();
    List<CellStats> tied =
        ranked.stream()
            .filter(c -> c.platform().equals(first.platform()) || !differs(first, c, against))
            .toList();
    String rest = without(cells, ranked);
    if (tied.size() == 1) {
      return new Finding(
          clear(metric, ranked, against) + rest,
          ranked.size() == present.size() ? Optional.of(first.platform()) : Optional.empty(),
          true);
    }
    return new Finding(tie(metric, ranked, tied, against) + rest, Optional.empty(), true);
  }

  private static boolean comparable(
      CellStats a, CellStats b, BiFunction<CellStats, CellStats, Difference> against) {
    return !a.platform().equals(b.platform()) && against.apply(a, b).estimate().isPresent();
  }

  private static boolean allComparable(
      List<CellStats> cells, BiFunction<CellStats, CellStats, Difference> against) {
    return cells.stream()
        .allMatch(
            a ->
                cells.stream()
                    .filter(b -> !a.platform().equals(b.platform()))
                    .allMatch(b -> comparable(a, b, against)));
  }

  private static boolean differs(
      CellStats a, CellStats b, BiFunction<CellStats, CellStats, Difference> against) {
    return against.apply(a, b).verdict().isDifference();
  }

  /** By the geometric mean of the trials, which is what the intervals are about. */
  private static Comparator<CellStats> bestFirst(Metric metric) {
    Comparator<CellStats> rising =
        Comparator.comparingDouble(
            cell ->
                cell.metric(metric).perTrial().stream()
                    .mapToDouble(Math::log)
                    .average()
                    .orElse(Double.POSITIVE_INFINITY));
    return metric.lowerIsBetter() ? rising : rising.reversed();
  }

  private String clear(
      Metric metric, List<CellStats> ranked, BiFunction<CellStats, CellStats, Difference> against) {
    CellStats first = ranked.getFirst();
    CellStats next = ranked.get(1);
    Estimate estimate = against.apply(next, first).estimate().orElseThrow();
    String how = Sentences.amount(estimate) + " " + name(next);
    return ranked.size() == 2
        ? "%s %s is %s".formatted(name(first), metric.label(), how)
        : "%s has the %s %s, %s, the next"
            .formatted(name(first), superlative(metric), metric.label(), how);
  }

  private String tie(
      Metric metric,
      List<CellStats> ranked,
      List<CellStats> tied,
      BiFunction<CellStats, CellStats, Difference> against) {
    List<CellStats> others = ranked.stream().filter(c -> !tied.contains(c)).toList();
    boolean apart =
        !others.isEmpty()
            && tied.stream().allMatch(t -> others.stream().allMatch(o -> differs(t, o, against)));
    String text = "%s: no difference shown in %s".formatted(listed(tied), metric.label());
    return apart
        ? "%s; %s %s than %s"
            .formatted(
                text,
                tied.size() == 2 ? "both" : "all",
                metric.lowerIsBetter() ? "lower" : "higher",
                listed(others))
        : text;
  }

  private Finding alone(Metric metric, CellStats cell) {
    String unit = metric.isLatency() ? " ms" : " ops/s";
    MetricStats stats = cell.metric(metric);
    if (stats.pooled().isEmpty()) {
      return new Finding(
          "%s: no %s measured".formatted(name(cell), metric.label()), Optional.empty(), false);
    }
    String interval =
        stats
            .range()
            .map(
                r ->
                    " (95 % CI " + Figures.of(r.low()) + " to " + Figures.of(r.high()) + unit + ")")
            .orElse("");
    return new Finding(
        "%s: %s %s"
            .formatted(
                name(cell),
                metric.label(),
                Figures.of(stats.pooled().getAsDouble()) + unit + interval),
        Optional.empty(),
        false);
  }

  private String undecided(
      Metric metric, List<CellStats> cells, BiFunction<CellStats, CellStats, Difference> against) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    List<CellStats> others = new ArrayList<>(cells.subList(1, cells.size()));
    others.forEach(
        cell ->
            against
                .apply(cells.getFirst(), cell)
                .reason()
                .ifPresent(reason -> reasons.merge(reason, 1L, Long::sum)));
    String because = reasons.keySet().stream().findFirst().map(r -> ", because " + r).orElse("");
    return "No verdict on " + metric.label() + because;
  }

  private String without(List<CellStats> cells, List<CellStats> ranked) {
    List<CellStats> left = cells.stream().filter(c -> !ranked.contains(c)).toList();
    return left.isEmpty() ? "" : " (no verdict on " + listed(left) + ")";
  }

  private static String superlative(Metric metric) {
    return metric.lowerIsBetter() ? "lowest" : "highest";
  }

  private String listed(List<CellStats> cells) {
    return listedNames(cells.stream().map(this::name).toList());
  }

  /** "A", "A and B", "A, B and C". */
  static String listedNames(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String name(CellStats cell) {
    return names.apply(cell.platform());
  }

  /**
   * What all groups show by one metric: "SQLite has the lowest p50 in 4 of 6 settings, DuckDB in 1;
   * no clear lowest in 1".
   */
  static String headline(Metric metric, List<Group> groups, Function<String, String> names) {
    if (groups.isEmpty()) {
      return "Nothing was measured";
    }
    if (groups.size() == 1) {
      return groups.getFirst().finding(metric).sentence();
    }
    Map<String, Long> wins =
        groups.stream()
            .map(group -> group.finding(metric).best())
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(b -> b, LinkedHashMap::new, Collectors.counting()));
    long decided = groups.stream().filter(group -> group.finding(metric).decided()).count();
    String what = superlative(metric) + " " + metric.label();
    if (decided == 0) {
      return groups.getFirst().cells().size() == 1
          ? "%s in %d settings"
              .formatted(
                  names.apply(groups.getFirst().cells().getFirst().platform()), groups.size())
          : "No verdict on " + metric.label() + " in any of " + groups.size() + " settings";
    }
    if (wins.isEmpty()) {
      return "No platform has a clearly " + what + " in any of " + groups.size() + " settings";
    }
    List<Map.Entry<String, Long>> ordered =
        wins.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .toList();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> win : ordered) {
      text.append(
          text.isEmpty()
              ? "%s has the %s in %s"
                  .formatted(names.apply(win.getKey()), what, share(win.getValue(), groups.size()))
              : ", %s in %d".formatted(names.apply(win.getKey()), win.getValue()));
    }
    long open = groups.size() - wins.values().stream().mapToLong(Long::longValue).sum();
    return open == 0 ? text.toString() : text + "; no clear " + superlative(metric) + " in " + open;
  }

  private static String share(long wins, int all) {
    return wins == all ? "all " + all + " settings" : wins + " of " + all + " settings";
  }
}
