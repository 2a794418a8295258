package dev.bakeoff.dataset.generate;

import java.io.Serializable;

/**
 * A table as a pure function of its parameters and the row's number: any range of rows, in any
 * process, on any thread, in any order, gives the same values. Immutable and thread-safe.
 */
public interface TableGenerator extends Serializable {
  /** The table's name. */
  String table();

  /** How many rows the table has. */
  long rows();

  /** Size of a row in memory, roughly; wide rows are handled in smaller portions. */
  default int bytesPerRow() {
    return 256;
  }

  /**
   * Generates rows.
   *
   * @param from the first row's number, from 0
   * @param to the number after the last row's
   */
  void generate(long from, long to, RowSink sink);
}
