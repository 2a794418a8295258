package dev.bakeoff.dataset;

/**
 * Reads a table's rows forward in canonical form, whatever they come from: a file, a generator or a
 * platform. Columns are numbered from 0 in schema order. Not thread-safe; close when done. Problems
 * of the source reach the caller as {@link dev.bakeoff.model.ProblemException}.
 */
public interface RowCursor extends AutoCloseable {
  /** Steps to the next row; false after the last. */
  boolean next();

  boolean isNull(int column);

  /** The value of a column that {@link ColumnType.Kind} says is handed over as a long. */
  long longAt(int column);

  double doubleAt(int column);

  /**
   * UTF-8 of a text or JSON column. The array may be shared with the cursor: valid until the next
   * call of {@link #next}, not to be written to.
   */
  byte[] bytesAt(int column);

  /**
   * Appends what {@link #bytesAt} gives. Cursors whose values lie inside larger buffers override it
   * to do without an array per value.
   */
  default void appendBytes(int column, ByteBuilder target) {
    byte[] bytes = bytesAt(column);
    target.append(bytes, 0, bytes.length);
  }

  @Override
  void close();
}
