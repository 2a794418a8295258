package dev.bakeoff.ui.chart;

/**
 * How much of a run charts show: all of it, the last stretch, or a stretch that stays where it is.
 * Immutable.
 */
public sealed interface TimeView {
  /** Less than this cannot be looked at more closely: readings come four times a second at most. */
  double LEAST_SECONDS = 4;

  /** This near to the present, as a share of the stretch, a view follows it. */
  double NEAR_NOW = 0.02;

  /** All of it. */
  record Whole() implements TimeView {
    /** The whole run, and what is added to it. */
    public static final TimeView RUN = new Whole();
  }

  /**
   * Up to the present.
   *
   * @param seconds how much of it
   */
  record Last(double seconds) implements TimeView {}

  /** A stretch between two moments, in seconds of the run. */
  record Between(double from, double to) implements TimeView {}

  /**
   * Where a view begins and ends at one moment.
   *
   * @param from in seconds of the run
   * @param to in seconds of the run
   */
  record Stretch(double from, double to) {
    public double seconds() {
      return to - from;
    }
  }

  /** Whether it moves on with the run. */
  default boolean follows() {
    return switch (this) {
      case Whole _, Last _ -> true;
      case Between _ -> false;
    };
  }

  /**
   * Where it lies.
   *
   * @param run all that there is to see, which ends at the present
   */
  default Stretch in(Stretch run) {
    return switch (this) {
      case Whole _ -> run;
      case Last(double seconds) -> new Stretch(run.to() - seconds, run.to());
      case Between(double from, double to) -> new Stretch(from, to);
    };
  }

  /**
   * A view of more or less around a moment, which stays where it is on the screen.
   *
   * @param factor below 1 to look more closely
   */
  default TimeView zoom(double factor, double around, Stretch run) {
    Stretch now = in(run);
    double seconds = Math.clamp(now.seconds() * factor, LEAST_SECONDS, Math.max(4, run.seconds()));
    double share = Math.clamp((around - now.from()) / now.seconds(), 0, 1);
    // Whoever looks at the present wants to go on seeing it.
    boolean atPresent = follows() && share > 0.9;
    double from = atPresent ? now.to() - seconds : around - share * seconds;
    return of(from, from + seconds, run);
  }

  /** A view moved along the run, and no further than it reaches. */
  default TimeView move(double seconds, Stretch run) {
    Stretch now = in(run);
    double from = Math.clamp(now.from() + seconds, run.from(), Math.max(run.from(), run.to()));
    from = Math.min(from, Math.max(run.from(), run.to() - now.seconds()));
    return of(from, from + now.seconds(), run);
  }

  /** The view that shows a stretch: follows the run where the stretch ends at the present. */
  static TimeView of(double from, double to, Stretch run) {
    double seconds = Math.max(LEAST_SECONDS, to - from);
    double near = NEAR_NOW * seconds;
    if (seconds >= run.seconds() * (1 - NEAR_NOW)) {
      return Whole.RUN;
    }
    return to >= run.to() - near
        ? new Last(seconds)
        : new Between(Math.max(run.from(), from), Math.max(run.from(), from) + seconds);
  }
}
