package dev.bakeoff.ui.chart;

import java.util.List;

/**
 * What lies along the time axis of a plot beside its lines. Immutable; all times are seconds of the
 * run.
 *
 * @param bands what was being done, in order of time
 * @param flags single moments: incidents and notes, in order of time
 */
public record Marks(List<Band> bands, List<Flag> flags) {
  public static final Marks NONE = new Marks(List.of(), List.of());

  public Marks {
    bands = List.copyOf(bands);
    flags = List.copyOf(flags);
  }

  /** What a band stands for. */
  public enum Doing {
    LOAD,
    WARM_UP,
    MEASURE,
    IDLE
  }

  /**
   * A stretch in which one thing was done.
   *
   * @param platform decides the colour; empty where none is at work
   * @param doing what
   * @param leg whether a leg begins with it, which a line through the chart shows
   * @param text for whoever points at it
   */
  public record Band(
      double from, double to, String platform, Doing doing, boolean leg, String text) {}

  /** How grave a flag is, which decides its colour and form. */
  public enum Tone {
    NOTE,
    INFO,
    WARNING,
    DANGER
  }

  /**
   * A moment to see.
   *
   * @param second when
   * @param to when it ended; the same where it has no duration
   * @param tone its colour and form
   * @param text for whoever points at it
   */
  public record Flag(double second, double to, Tone tone, String text) {}
}
