package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunFilter;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunSummary;
import java.util.Optional;

/**
 * A line of the list: a run with what is said of it, or the heading of a group of runs.
 *
 * @param run empty for a heading
 * @param marks what is said of the run
 * @param words all of it in lower case, to search in
 * @param heading the group's name
 * @param size how many runs the group has
 */
record HistoryLine(
    Optional<RunSummary> run, RunMarks marks, String words, String heading, int size) {
  static HistoryLine of(RunSummary run, RunMarks marks) {
    return new HistoryLine(Optional.of(run), marks, RunFilter.words(run, marks), "", 0);
  }

  static HistoryLine heading(String group, int size) {
    return new HistoryLine(Optional.empty(), RunMarks.NONE, "", group, size);
  }

  RunSummary summary() {
    return run.orElseThrow();
  }

  String id() {
    return run.map(RunSummary::id).orElse("");
  }
}
