package dev.bakeoff.ui.shell;

/**
 * A step on the way to what is in sight.
 *
 * @param label for people
 * @param action leads back to it; does nothing for the last
 */
public record Crumb(String label, Runnable action) {
  /** The last of a row: what is in sight. */
  public static Crumb here(String label) {
    return new Crumb(label, () -> {});
  }
}
