package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a file of JSON lines, packed or not. */
public final class JsonLinesCursor extends LinesCursor {
  private final boolean exact;

  private JsonLinesCursor(Path file, TableSchema schema, boolean exact, BadRows bad)
      throws IOException {
    super(file, schema, bad);
    this.exact = exact;
  }

  /**
   * Opens a file.
   *
   * @param exact whether Bakeoff wrote it: {@code null} in a JSON column is a document then, and
   *     otherwise a null
   * @param bad told of the rows that are left out
   */
  public static JsonLinesCursor open(Path file, TableSchema schema, boolean exact, BadRows bad) {
    try {
      return new JsonLinesCursor(file, schema, exact, bad);
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }

  @Override
  Optional<String> object(JsonParser json, byte[] line) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Optional<Integer> index = index(name);
      json.nextToken();
      if (index.isEmpty()) {
        return unknown(name);
      }
      Optional<String> problem = value(json, line, index.get());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> value(JsonParser json, byte[] line, int column) throws IOException {
    JsonToken token = json.currentToken();
    boolean document = columns().get(column).type().kind() == ColumnType.Kind.JSON;
    if (token == JsonToken.VALUE_NULL && !(document && exact)) {
      return Optional.empty();
    }
    boolean text = columns().get(column).type().kind() == ColumnType.Kind.TEXT;
    if (document || (token.isStructStart() && text)) {
      Span span = Span.of(json);
      return set(column, line, span.from(), span.to());
    }
    if (token.isStructStart()) {
      json.skipChildren();
      return Optional.of(
          "the column %s holds a document, which is no %s"
              .formatted(columns().get(column).name(), columns().get(column).type()));
    }
    if (token == JsonToken.VALUE_STRING) {
      String value = json.getText();
      return value.isEmpty() && !text && !exact ? Optional.empty() : setText(column, value);
    }
    byte[] spelled = json.getText().getBytes(StandardCharsets.UTF_8);
    return set(column, spelled, 0, spelled.length);
  }

  /** Where a value stands in its line. */
  record Span(int from, int to) {
    static Span of(JsonParser json) throws IOException {
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      json.finishToken();
      return new Span(from, (int) json.currentLocation().getByteOffset());
    }
  }
}
