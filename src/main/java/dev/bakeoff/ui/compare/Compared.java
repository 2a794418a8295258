package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.report.Charts;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comparison with what it was made from and its charts. Immutable.
 *
 * @param comparison what may be said
 * @param runs where it comes from
 * @param charts what it looks like, the overview first
 */
record Compared(Comparison comparison, List<RunRecord> runs, List<Charts.Named> charts) {
  Compared {
    runs = List.copyOf(runs);
    charts = List.copyOf(charts);
  }

  /**
   * Reads runs and compares them; takes a while.
   *
   * @throws dev.bakeoff.model.ProblemException where a run is not there or cannot be compared
   */
  static Compared of(RunHistory history, List<String> ids, Optional<String> baseline) {
    List<RunRecord> runs = new ArrayList<>();
    for (String id : ids) {
      runs.add(
          history
              .find(id)
              .orElseThrow(
                  () ->
                      Problem.request(
                              Texts.of("compare.the-history-has-no-run", id),
                              Texts.of("compare.it-may-have-been-deleted-choose"))
                          .asException()));
    }
    Comparison comparison = new Comparer().of(runs, baseline);
    return new Compared(comparison, runs, Charts.of(comparison, runs));
  }
}
