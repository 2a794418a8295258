package dev.bakeoff.compare;

import java.util.Locale;

/** What may be said of a platform's metric against the baseline's. */
public enum Verdict {
  /** More than the baseline, beyond what chance makes of all comparisons together. */
  HIGHER,
  /** Less than the baseline, beyond what chance makes of all comparisons together. */
  LOWER,
  /** No difference shown: the trials do not tell the two apart. */
  NO_SIGNIFICANT_DIFFERENCE,
  /** Too little was measured, or too much went wrong, for a statement. */
  WITHHELD,
  /** The two did not do the same work on the same data on the same machine. */
  NOT_COMPARABLE;

  /** As in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a difference was shown. */
  public boolean isDifference() {
    return this == HIGHER || this == LOWER;
  }
}
