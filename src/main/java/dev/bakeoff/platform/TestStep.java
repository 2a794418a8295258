package dev.bakeoff.platform;

/**
 * One step of a connection test.
 *
 * @param name in a word or two; the same while it runs and when it has ended
 * @param state how it stands
 * @param detail what was found, or what went wrong; empty while it runs
 * @param hint what to try where it failed; may be empty
 * @param millis how long it took
 */
public record TestStep(String name, State state, String detail, String hint, double millis) {
  /** How a step stands. */
  public enum State {
    RUNNING,
    PASSED,
    WARNING,
    FAILED,
    SKIPPED;

    /** As in JSON. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
