package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.RowCursor;

/** Turns rows into the bytes of a text format. Not thread-safe. */
public interface RowEncoder {
  /** Appends what stands at the beginning of every file. */
  default void header(ByteBuilder out) {
    // Most formats begin with the first row.
  }

  /** Appends the cursor's current row. */
  void row(RowCursor rows, ByteBuilder out);
}
