package dev.bakeoff.report;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart.Bars;
import java.util.ArrayList;
import java.util.List;

/** What stands below charts, so that a chart on its own does not claim more than it may. */
final class Footnotes {
  static final String LOGARITHMIC =
      "Logarithmic axis: equal steps are equal factors, so a bar twice as long is not twice as"
          + " much.";

  /** More warnings than this do not fit below a picture; the rest is counted. */
  private static final int MOST_WARNINGS = 3;

  private Footnotes() {}

  static boolean logarithmic(Bars bars) {
    return bars.axis().scale() == Axis.Scale.LOG;
  }

  static List<String> bars(Comparison comparison, List<Group> groups) {
    List<String> notes = new ArrayList<>();
    List<CellStats> cells =
        groups.stream().flatMap(g -> g.cells().stream()).filter(CellStats::hasFigures).toList();
    boolean intervals =
        cells.stream().anyMatch(c -> c.metric(Metric.THROUGHPUT).range().isPresent());
    if (!cells.isEmpty()) {
      notes.add(
          intervals
              ? "Bars: all completed trials together. Error bars: 95 % confidence interval over"
                  + " trials."
              : "Bars: all completed trials together. Fewer than 3 trials: no intervals and no"
                  + " verdict.");
    }
    if (cells.stream().anyMatch(CellStats::overErrorBudget)) {
      notes.add("! More than 1 % of the requests failed: no verdict.");
    }
    return notes;
  }

  /** The comparison's warnings, as many as fit. */
  static List<String> warnings(Comparison comparison) {
    List<String> all =
        comparison.caveats().stream()
            .filter(c -> c.weight() == Caveat.Weight.WARNING)
            .map(Caveat::text)
            .toList();
    if (all.size() <= MOST_WARNINGS) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST_WARNINGS));
    some.add((all.size() - MOST_WARNINGS) + " more warnings: see the report.");
    return some;
  }
}
