package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.MetricStats;
import dev.bakeoff.compare.Range;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one cell as charts show it.
 *
 * @param value in the chart's unit; empty where there is none
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param label the value as text, or a word for why it is missing
 * @param detail one line for whoever points at it
 */
record CellFigure(
    OptionalDouble value, OptionalDouble low, OptionalDouble high, String label, String detail) {

  static CellFigure of(
      Comparison comparison, Group group, CellStats cell, Metric metric, Unit unit) {
    String name = comparison.platform(cell.platform()).displayName();
    MetricStats stats = cell.metric(metric);
    String what = "%s, %s, %s".formatted(name, group.title(), metric.label());
    if (stats.pooled().isEmpty()) {
      return new CellFigure(
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
    return new CellFigure(
        OptionalDouble.of(value),
        end(stats.range().map(Range::low), unit),
        end(stats.range().map(Range::high), unit),
        Figures.of(value) + (unreliable(cell) ? " !" : ""),
        what
            + ": "
            + Figures.of(value)
            + " "
            + unit.symbol()
            + interval
            + stats.difference().map(Difference::sentence).map(s -> ". " + s).orElse(""));
  }

  /** The unit in which all of some cells' figures are shown. */
  static Unit unit(Metric metric, List<Group> groups) {
    List<Double> values =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .flatMap(c -> c.metric(metric).pooled().stream().boxed())
            .toList();
    return metric.isLatency() ? Unit.ofTimes(values) : Unit.ofRates(values);
  }

  /** What an axis of the metric says, with its unit. */
  static String axisLabel(Metric metric, Group group, Unit unit) {
    return metric.isLatency()
        ? "%s, %s (%s)".formatted(group.key().loop().time(), metric.label(), unit.symbol())
        : "%s (%s)".formatted(capitalized(metric), unit.symbol());
  }

  static String capitalized(Metric metric) {
    return Character.toUpperCase(metric.label().charAt(0)) + metric.label().substring(1);
  }

  /** Whether its figures are marked, since they can carry no verdict. */
  static boolean unreliable(CellStats cell) {
    return cell.overErrorBudget() || cell.broken();
  }

  static String missing(CellStats cell) {
    if (cell.hasFigures()) {
      return "too few";
    }
    if (cell.plannedTrials() == 0) {
      return "not run";
    }
    return cell.note().contains("failed") ? "failed" : "no trial";
  }

  private static OptionalDouble end(Optional<Double> value, Unit unit) {
    return value.isPresent() ? OptionalDouble.of(unit.of(value.get())) : OptionalDouble.empty();
  }
}
