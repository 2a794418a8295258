package dev.bakeoff.dataset.generate;

import java.io.Serializable;

/**
 * A column of a {@link PlannedTable}.
 *
 * @param name within its table
 * @param stream what its random bits are drawn by: its name, or the name that it once had
 * @param form how its values are handed over
 * @param scale digits after the point of {@link Form#DECIMAL}, else 0
 * @param nullable whether it may be null
 * @param nulls share of rows that are null, 0 to 1
 * @param values makes the others
 * @param per column before it, by number, that alone decides the random bits; -1 for the row
 */
public record PlannedColumn(
    String name,
    String stream,
    Form form,
    int scale,
    boolean nullable,
    double nulls,
    Drawer values,
    int per)
    implements Serializable {
  /** How a value is handed to the sink. */
  public enum Form {
    /** A whole number, microseconds, days, or 1 and 0. */
    WHOLE,
    /** An exact number of fixed scale, handed over unscaled. */
    DECIMAL,
    REAL,
    TEXT,
    /** Text that is canonical JSON. */
    JSON
  }
}
