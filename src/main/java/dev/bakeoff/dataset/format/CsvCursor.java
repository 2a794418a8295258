package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The rows of a CSV file, its columns in the order of a schema's. */
public final class CsvCursor extends ParsedRow {
  private final CsvFile file;
  private final BadRows bad;
  private final CsvTokenizer tokens;
  private final byte[] nullText;
  private boolean started;

  private CsvCursor(CsvFile file, TableSchema schema, BadRows bad) throws IOException {
    super(schema);
    this.file = file;
    this.bad = bad;
    this.nullText = file.format().nullText().orElse("").getBytes(StandardCharsets.UTF_8);
    this.tokens = file.tokens();
  }

  /**
   * Opens a file.
   *
   * @param schema as many columns as the file has, in the same order
   * @param bad told of the rows that are left out
   */
  public static CsvCursor open(CsvFile file, TableSchema schema, BadRows bad) {
    try {
      return new CsvCursor(file, schema, bad);
    } catch (IOException e) {
      throw FileProblems.unreadable(file.path(), e);
    }
  }

  @Override
  public boolean next() {
    try {
      if (!started && file.format().header()) {
        tokens.next();
      }
      started = true;
      while (tokens.next()) {
        if (tokens.blank() && !(file.format().exact() && columns().size() == 1)) {
          continue;
        }
        Optional<String> problem = tokens.problem().or(this::fill);
        if (problem.isEmpty()) {
          return true;
        }
        CsvTokenizer.Slice raw = tokens.raw();
        bad.reject(file.path(), tokens.line(), problem.get(), raw.bytes(), raw.from(), raw.to());
      }
      return false;
    } catch (IOException e) {
      throw FileProblems.unreadable(file.path(), e);
    }
  }

  private Optional<String> fill() {
    int width = columns().size();
    if (tokens.fields() != width) {
      return Optional.of("it has %d fields instead of %d".formatted(tokens.fields(), width));
    }
    begin();
    for (int i = 0; i < width; i++) {
      boolean text = columns().get(i).type().kind() == ColumnType.Kind.TEXT;
      // Tools that put everything into quotes write a missing number as an empty text.
      if (tokens.empty(i) && (!tokens.quoted(i) || !text)) {
        continue;
      }
      CsvTokenizer.Slice slice = tokens.slice(i);
      if (!tokens.quoted(i) && isNullText(slice)) {
        continue;
      }
      Optional<String> problem = set(i, slice.bytes(), slice.from(), slice.to());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return missing();
  }

  private boolean isNullText(CsvTokenizer.Slice slice) {
    return nullText.length > 0
        && Arrays.equals(nullText, 0, nullText.length, slice.bytes(), slice.from(), slice.to());
  }

  @Override
  public void close() {
    try {
      tokens.close();
    } catch (IOException e) {
      // What was wanted has been read.
    }
  }
}
