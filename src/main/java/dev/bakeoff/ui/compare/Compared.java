package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Selection;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison with what it was made from and the charts that it can show. Immutable.
 *
 * @param comparison what may be said
 * @param runs where it comes from, cut down to what was chosen
 * @param charts what it can look like, the overview first
 */
record Compared(Comparison comparison, List<RunRecord> runs, List<Gallery.Item> charts) {
  Compared {
    runs = List.copyOf(runs);
    charts = List.copyOf(charts);
  }

  Palette palette() {
    return Charts.palette(comparison);
  }

  /**
   * Reads runs and compares what was chosen of them; takes a while.
   *
   * @throws dev.bakeoff.model.ProblemException where a run is not there or cannot be compared
   */
  static Compared of(RunHistory history, List<Selection> chosen, Optional<String> baseline) {
    Map<String, RunRecord> found = new LinkedHashMap<>();
    for (Selection selection : chosen) {
      found.computeIfAbsent(selection.run(), id -> find(history, id));
    }
    List<RunRecord> runs = Selection.cut(chosen, found);
    Comparison comparison = new Comparer().of(runs, baseline);
    return new Compared(comparison, runs, Gallery.of(comparison, runs));
  }

  private static RunRecord find(RunHistory history, String id) {
    return history
        .find(id)
        .orElseThrow(
            () ->
                Problem.request(
                        Texts.of("compare.the-history-has-no-run", id),
                        Texts.of("compare.it-may-have-been-deleted-choose"))
                    .asException());
  }
}
