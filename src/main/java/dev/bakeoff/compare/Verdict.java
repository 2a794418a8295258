package dev.bakeoff.compare;

import java.util.Locale;

/** What may be said of a platform's metric against the baseline's. */
public enum Verdict {
  /** The whole 95 % confidence interval lies above the baseline. */
  HIGHER,
  /** The whole 95 % confidence interval lies below the baseline. */
  LOWER,
  /** The interval holds the baseline: the trials do not tell the two apart. */
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
