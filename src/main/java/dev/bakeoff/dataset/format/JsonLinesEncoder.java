package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;

/**
 * Rows as JSON lines: one object per row. Numbers and decimals are numbers with all their digits,
 * what JSON has no number for (NaN, infinities) and times are texts, documents stand as they are. A
 * null is a member that is not there, since {@code null} is a document too.
 */
public final class JsonLinesEncoder implements RowEncoder {
  private final List<Column> columns;
  private final byte[][] names;
  private final ByteBuilder text = new ByteBuilder(256);

  public JsonLinesEncoder(TableSchema schema) {
    this.columns = schema.columns();
    this.names = columns.stream().map(c -> JsonWriting.string(c.name())).toArray(byte[][]::new);
  }

  @Override
  public void row(RowCursor rows, ByteBuilder out) {
    out.append((byte) '{');
    boolean first = true;
    for (int i = 0; i < columns.size(); i++) {
      if (rows.isNull(i)) {
        continue;
      }
      if (!first) {
        out.append((byte) ',');
      }
      first = false;
      out.append(names[i], 0, names[i].length);
      out.append((byte) ':');
      value(rows, i, out);
    }
    out.append((byte) '}');
    out.append((byte) '\n');
  }

  private void value(RowCursor rows, int index, ByteBuilder out) {
    ColumnType.Kind kind = columns.get(index).type().kind();
    switch (kind) {
      case INT, BIGINT, DECIMAL, BOOLEAN -> ValueText.append(rows, index, columns.get(index), out);
      case DOUBLE -> {
        if (Double.isFinite(rows.doubleAt(index))) {
          ValueText.append(rows, index, columns.get(index), out);
        } else {
          quoted(rows, index, out);
        }
      }
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> quoted(rows, index, out);
      case TEXT -> {
        text.clear();
        rows.appendBytes(index, text);
        JsonWriting.string(text.array(), 0, text.length(), out);
      }
      case JSON -> rows.appendBytes(index, out);
    }
  }

  private void quoted(RowCursor rows, int index, ByteBuilder out) {
    out.append((byte) '"');
    ValueText.append(rows, index, columns.get(index), out);
    out.append((byte) '"');
  }
}
