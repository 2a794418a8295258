package dev.bakeoff.compare.truth;

import java.util.Locale;

/**
 * One thing that must hold before a leg's figures are to be believed, and whether it does. Shown as
 * a badge beside every figure of the leg.
 *
 * @param kind what is checked
 * @param state how it stands
 * @param text one sentence with the figures that it rests on
 */
public record TruthCheck(Kind kind, State state, String text) {
  /** What is checked. */
  public enum Kind {
    /** Whether throughput and latency no longer moved in one direction. */
    STEADY("Steady state"),
    /** Whether the load driver had room: CPU, GC, hiccups, its own ceiling, Little's law. */
    DRIVER("Load driver"),
    /** Whether the requests are enough for each percentile. */
    SAMPLES("Samples"),
    /** Whether failures stay within the error budget. */
    ERRORS("Errors"),
    /** Whether an open loop kept its rate and dropped nothing. */
    SCHEDULE("Schedule"),
    /** What the caches held when the leg began. */
    CACHE("Cache"),
    /** Whether the data were proved to be the dataset. */
    DATA("Data");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  /** How a check stands. */
  public enum State {
    /** Nothing speaks against the figures. */
    HOLDS,
    /** The figures are to be read with the text in mind. */
    DOUBTFUL,
    /** The figures must not be relied on, and get no verdict. */
    BROKEN,
    /** There is not enough to tell. */
    UNKNOWN;

    /** As in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
