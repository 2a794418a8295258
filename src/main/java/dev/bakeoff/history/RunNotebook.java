package dev.bakeoff.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What people say of runs, kept beside what was measured and never mixed with it. Thread-safe;
 * every call reads or writes the store.
 */
public interface RunNotebook {
  /** Of one run; {@link RunMarks#NONE} where nothing was said. */
  RunMarks marks(String runId);

  /** Of all runs that something was said of, by run id. */
  Map<String, RunMarks> all();

  /** Changes what is said of a run; nothing happens where there is no such run. */
  void mark(String runId, UnaryOperator<RunMarks> change);

  /**
   * Makes a run the baseline. There is at most one per dataset version and workload, so the pin of
   * every other run of the same dataset version that shares a workload with this one is taken off.
   *
   * @return the ids of the runs that lost theirs
   */
  List<String> pin(String runId);

  /** Puts a note on a run's time line, also while it runs; one of the same instant is replaced. */
  void note(String runId, TimedNote note);

  /** A run's notes in order of time. */
  List<TimedNote> notes(String runId);

  /** All runs' notes in order of time, by run id; runs without any are left out. */
  Map<String, List<TimedNote>> allNotes();

  /** Takes a note away; nothing happens where there is none. */
  void unnote(String runId, Instant at);
}
