package dev.bakeoff.compare;

import java.util.Locale;

/**
 * Something that a reader must know before believing the figures.
 *
 * @param about what it is about
 * @param weight how much it takes from them
 * @param text one or two sentences
 */
public record Caveat(About about, Weight weight, String text) {
  /** What a caveat is about. */
  public enum About {
    /** A whole run, or what tells runs apart. */
    RUNS,
    /** Whether platforms held the same data. */
    DATA,
    /** Single legs; charts show these as gaps or marks of their own. */
    LEGS,
    /** How all of it was measured. */
    METHOD;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much a caveat takes from the figures. */
  public enum Weight {
    /** Some figure is missing or must not be relied on. */
    WARNING,
    /** How the figures are to be read. */
    NOTE;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Caveat warning(About about, String text) {
    return new Caveat(about, Weight.WARNING, text);
  }

  static Caveat note(About about, String text) {
    return new Caveat(about, Weight.NOTE, text);
  }
}
