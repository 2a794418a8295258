package dev.bakeoff.dataset;

/**
 * Turns the rows of cursors into canonical bytes ({@link CanonicalRow}) and adds them to a {@link
 * Fingerprint}. Not thread-safe.
 */
public final class RowHasher {
  private final ColumnType.Kind[] kinds;
  private final CanonicalRow row;

  public RowHasher(TableSchema schema) {
    this.kinds =
        schema.columns().stream().map(c -> c.type().kind()).toArray(ColumnType.Kind[]::new);
    this.row = new CanonicalRow(schema);
  }

  /** Adds the cursor's current row. */
  public void add(RowCursor cursor, Fingerprint fingerprint) {
    ByteBuilder bytes = encode(cursor);
    fingerprint.add(bytes.array(), bytes.length());
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
        row.addNull();
        continue;
      }
      switch (kinds[column]) {
        case INT, BIGINT, DECIMAL, TIMESTAMP_TZ, TIMESTAMP, DATE, BOOLEAN ->
            row.addLong(column, cursor.longAt(column));
        case DOUBLE -> row.addDouble(cursor.doubleAt(column));
        case TEXT -> row.addText(cursor, column);
        case JSON -> row.addJson(cursor, column);
      }
    }
    return row.bytes();
  }
}
