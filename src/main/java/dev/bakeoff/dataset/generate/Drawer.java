package dev.bakeoff.dataset.generate;

import java.io.Serializable;

/**
 * Makes one column's values: a pure function of the column's random bits, the row's number and the
 * columns before it. Made by the factories {@link Numbers}, {@link Keys}, {@link Texts}, {@link
 * Times} and {@link Composites}. Immutable and thread-safe.
 */
public interface Drawer extends Serializable {
  /** Puts the value into the cell. */
  void draw(Draw draw, Cell out);
}
