package dev.bakeoff.compare;

import java.util.Locale;

/**
 * Something that a reader must know before believing the figures.
 *
 * @param weight how much it takes from them
 * @param text one or two sentences
 */
public record Caveat(Weight weight, String text) {
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

  static Caveat warning(String text) {
    return new Caveat(Weight.WARNING, text);
  }

  static Caveat note(String text) {
    return new Caveat(Weight.NOTE, text);
  }
}
