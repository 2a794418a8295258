package dev.bakeoff.ui.chart;

import java.util.OptionalDouble;

/** What a hand on one chart does to all charts of the same time. FX thread only. */
public interface TimeControl {
  /** Points at a moment, in seconds of the run, or at none. */
  void point(OptionalDouble second);

  /**
   * Looks more or less closely.
   *
   * @param factor of the stretch that is shown; below 1 to look more closely
   * @param around the moment that stays where it is
   */
  void zoom(double factor, double around);

  /** Looks at another stretch of the same length. */
  void move(double seconds);

  /** Looks at a stretch. */
  void select(double from, double to);

  /** Shows the whole run again. */
  void reset();

  /** Goes to the present, and on with it. */
  void follow();
}
