package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a file of DynamoDB JSON, packed or not; the reverse of {@link DynamoDbEncoder}. */
public final class DynamoDbCursor extends LinesCursor {
  private final ByteBuilder document = new ByteBuilder(256);

  private DynamoDbCursor(Path file, TableSchema schema, BadRows bad) throws IOException {
    super(file, schema, bad);
  }

  /**
   * Opens a file.
   *
   * @param bad told of the rows that are left out
   */
  public static DynamoDbCursor open(Path file, TableSchema schema, BadRows bad) {
    try {
      return new DynamoDbCursor(file, schema, bad);
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }

  @Override
  Optional<String> object(JsonParser json, byte[] line) throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME
        || !json.currentName().equals("Item")
        || json.nextToken() != JsonToken.START_OBJECT) {
      return Optional.of("it has no \"Item\"");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Optional<Integer> index = index(name);
      if (index.isEmpty()) {
        return unknown(name);
      }
      Optional<String> problem = value(json, index.get());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return json.nextToken() == JsonToken.END_OBJECT
        ? Optional.empty()
        : Optional.of("it has more than one \"Item\"");
  }

  private Optional<String> value(JsonParser json, int column) throws IOException {
    String type = openValue(json);
    ColumnType.Kind kind = columns().get(column).type().kind();
    boolean scalar = type.equals("S") || type.equals("N") || type.equals("BOOL");
    Optional<String> problem = Optional.empty();
    if (kind == ColumnType.Kind.JSON && type.equals("S")) {
      // The document as text, since attributes could not hold it.
      problem = setText(column, json.getText());
    } else if (kind == ColumnType.Kind.JSON && !type.equals("NULL")) {
      document.clear();
      append(json, type, document);
      problem = set(column, document.array(), 0, document.length());
    } else if (scalar) {
      problem = setText(column, json.getText());
    } else if (kind == ColumnType.Kind.TEXT && !type.equals("NULL")) {
      document.clear();
      append(json, type, document);
      setBytes(column, document.array(), 0, document.length());
    } else if (!type.equals("NULL")) {
      json.skipChildren();
      problem =
          Optional.of(
              "the column %s holds a value of the type %s, which is no %s"
                  .formatted(columns().get(column).name(), type, columns().get(column).type()));
    }
    json.nextToken();
    return problem;
  }

  /** Steps into {@code {"S": …}}, to the value; gives the type. */
  static String openValue(JsonParser json) throws IOException {
    json.nextToken();
    return openMember(json);
  }

  /** Appends an attribute's value as plain JSON: sets as arrays, binary values as Base64. */
  static void append(JsonParser json, String type, ByteBuilder out) throws IOException {
    switch (type) {
      case "N", "BOOL" -> ValueText.append(json.getText(), out);
      case "NULL" -> ValueText.append("null", out);
      case "M" -> appendMap(json, out);
      case "L", "SS", "NS", "BS" -> appendList(json, type, out);
      default -> {
        byte[] utf8 = json.getText().getBytes(StandardCharsets.UTF_8);
        JsonWriting.string(utf8, 0, utf8.length, out);
      }
    }
  }

  private static void appendMap(JsonParser json, ByteBuilder out) throws IOException {
    out.append((byte) '{');
    boolean first = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (!first) {
        out.append((byte) ',');
      }
      first = false;
      byte[] name = JsonWriting.string(json.currentName());
      out.append(name, 0, name.length);
      out.append((byte) ':');
      append(json, openValue(json), out);
      json.nextToken();
    }
    out.append((byte) '}');
  }

  private static void appendList(JsonParser json, String type, ByteBuilder out) throws IOException {
    out.append((byte) '[');
    boolean first = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!first) {
        out.append((byte) ',');
      }
      first = false;
      if (type.equals("L")) {
        append(json, openMember(json), out);
        json.nextToken();
      } else {
        append(json, type.equals("NS") ? "N" : "S", out);
      }
    }
    out.append((byte) ']');
  }

  /** Like {@link #openValue}, where the parser already stands on the opening brace. */
  private static String openMember(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
      throw new JsonParseException(json, "no attribute value");
    }
    String type = json.currentName();
    json.nextToken();
    return type;
  }
}
