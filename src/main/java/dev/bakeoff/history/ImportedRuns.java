package dev.bakeoff.history;

import java.util.List;

/**
 * What became of the runs of a run file.
 *
 * @param runs in the order of the files
 */
public record ImportedRuns(List<Imported> runs) {
  public ImportedRuns {
    runs = List.copyOf(runs);
  }

  /** What became of a run. */
  public enum Outcome {
    /** It is in the history now. */
    ADDED,
    /** It is in the history now, under an id of its own beside another run of its old one. */
    ADDED_AS_NEW,
    /** The very same was in the history already, and nothing was changed. */
    ALREADY_THERE,
    /** Its id is another run's, and nothing was imported at all. */
    CLASHES
  }

  /**
   * One run.
   *
   * @param id in the file
   * @param name for people
   * @param outcome what became of it
   * @param savedAs its id in the history
   */
  public record Imported(String id, String name, Outcome outcome, String savedAs) {}

  /** How many met with an outcome. */
  public long count(Outcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).count();
  }
}
