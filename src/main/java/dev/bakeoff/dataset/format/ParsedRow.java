package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.JsonText;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One row that was parsed from text, and is read as a cursor's current row. Not thread-safe. */
abstract class ParsedRow implements RowCursor {
  private final List<Column> columns;
  private final boolean[] nulls;
  private final long[] longs;
  private final double[] doubles;
  private final int[] starts;
  private final int[] lengths;
  private final ByteBuilder texts = new ByteBuilder(1024);
  private final ByteBuilder canonical = new ByteBuilder(64);
  private final ValueParser parser = new ValueParser();
  private final JsonText json;

  ParsedRow(TableSchema schema) {
    int width = schema.columns().size();
    this.columns = schema.columns();
    this.nulls = new boolean[width];
    this.longs = new long[width];
    this.doubles = new double[width];
    this.starts = new int[width];
    this.lengths = new int[width];
    this.json = new JsonText(schema.name());
  }

  /** Begins the next row, all of it null. */
  final void begin() {
    Arrays.fill(nulls, true);
    texts.clear();
  }

  final List<Column> columns() {
    return columns;
  }

  /**
   * Sets a value from its text.
   *
   * @return what is wrong with it, without a point; empty where nothing is
   */
  final Optional<String> set(int column, byte[] bytes, int from, int to) {
    ColumnType type = columns.get(column).type();
    switch (type.kind()) {
      case TEXT -> setBytes(column, bytes, from, to);
      case JSON -> {
        setBytes(column, bytes, from, to);
        try {
          canonical.clear();
          json.appendCanonical(this, column, columns.get(column).name(), canonical);
        } catch (ProblemException e) {
          return Optional.of(notA(column, bytes, from, to));
        }
      }
      case DOUBLE -> {
        if (!parser.parse(type, bytes, from, to)) {
          return Optional.of(notA(column, bytes, from, to));
        }
        setDouble(column, parser.doubleValue());
      }
      case INT, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP_TZ, TIMESTAMP, DATE -> {
        if (!parser.parse(type, bytes, from, to)) {
          return Optional.of(notA(column, bytes, from, to));
        }
        setLong(column, parser.longValue());
      }
    }
    return Optional.empty();
  }

  final void setLong(int column, long value) {
    nulls[column] = false;
    longs[column] = value;
  }

  final void setDouble(int column, double value) {
    nulls[column] = false;
    doubles[column] = value;
  }

  final void setBytes(int column, byte[] bytes, int from, int to) {
    nulls[column] = false;
    starts[column] = texts.length();
    lengths[column] = to - from;
    texts.append(bytes, from, to - from);
  }

  /** Names the first column that is null and must not be. */
  final Optional<String> missing() {
    for (int i = 0; i < nulls.length; i++) {
      if (nulls[i] && !columns.get(i).nullable()) {
        return Optional.of("the column " + columns.get(i).name() + " has no value");
      }
    }
    return Optional.empty();
  }

  final String notA(int column, byte[] bytes, int from, int to) {
    Column shape = columns.get(column);
    return "the column %s holds %s, which is no %s"
        .formatted(shape.name(), Excerpt.of(bytes, from, to), shape.type());
  }

  @Override
  public final boolean isNull(int column) {
    return nulls[column];
  }

  @Override
  public final long longAt(int column) {
    return longs[column];
  }

  @Override
  public final double doubleAt(int column) {
    return doubles[column];
  }

  @Override
  public final byte[] bytesAt(int column) {
    return Arrays.copyOfRange(texts.array(), starts[column], starts[column] + lengths[column]);
  }

  @Override
  public final void appendBytes(int column, ByteBuilder target) {
    target.append(texts.array(), starts[column], lengths[column]);
  }
}
