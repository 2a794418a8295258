package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.JsonText;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.generate.RowSink;
import dev.bakeoff.model.Problem;
import java.util.List;

/**
 * Copies a cursor's rows into a sink, JSON in its canonical spelling. Refuses nulls where the
 * schema allows none. Not thread-safe.
 */
final class RowCopy {
  private final TableSchema schema;
  private final List<Column> columns;
  private final RowCursor cursor;
  private final ByteBuilder bytes = new ByteBuilder(1024);
  private final JsonText json;
  private long rows;
  private boolean exhausted;

  RowCopy(TableSchema schema, RowCursor cursor) {
    this.schema = schema;
    this.columns = schema.columns();
    this.cursor = cursor;
    this.json = new JsonText(schema.name());
  }

  /** Copies the next row; false where there is none. */
  boolean next(RowSink sink) {
    if (exhausted || !cursor.next()) {
      exhausted = true;
      return false;
    }
    rows++;
    for (int i = 0; i < columns.size(); i++) {
      if (cursor.isNull(i)) {
        putNull(sink, i);
      } else {
        put(sink, i, columns.get(i).type().kind());
      }
    }
    sink.endRow();
    return true;
  }

  boolean exhausted() {
    return exhausted;
  }

  private void put(RowSink sink, int column, ColumnType.Kind kind) {
    switch (kind) {
      case INT, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE ->
          sink.putLong(column, cursor.longAt(column));
      case DOUBLE -> sink.putDouble(column, cursor.doubleAt(column));
      case TEXT -> {
        bytes.clear();
        cursor.appendBytes(column, bytes);
        sink.putBytes(column, bytes.array(), bytes.length());
      }
      case JSON -> {
        bytes.clear();
        json.appendCanonical(cursor, column, columns.get(column).name(), bytes);
        sink.putBytes(column, bytes.array(), bytes.length());
      }
    }
  }

  private void putNull(RowSink sink, int column) {
    if (!columns.get(column).nullable()) {
      throw Problem.of(
              Problem.Kind.DATA,
              "Row %,d of %s has no value in the column %s, which must not be null."
                  .formatted(rows, schema.name(), columns.get(column).name()),
              "Correct the data, or let the column be null.")
          .asException();
    }
    sink.putNull(column);
  }
}
