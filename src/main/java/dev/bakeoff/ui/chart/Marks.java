package dev.bakeoff.ui.chart;

import java.util.List;
import java.util.function.Function;

/**
 * What lies along the time axis of a plot beside its lines. Immutable; all times are seconds of the
 * run.
 *
 * @param bands what was being done, in order of time; each lasts until the next
 * @param flags single moments: incidents and notes
 * @param bandText what a band is, for whoever points at it
 * @param flagText what a flag is, for whoever points at it
 */
public record Marks(
    List<Band> bands,
    List<Flag> flags,
    Function<Band, String> bandText,
    Function<Flag, String> flagText) {
  public static final Marks NONE = new Marks(List.of(), List.of(), _ -> "", _ -> "");

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
   * @param id of what it is, for its text
   */
  public record Band(double from, double to, String platform, Doing doing, boolean leg, int id) {}

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
   * @param from when
   * @param to when it ended; the same where it has no duration
   * @param tone its colour and form
   * @param id of what it is, for its text
   */
  public record Flag(double from, double to, Tone tone, int id) {}
}
