package dev.bakeoff.dataset;

/** How much of a dataset to check. */
public enum ValidationLevel {
  /** Tables, columns and numbers of rows. */
  COUNTS,
  /** And a sample of each table's rows, value by value where there is something to compare with. */
  SAMPLE,
  /** Every row: fingerprints, nulls, keys, references. */
  FULL
}
