package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows in DynamoDB JSON, as DynamoDB's export to S3 writes them and its import reads them: {@code
 * {"Item":{"name":{"S":"…"}}}}. Numbers are {@code N} where DynamoDB can hold them exactly (38
 * digits, 1E-130 to below 1E+126) and {@code S} otherwise; times are {@code S} in ISO 8601, so that
 * they sort; documents are {@code M} or {@code L} where those can hold them, else {@code S}; null
 * is an attribute that is not there.
 */
public final class DynamoDbEncoder implements RowEncoder {
  private static final int DEEPEST = 31;
  private static final double LEAST = 1e-130;
  private static final double BEYOND = 1e126;
  private static final byte[] START = "{\"Item\":{".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "}}\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NUMBER = "{\"N\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TEXT = "{\"S\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "\"}".getBytes(StandardCharsets.US_ASCII);

  private final List<Column> columns;
  private final byte[][] names;
  private final ByteBuilder text = new ByteBuilder(256);
  private final ByteBuilder document = new ByteBuilder(256);

  public DynamoDbEncoder(TableSchema schema) {
    this.columns = schema.columns();
    this.names = columns.stream().map(c -> JsonWriting.string(c.name())).toArray(byte[][]::new);
  }

  @Override
  public void row(RowCursor rows, ByteBuilder out) {
    out.append(START, 0, START.length);
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
    out.append(END, 0, END.length);
  }

  /** Whether DynamoDB's numbers hold a double exactly. */
  static boolean isNumber(double value) {
    double absolute = Math.abs(value);
    return value == 0 || (absolute >= LEAST && absolute < BEYOND);
  }

  private void value(RowCursor rows, int index, ByteBuilder out) {
    Column column = columns.get(index);
    ColumnType.Kind kind = column.type().kind();
    switch (kind) {
      case INT, BIGINT, DECIMAL -> wrapped(NUMBER, rows, index, out);
      case DOUBLE -> wrapped(isNumber(rows.doubleAt(index)) ? NUMBER : TEXT, rows, index, out);
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> wrapped(TEXT, rows, index, out);
      case BOOLEAN -> {
        ValueText.append("{\"BOOL\":", out);
        ValueText.append(rows, index, column, out);
        out.append((byte) '}');
      }
      case TEXT -> {
        text.clear();
        rows.appendBytes(index, text);
        text(out);
      }
      case JSON -> {
        text.clear();
        rows.appendBytes(index, text);
        document.clear();
        if (isDocument()) {
          out.append(document.array(), 0, document.length());
        } else {
          text(out);
        }
      }
    }
  }

  private void wrapped(byte[] opening, RowCursor rows, int index, ByteBuilder out) {
    out.append(opening, 0, opening.length);
    ValueText.append(rows, index, columns.get(index), out);
    out.append(CLOSE, 0, CLOSE.length);
  }

  private void text(ByteBuilder out) {
    ValueText.append("{\"S\":", out);
    JsonWriting.string(text.array(), 0, text.length(), out);
    out.append((byte) '}');
  }

  /** Whether the text is an object or array that attributes can hold; they are put aside then. */
  private boolean isDocument() {
    byte first = text.length() == 0 ? 0 : text.array()[0];
    if (first != '{' && first != '[') {
      return false;
    }
    try (JsonParser json = LinesCursor.JSON.createParser(text.array(), 0, text.length())) {
      json.nextToken();
      return attribute(json, 1);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean attribute(JsonParser json, int depth) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> depth <= DEEPEST && map(json, depth);
      case START_ARRAY -> depth <= DEEPEST && list(json, depth);
      case VALUE_STRING -> {
        ValueText.append("{\"S\":", document);
        byte[] utf8 = json.getText().getBytes(StandardCharsets.UTF_8);
        JsonWriting.string(utf8, 0, utf8.length, document);
        document.append((byte) '}');
        yield true;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigDecimal number = json.getDecimalValue();
        ValueText.append("{\"N\":\"" + json.getText() + "\"}", document);
        yield number.precision() <= 38 && isNumber(number.doubleValue());
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        ValueText.append("{\"BOOL\":" + json.getText() + "}", document);
        yield true;
      }
      case VALUE_NULL -> {
        ValueText.append("{\"NULL\":true}", document);
        yield true;
      }
      case null, default -> false;
    };
  }

  private boolean map(JsonParser json, int depth) throws IOException {
    ValueText.append("{\"M\":{", document);
    boolean first = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      byte[] spelled = JsonWriting.string(name);
      if (!first) {
        document.append((byte) ',');
      }
      first = false;
      document.append(spelled, 0, spelled.length);
      document.append((byte) ':');
      json.nextToken();
      // Attributes cannot have empty names, not even inside of maps.
      if (name.isEmpty() || !attribute(json, depth + 1)) {
        return false;
      }
    }
    ValueText.append("}}", document);
    return true;
  }

  private boolean list(JsonParser json, int depth) throws IOException {
    ValueText.append("{\"L\":[", document);
    boolean first = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!first) {
        document.append((byte) ',');
      }
      first = false;
      if (!attribute(json, depth + 1)) {
        return false;
      }
    }
    ValueText.append("]}", document);
    return true;
  }
}
