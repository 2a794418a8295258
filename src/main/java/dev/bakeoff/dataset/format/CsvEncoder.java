package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as CSV by RFC 4180: a header, fields with commas between, CR LF after each line, texts in
 * quotes where they need them. Null is nothing at all, the empty text is {@code ""}.
 */
public final class CsvEncoder implements RowEncoder {
  private final List<Column> columns;
  private final ByteBuilder text = new ByteBuilder(256);

  public CsvEncoder(TableSchema schema) {
    this.columns = schema.columns();
  }

  @Override
  public void header(ByteBuilder out) {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
      text(name, name.length, out);
    }
    endLine(out);
  }

  @Override
  public void row(RowCursor rows, ByteBuilder out) {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      if (rows.isNull(i)) {
        continue;
      }
      ColumnType.Kind kind = columns.get(i).type().kind();
      if (kind == ColumnType.Kind.TEXT || kind == ColumnType.Kind.JSON) {
        text.clear();
        rows.appendBytes(i, text);
        text(text.array(), text.length(), out);
      } else {
        ValueText.append(rows, i, columns.get(i), out);
      }
    }
    endLine(out);
  }

  private static void text(byte[] bytes, int length, ByteBuilder out) {
    if (!needsQuotes(bytes, length)) {
      out.append(bytes, 0, length);
      return;
    }
    out.append((byte) '"');
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '"') {
        out.append(bytes, from, i + 1 - from);
        from = i;
      }
    }
    out.append(bytes, from, length - from);
    out.append((byte) '"');
  }

  private static boolean needsQuotes(byte[] bytes, int length) {
    // EF may begin a byte order mark, which would be taken off at a file's beginning.
    if (length == 0 || bytes[0] == (byte) 0xef || bytes[0] == ' ' || bytes[length - 1] == ' ') {
      return true;
    }
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b == '"' || b == ',' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static void separate(int column, ByteBuilder out) {
    if (column > 0) {
      out.append((byte) ',');
    }
  }

  private static void endLine(ByteBuilder out) {
    out.append((byte) '\r');
    out.append((byte) '\n');
  }
}
