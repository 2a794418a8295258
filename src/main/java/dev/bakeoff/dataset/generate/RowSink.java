package dev.bakeoff.dataset.generate;

/**
 * Takes rows from a {@link TableGenerator}: every column once, in order, then {@link #endRow}.
 * Columns are numbered from 0. Not thread-safe.
 */
public interface RowSink {
  void putNull(int column);

  /**
   * An integer, an unscaled decimal, microseconds since the epoch (UTC), or 1 and 0 for true and
   * false.
   */
  void putLong(int column, long value);

  void putDouble(int column, double value);

  /**
   * UTF-8 of a text value, or of a JSON value in the canonical form of RFC 8785 (no white space,
   * names sorted); the array belongs to the caller.
   */
  void putBytes(int column, byte[] bytes, int length);

  void endRow();
}
