package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of text from end to end to find out which columns they have and which type holds each
 * column's values. Not thread-safe.
 */
public final class TextScan {
  /** As many columns are watched for being keys; each may take 16 MB. */
  private static final int MOST_KEYS = 6;

  private final BadRows bad;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final List<ColumnGuess> guesses = new ArrayList<>();
  private final List<KeyWatch> keys = new ArrayList<>();
  private final List<Long> seen = new ArrayList<>();
  private final ByteBuilder document = new ByteBuilder(256);
  private long rows;

  /** A scan of one table's files; broken rows are told and left out. */
  public TextScan(BadRows bad, Progress progress, Cancellation cancellation) {
    this.bad = bad;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * What a column holds.
   *
   * @param column as it would be imported; nullable where it has nulls
   * @param nulls how many
   * @param examples a few values
   * @param note about the type; empty where there is nothing to say
   * @param key whether the column could be the table's key
   */
  public record Found(
      Column column, long nulls, List<String> examples, Optional<String> note, boolean key) {}

  /**
   * What was found.
   *
   * @param columns in the order of the file, or of their first appearance
   * @param rows without those that are broken
   */
  public record Result(List<Found> columns, long rows) {}

  /** Reads one more CSV file; all have the same columns. */
  public void csv(CsvFile file) {
    file.header().forEach(this::column);
    byte[] nullText = file.format().nullText().orElse("").getBytes(StandardCharsets.UTF_8);
    try (CsvTokenizer tokens = file.tokens()) {
      if (file.format().header()) {
        tokens.next();
      }
      while (tokens.next()) {
        if (tokens.blank() && !(file.format().exact() && file.header().size() == 1)) {
          continue;
        }
        Optional<String> problem =
            tokens
                .problem()
                .or(
                    () ->
                        tokens.fields() == file.header().size()
                            ? Optional.empty()
                            : Optional.of(
                                "it has %d fields instead of %d"
                                    .formatted(tokens.fields(), file.header().size())));
        if (problem.isPresent()) {
          CsvTokenizer.Slice raw = tokens.raw();
          bad.reject(file.path(), tokens.line(), problem.get(), raw.bytes(), raw.from(), raw.to());
          continue;
        }
        for (int i = 0; i < tokens.fields(); i++) {
          csvValue(tokens, i, nullText);
        }
        rowDone(file.path());
      }
    } catch (IOException e) {
      throw FileProblems.unreadable(file.path(), e);
    }
  }

  private void csvValue(CsvTokenizer tokens, int field, byte[] nullText) {
    CsvTokenizer.Slice slice = tokens.slice(field);
    boolean isNull =
        tokens.empty(field)
            ? !tokens.quoted(field)
            : !tokens.quoted(field)
                && nullText.length > 0
                && Arrays.equals(
                    nullText, 0, nullText.length, slice.bytes(), slice.from(), slice.to());
    if (isNull) {
      guesses.get(field).addNull();
    } else {
      guesses.get(field).add(slice.bytes(), slice.from(), slice.to(), tokens.line());
      keys.get(field).add(slice.bytes(), slice.from(), slice.to());
      seen.set(field, seen.get(field) + 1);
    }
  }

  /** Reads one more file of JSON lines; a column is there when some line has it. */
  public void jsonLines(Path file) {
    lines(
        file,
        (json, line, bytes) -> {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            int column = column(json.currentName());
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_NULL) {
              continue;
            }
            if (token.isStructStart()) {
              JsonLinesCursor.Span span = JsonLinesCursor.Span.of(json);
              value(column, null, bytes, span.from(), span.to(), line);
            } else {
              scalar(column, token, json.getText(), line);
            }
          }
        });
  }

  /** Reads one more file of DynamoDB JSON, likewise. */
  public void dynamoDb(Path file) {
    lines(
        file,
        (json, line, bytes) -> {
          if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals("Item")) {
            throw new NoItemException();
          }
          json.nextToken();
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            int column = column(json.currentName());
            String type = DynamoDbCursor.openValue(json);
            switch (type) {
              case "S", "B" -> scalar(column, JsonToken.VALUE_STRING, json.getText(), line);
              case "N" -> scalar(column, JsonToken.VALUE_NUMBER_FLOAT, json.getText(), line);
              case "BOOL" -> scalar(column, json.currentToken(), json.getText(), line);
              case "NULL" -> {
                // Like an attribute that is not there.
              }
              default -> {
                document.clear();
                DynamoDbCursor.append(json, type, document);
                value(column, ValueClass.Sort.JSON, document.array(), 0, document.length(), line);
              }
            }
            json.nextToken();
          }
          json.nextToken();
        });
  }

  private static final class NoItemException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @FunctionalInterface
  private interface ObjectReader {
    void read(JsonParser json, long line, byte[] bytes) throws IOException;
  }

  private void lines(Path file, ObjectReader reader) {
    try (LineReader lines = LinesCursor.lines(file)) {
      while (lines.next()) {
        byte[] line = Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end());
        if (LinesCursor.isBlank(line)) {
          continue;
        }
        Optional<String> problem = object(lines, line, reader);
        if (problem.isPresent()) {
          bad.reject(file, lines.line(), problem.get(), line, 0, line.length);
        } else {
          rowDone(file);
        }
      }
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }

  private static Optional<String> object(LineReader lines, byte[] line, ObjectReader reader)
      throws IOException {
    if (lines.tooLong()) {
      return Optional.of("it is longer than %d MB".formatted(LineReader.LONGEST_LINE >> 20));
    }
    if (Utf8Check.firstBad(line, 0, line.length) >= 0) {
      return Optional.of("it is not UTF-8");
    }
    try (JsonParser json = LinesCursor.JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("it is no JSON object");
      }
      reader.read(json, lines.line(), line);
      return json.nextToken() == null
          ? Optional.empty()
          : Optional.of("there is more after the JSON object");
    } catch (NoItemException e) {
      return Optional.of("it has no \"Item\"");
    } catch (JacksonException e) {
      return Optional.of("it is not valid JSON");
    }
  }

  private void scalar(int column, JsonToken token, String text, long line) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ColumnGuess guess = guesses.get(column);
    if (token == JsonToken.VALUE_STRING) {
      ValueClass.Sort sort = bytes.length == 0 ? null : guess.sortOfText(bytes, 0, bytes.length);
      value(column, sort, bytes, 0, bytes.length, line);
    } else {
      value(column, null, bytes, 0, bytes.length, line);
    }
  }

  /** Adds a value, of a sort that is known or that its text tells. */
  private void value(int column, ValueClass.Sort sort, byte[] bytes, int from, int to, long line) {
    if (sort == null) {
      guesses.get(column).add(bytes, from, to, line);
    } else {
      guesses.get(column).add(sort, bytes, from, to, line);
    }
    keys.get(column).add(bytes, from, to);
    seen.set(column, seen.get(column) + 1);
  }

  /** What all files together hold. */
  public Result result() {
    List<Found> found = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : indexes.entrySet()) {
      int i = entry.getValue();
      ColumnGuess.Guess guess = guesses.get(i).guess();
      boolean text = guess.type().equals(ColumnType.TEXT);
      long nulls = rows - seen.get(i) + (text ? 0 : guesses.get(i).empties());
      boolean countable =
          switch (guess.type().kind()) {
            case INT, BIGINT, TEXT -> true;
            case DECIMAL, DOUBLE, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE, JSON -> false;
          };
      found.add(
          new Found(
              new Column(entry.getKey(), guess.type(), nulls > 0 || rows == 0),
              nulls,
              guesses.get(i).examples(),
              guess.note(),
              rows > 0 && nulls == 0 && countable && keys.get(i).possible()));
    }
    return new Result(found, rows);
  }

  private int column(String name) {
    return indexes.computeIfAbsent(
        name,
        _ -> {
          guesses.add(new ColumnGuess());
          keys.add(new KeyWatch());
          seen.add(0L);
          return guesses.size() - 1;
        });
  }

  private void rowDone(Path file) {
    rows++;
    if (rows == 10_000) {
      long possible = 0;
      for (KeyWatch key : keys) {
        if (key.possible() && ++possible > MOST_KEYS) {
          key.giveUp();
        }
      }
    }
    if ((rows & 0x3fff) == 0) {
      cancellation.throwIfRequested();
      progress.report(new Progress.Step("Reading " + file.getFileName(), rows, 0, "rows"));
    }
  }
}
