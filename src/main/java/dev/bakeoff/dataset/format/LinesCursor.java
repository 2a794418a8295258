package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that are JSON objects, one a line. Members that are no column are refused. */
abstract class LinesCursor extends ParsedRow {
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(600)
                  .maxNumberLength(10_000)
                  .maxNameLength(1 << 20)
                  .maxStringLength(LineReader.LONGEST_LINE)
                  .build())
          .build();

  private final Path file;
  private final BadRows bad;
  private final LineReader lines;
  private final Map<String, Integer> indexes = new HashMap<>();

  LinesCursor(Path file, TableSchema schema, BadRows bad) throws IOException {
    super(schema);
    this.file = file;
    this.bad = bad;
    List<Column> columns = schema.columns();
    for (int i = 0; i < columns.size(); i++) {
      indexes.put(columns.get(i).name(), i);
    }
    this.lines = lines(file);
  }

  static LineReader lines(Path file) throws IOException {
    return new LineReader(Utf8Input.of(Compression.unpacked(file), StandardCharsets.UTF_8));
  }

  /** Sets the row's values from the line, whose first token is the next. */
  abstract Optional<String> object(JsonParser json, byte[] line) throws IOException;

  @Override
  public final boolean next() {
    try {
      while (lines.next()) {
        byte[] line = Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end());
        if (isBlank(line)) {
          continue;
        }
        Optional<String> problem = lineProblem(line);
        if (problem.isEmpty()) {
          return true;
        }
        bad.reject(file, lines.line(), problem.get(), line, 0, line.length);
      }
      return false;
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }

  private Optional<String> lineProblem(byte[] line) throws IOException {
    if (lines.tooLong()) {
      return Optional.of("it is longer than %d MB".formatted(LineReader.LONGEST_LINE >> 20));
    }
    if (Utf8Check.firstBad(line, 0, line.length) >= 0) {
      return Optional.of("it is not UTF-8");
    }
    begin();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("it is no JSON object");
      }
      Optional<String> problem = object(json, line);
      if (problem.isEmpty() && json.nextToken() != null) {
        return Optional.of("there is more after the JSON object");
      }
      return problem.or(this::missing);
    } catch (JacksonException e) {
      return Optional.of("it is not valid JSON");
    }
  }

  static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  final Optional<Integer> index(String name) {
    return Optional.ofNullable(indexes.get(name));
  }

  static Optional<String> unknown(String name) {
    return Optional.of("it has a member '" + name + "', which is no column");
  }

  final Optional<String> setText(int column, String text) {
    Optional<byte[]> utf8 = Utf8Check.encode(text);
    if (utf8.isEmpty()) {
      return Optional.of(
          "the column %s holds half of a surrogate pair".formatted(columns().get(column).name()));
    }
    return set(column, utf8.get(), 0, utf8.get().length);
  }

  @Override
  public final void close() {
    try {
      lines.close();
    } catch (IOException e) {
      // What was wanted has been read.
    }
  }
}
