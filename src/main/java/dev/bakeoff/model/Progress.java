package dev.bakeoff.model;

/**
 * Receives how far a piece of work has come. Implementations are thread-safe and return at once.
 */
@FunctionalInterface
public interface Progress {
  Progress NONE = step -> {};

  void report(Step step);

  /**
   * One reading of the progress.
   *
   * @param task what is being worked on, for people: "Generating customer_events"
   * @param done units finished so far
   * @param total units in all; 0 where that is not known
   * @param unit what is counted: "rows", "legs"
   * @param bytes written to files so far; 0 where that is not known
   */
  record Step(String task, long done, long total, String unit, long bytes) {
    /** Without bytes. */
    public Step(String task, long done, long total, String unit) {
      this(task, done, total, unit, 0);
    }

    /** Share done, 0 to 1; 0 where the total is not known. */
    public double fraction() {
      return total <= 0 ? 0 : Math.min(1, (double) done / total);
    }
  }
}
