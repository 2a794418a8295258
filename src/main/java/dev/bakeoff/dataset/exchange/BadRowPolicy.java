package dev.bakeoff.dataset.exchange;

/** What becomes of rows that cannot be read. */
public enum BadRowPolicy {
  /** Nothing is imported. */
  REFUSE,
  /** They go into a file beside the source, with the reason, and the others are imported. */
  SET_ASIDE
}
