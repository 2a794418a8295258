package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import java.util.List;

/**
 * Turns rows into canonical bytes and adds them to a {@link Fingerprint}. Two rows have the same
 * bytes exactly when they hold the same values, wherever they are read from. The form is described,
 * with examples, in docs/fingerprint.md; it never changes, since published fingerprints rest on it.
 *
 * <p>Per column in schema order: one byte 0 for null, or one byte 1 and the value:
 *
 * <ul>
 *   <li>int, bigint, decimal (unscaled), timestamptz (microseconds, UTC): 8 bytes, highest first
 *   <li>double: its 8 IEEE 754 bytes, highest first; -0.0 as 0.0, every NaN as 7ff8000000000000
 *   <li>boolean: one byte, 0 or 1
 *   <li>text: its length in bytes (4 bytes, highest first), then its UTF-8 as it is
 *   <li>json: likewise, in the canonical spelling of RFC 8785
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class RowHasher {
  private static final byte NULL = 0;
  private static final byte VALUE = 1;

  private final String table;
  private final List<Column> columns;
  private final ColumnType.Kind[] kinds;
  private final ByteBuilder row = new ByteBuilder(1024);
  private final ByteBuilder document = new ByteBuilder(1024);
  private final JsonCanonicalizer json = new JsonCanonicalizer();

  public RowHasher(TableSchema schema) {
    this.table = schema.name();
    this.columns = schema.columns();
    this.kinds = columns.stream().map(c -> c.type().kind()).toArray(ColumnType.Kind[]::new);
  }

  /** Adds the cursor's current row. */
  public void add(RowCursor cursor, Fingerprint fingerprint) {
    encode(cursor);
    fingerprint.add(row.array(), row.length());
  }

  /**
   * The canonical bytes of the cursor's current row.
   *
   * @return shared with this hasher: valid until its next call
   * @throws dev.bakeoff.model.ProblemException of kind DATA where a JSON column holds no JSON
   */
  public ByteBuilder encode(RowCursor cursor) {
    row.clear();
    for (int column = 0; column < kinds.length; column++) {
      if (cursor.isNull(column)) {
        row.append(NULL);
        continue;
      }
      row.append(VALUE);
      switch (kinds[column]) {
        case INT, BIGINT, DECIMAL, TIMESTAMP_TZ -> row.appendLong(cursor.longAt(column));
        case BOOLEAN -> row.append(cursor.longAt(column) == 0 ? (byte) 0 : (byte) 1);
        case DOUBLE -> row.appendLong(canonicalBits(cursor.doubleAt(column)));
        case TEXT -> {
          int start = row.length();
          row.appendInt(0);
          cursor.appendBytes(column, row);
          row.putInt(start, row.length() - start - Integer.BYTES);
        }
        case JSON -> encodeJson(cursor, column);
      }
    }
    return row;
  }

  private void encodeJson(RowCursor cursor, int column) {
    int start = row.length();
    row.appendInt(0);
    document.clear();
    cursor.appendBytes(column, document);
    try {
      json.append(document.array(), document.length(), row);
    } catch (JsonCanonicalizer.NotJson e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "Column %s of %s holds a value that is not valid JSON: %s."
                  .formatted(columns.get(column).name(), table, e.getMessage()),
              "Correct the value, or make the column text.")
          .asException(e);
    }
    row.putInt(start, row.length() - start - Integer.BYTES);
  }

  private static long canonicalBits(double value) {
    // Adding 0.0 turns -0.0 into 0.0 and leaves everything else alone.
    return Double.doubleToLongBits(value + 0.0);
  }
}
