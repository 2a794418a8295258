package dev.bakeoff.dataset;

import java.util.List;

/**
 * A row's canonical bytes, put together column by column in schema order. Two rows have the same
 * bytes exactly when they hold the same values, wherever they are read from. The form is described,
 * with examples, in docs/fingerprint.md; it never changes, since published fingerprints rest on it.
 *
 * <p>Per column: one byte 0 for null, or one byte 1 and the value:
 *
 * <ul>
 *   <li>int, bigint, decimal (unscaled), timestamptz (microseconds, UTC), timestamp (microseconds),
 *       date (days): 8 bytes, highest first
 *   <li>double: its 8 IEEE 754 bytes, highest first; -0.0 as 0.0, every NaN as 7ff8000000000000
 *   <li>boolean: one byte, 0 or 1
 *   <li>text: its length in bytes (4 bytes, highest first), then its UTF-8 as it is
 *   <li>json: likewise, in the canonical spelling of RFC 8785
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class CanonicalRow {
  private static final byte NULL = 0;
  private static final byte VALUE = 1;

  private final List<Column> columns;
  private final boolean[] booleans;
  private final ByteBuilder row = new ByteBuilder(1024);
  private final JsonText json;

  public CanonicalRow(TableSchema schema) {
    this.json = new JsonText(schema.name());
    this.columns = schema.columns();
    this.booleans = new boolean[columns.size()];
    for (int i = 0; i < booleans.length; i++) {
      booleans[i] = columns.get(i).type().kind() == ColumnType.Kind.BOOLEAN;
    }
  }

  /** Starts the next row. */
  public void clear() {
    row.clear();
  }

  public void addNull() {
    row.append(NULL);
  }

  /** Adds a value that {@link RowCursor#longAt} would give. */
  public void addLong(int column, long value) {
    row.append(VALUE);
    if (booleans[column]) {
      row.append(value == 0 ? (byte) 0 : (byte) 1);
    } else {
      row.appendLong(value);
    }
  }

  public void addDouble(double value) {
    row.append(VALUE);
    // Adding 0.0 turns -0.0 into 0.0 and leaves everything else alone.
    row.appendLong(Double.doubleToLongBits(value + 0.0));
  }

  /** Adds text, or JSON that is in canonical form already, as UTF-8. */
  public void addBytes(byte[] bytes, int length) {
    row.append(VALUE);
    row.appendInt(length);
    row.append(bytes, 0, length);
  }

  /** Adds the current value of a cursor's text column. */
  void addText(RowCursor cursor, int column) {
    row.append(VALUE);
    int start = row.length();
    row.appendInt(0);
    cursor.appendBytes(column, row);
    row.putInt(start, row.length() - start - Integer.BYTES);
  }

  /** Adds the current value of a cursor's JSON column, however it is spelled. */
  void addJson(RowCursor cursor, int column) {
    row.append(VALUE);
    int start = row.length();
    row.appendInt(0);
    json.appendCanonical(cursor, column, columns.get(column).name(), row);
    row.putInt(start, row.length() - start - Integer.BYTES);
  }

  /** The bytes so far; shared with this object, valid until the next call that adds or clears. */
  public ByteBuilder bytes() {
    return row;
  }
}
