package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Figures of a version's columns. Times count as microseconds since the epoch, dates as days, text
 * as its length. Used by one thread; the cancellation may come from any.
 */
public final class ProfileQueries implements AutoCloseable {
  private static final int MEMORY_MB = 512;
  private static final int HOURS_OF_WEEK = 168;

  /** Larger tables have their different values estimated (HyperLogLog) instead of counted. */
  private static final long MOST_COUNTED = 1_000_000;

  /** Text beyond that is not looked at. */
  private static final int TEXT_LENGTH = 1_000;

  private static final int ORDERED_ROWS = 100_000;

  private final ParquetSource source;
  private final QueryEngine engine;

  /** Opens an engine; see {@link ParquetQueries}. */
  public ProfileQueries(ParquetSource source, Path spill, Cancellation cancellation) {
    this.source = source;
    this.engine = new QueryEngine(MEMORY_MB, spill, cancellation);
  }

  /**
   * A column in figures.
   *
   * @param filled how many values are not null
   * @param distinct how many of them differ; estimated in tables of more than a million rows
   * @param min least finite value; empty where there is none
   * @param max greatest finite value
   */
  public record Bounds(long filled, long distinct, OptionalDouble min, OptionalDouble max) {}

  /** All columns in figures. */
  public List<Bounds> bounds(TableEntry table) {
    List<Column> columns = table.schema().columns();
    String count =
        table.rows() <= MOST_COUNTED
            ? "count(DISTINCT %s)"
            : "least(count(%1$s), approx_count_distinct(%1$s))";
    String measures =
        columns.stream()
            .map(
                c ->
                    "count(%1$s), %2$s, min(%3$s), max(%3$s)"
                        .formatted(name(c), count.formatted(name(c)), number(c)))
            .collect(Collectors.joining(", "));
    return ask(
        table,
        "SELECT " + measures + " FROM " + from(table),
        results -> {
          results.next();
          List<Bounds> bounds = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            bounds.add(
                new Bounds(
                    results.getLong(4 * i + 1),
                    results.getLong(4 * i + 2),
                    optional(results, 4 * i + 3),
                    optional(results, 4 * i + 4)));
          }
          return bounds;
        });
  }

  /** Finite values of about so many rows from all over the table. */
  public double[] numbers(TableEntry table, Column column, int about) {
    return ask(
        table,
        "SELECT n FROM (SELECT %s AS n FROM %s) WHERE n IS NOT NULL"
            .formatted(number(column), sample(table, about)),
        results -> {
          double[] numbers = new double[1024];
          int count = 0;
          while (results.next()) {
            numbers = count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
            numbers[count++] = results.getDouble(1);
          }
          return Arrays.copyOf(numbers, count);
        });
  }

  /** The beginnings of texts that are not null, likewise; JSON documents are whole. */
  public List<String> texts(TableEntry table, Column column, int about) {
    String text =
        switch (column.type().kind()) {
          case JSON -> name(column) + "::VARCHAR";
          default -> "left(%s, %d)".formatted(name(column), TEXT_LENGTH);
        };
    return ask(
        table,
        "SELECT %s FROM %s WHERE %s IS NOT NULL"
            .formatted(text, sample(table, about), name(column)),
        results -> {
          List<String> texts = new ArrayList<>();
          while (results.next()) {
            texts.add(results.getString(1));
          }
          return texts;
        });
  }

  /** How often each of a column's values occurs, without the values; in the order of numbers. */
  public List<Long> frequencies(TableEntry table, Column column, boolean byFrequency) {
    return ask(
        table,
        "SELECT count(*) AS n FROM %1$s WHERE %2$s IS NOT NULL GROUP BY %2$s ORDER BY %3$s"
            .formatted(from(table), name(column), byFrequency ? "n DESC" : name(column)),
        results -> {
          List<Long> counts = new ArrayList<>();
          while (results.next()) {
            counts.add(results.getLong(1));
          }
          return counts;
        });
  }

  /** The number of ordered pairs of rows that have the same value. */
  public double equalPairs(TableEntry table, Column column) {
    return ask(
        table,
        "SELECT coalesce(sum(n * (n - 1)), 0) FROM (SELECT count(*)::DOUBLE AS n FROM %1$s WHERE %2$s IS NOT NULL GROUP BY %2$s)"
            .formatted(from(table), name(column)),
        results -> {
          results.next();
          return results.getDouble(1);
        });
  }

  /** How many times lie in each hour of the week, from Monday on. */
  public long[] hours(TableEntry table, Column time) {
    return ask(
        table,
        "SELECT (isodow(%1$s) - 1) * 24 + %2$s AS h, count(*) FROM %3$s WHERE isfinite(%1$s) GROUP BY h"
            .formatted(
                name(time),
                time.type().kind() == dev.bakeoff.dataset.ColumnType.Kind.DATE
                    ? "12"
                    : "hour(" + name(time) + ")",
                from(table)),
        results -> {
          long[] hours = new long[HOURS_OF_WEEK];
          while (results.next()) {
            hours[results.getInt(1)] = results.getLong(2);
          }
          return hours;
        });
  }

  /**
   * The share of rows whose time is not before that of the row before, among the first rows by a
   * key, or as they lie in the file.
   */
  public double increasing(TableEntry table, Column time, Optional<String> key) {
    String order = key.map(DuckDb::identifier).orElse("file_row_number");
    return ask(
        table,
        "SELECT coalesce(avg(CASE WHEN t >= p THEN 1.0 ELSE 0.0 END), 0) FROM (SELECT t, lag(t) OVER (ORDER BY k) AS p FROM (SELECT %1$s AS k, %2$s AS t FROM %3$s ORDER BY k LIMIT %4$d)) WHERE p IS NOT NULL AND t IS NOT NULL"
            .formatted(order, name(time), numbered(firstFile(table)), ORDERED_ROWS),
        results -> {
          results.next();
          return results.getDouble(1);
        });
  }

  /** Whether a text column holds something that begins like this. */
  public boolean holdsPrefix(TableEntry table, Column column, String prefix) {
    return ask(
        table,
        "SELECT count(*) FROM (SELECT 1 FROM %s WHERE starts_with(%s, %s) LIMIT 1)"
            .formatted(from(table), name(column), DuckDb.literal(prefix)),
        results -> {
          results.next();
          return results.getLong(1) > 0;
        });
  }

  /** Whether every value that is not null is a key of the other table. */
  public boolean refers(TableEntry table, ForeignKey key, TableEntry referenced) {
    return ask(
        table,
        "SELECT count(*) FROM (SELECT 1 FROM %1$s c ANTI JOIN %2$s p ON c.%3$s = p.%4$s WHERE c.%3$s IS NOT NULL LIMIT 1)"
            .formatted(
                from(table),
                from(referenced),
                DuckDb.identifier(key.column()),
                DuckDb.identifier(key.referencedColumn())),
        results -> {
          results.next();
          return results.getLong(1) == 0;
        });
  }

  private static String name(Column column) {
    return DuckDb.identifier(column.name());
  }

  /** A value as a number; null where it is not finite. */
  private static String number(Column column) {
    String name = name(column);
    return switch (column.type().kind()) {
      case INT, BIGINT, DECIMAL -> name + "::DOUBLE";
      case DOUBLE -> "CASE WHEN isfinite(%1$s) THEN %1$s END".formatted(name);
      case BOOLEAN -> name + "::INTEGER::DOUBLE";
      case TIMESTAMP_TZ, TIMESTAMP ->
          "CASE WHEN isfinite(%1$s) THEN epoch_us(%1$s)::DOUBLE END".formatted(name);
      case DATE ->
          "CASE WHEN isfinite(%1$s) THEN (%1$s - DATE '1970-01-01')::DOUBLE END".formatted(name);
      case TEXT, JSON -> "length(%s::VARCHAR)::DOUBLE".formatted(name);
    };
  }

  /** The same rows every time, whatever the number of threads. */
  private String sample(TableEntry table, int about) {
    long nth = Math.max(1, table.rows() / Math.max(1, about));
    return nth == 1
        ? from(table)
        : "(FROM %s WHERE hash(file_row_number) %% %d = 0)"
            .formatted(numbered(DuckDb.files(source.files(table))), nth);
  }

  private String from(TableEntry table) {
    return "read_parquet(" + DuckDb.files(source.files(table)) + ")";
  }

  private String firstFile(TableEntry table) {
    return DuckDb.files(source.files(table).subList(0, 1));
  }

  private static String numbered(String files) {
    return "read_parquet(" + files + ", file_row_number = true)";
  }

  private static OptionalDouble optional(ResultSet results, int column) throws SQLException {
    double value = results.getDouble(column);
    return results.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private <T> T ask(TableEntry table, String sql, QueryEngine.Reader<T> reader) {
    return engine.ask(source.files(table), sql, reader);
  }

  @Override
  public void close() {
    engine.close();
  }
}
