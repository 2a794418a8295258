package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableProfile;
import dev.bakeoff.dataset.TableProfile.ColumnProfile;
import dev.bakeoff.dataset.TableProfile.Distribution;
import dev.bakeoff.dataset.TableProfile.Frequent;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.model.Cancellation;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures what a table's columns hold. Small tables are read whole; of large ones a sample is, cut
 * from the files at even distances, so that only a few row groups need to be decoded. Used by one
 * thread; the cancellation may come from any.
 */
public final class TableProfiler implements AutoCloseable {
  private static final int MEMORY_MB = 512;
  private static final long WHOLE_ROWS = 200_000;
  private static final long WHOLE_BYTES = 48_000_000;
  private static final int BINS = 32;
  private static final int MOST_FREQUENT = 8;

  /** Above this share of different values, the most frequent ones say nothing. */
  private static final double UNIQUE_SHARE = 0.5;

  private static final long FEW_VALUES = 50;

  private final ParquetSource source;
  private final Cancellation cancellation;
  private final QueryEngine engine;
  private final Statement statement;

  /**
   * Opens an engine for the questions.
   *
   * @param source the files
   * @param spill a folder for what does not fit into memory, made when needed
   * @param cancellation interrupts the query that runs
   */
  public TableProfiler(ParquetSource source, Path spill, Cancellation cancellation) {
    this.source = source;
    this.cancellation = cancellation;
    this.engine = new QueryEngine(MEMORY_MB, spill, cancellation);
    this.statement = engine.statement();
  }

  /**
   * Measures a table.
   *
   * @param whole reads all rows, however many there are
   */
  public TableProfile profile(TableEntry table, boolean whole) {
    List<Path> files = source.files(table);
    boolean small = table.rows() <= WHOLE_ROWS && table.bytes() <= WHOLE_BYTES;
    cancellation.throwIfRequested();
    try {
      String all = "read_parquet(" + DuckDb.files(files) + ")";
      if (whole && !small) {
        return measure(table, all, false, BINS);
      }
      String rows = small ? "SELECT * FROM " + all : new RowSample(statement, files).sql();
      // Once in memory, several questions cost hardly more than one.
      statement.execute("CREATE OR REPLACE TEMP TABLE profiled AS " + rows);
      return measure(table, "profiled", true, small ? BINS : RowSample.SLICES);
    } catch (SQLException e) {
      cancellation.throwIfRequested();
      throw ParquetSource.unreadable(files, e);
    }
  }

  private TableProfile measure(TableEntry table, String from, boolean exactly, int bins)
      throws SQLException {
    List<Column> columns = table.schema().columns();
    Basics[] basics = new Basics[columns.size()];
    long rows = basics(columns, from, exactly, basics);
    Map<Integer, Distribution> histograms =
        new Histograms(statement, bins).of(columns, basics, from);
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int i = 0; i < basics.length; i++) {
      cancellation.throwIfRequested();
      Distribution drawn = histograms.get(i);
      profiles.add(
          new ColumnProfile(
              columns.get(i),
              rows == 0 ? 0 : (double) (rows - basics[i].filled()) / rows,
              basics[i].distinct(),
              exactly,
              basics[i].min(),
              basics[i].max(),
              drawn != null ? drawn : frequent(columns.get(i), basics[i], from)));
    }
    return new TableProfile(table.name(), table.rows(), rows, profiles);
  }

  /**
   * A column's first figures.
   *
   * @param filled rows that are not null
   * @param distinct different values
   * @param min as text; empty where there is none, and for JSON
   * @param max as text
   * @param bounds of all values, for numbers and times
   * @param bulk where nearly all values are, for numbers and times
   */
  record Basics(
      long filled,
      long distinct,
      Optional<String> min,
      Optional<String> max,
      Range bounds,
      Range bulk) {}

  /** From the least to the greatest; not finite where there is none. */
  record Range(double low, double high) {
    static final Range NONE = new Range(Double.NaN, Double.NaN);

    double span() {
      return high - low;
    }
  }

  private long basics(List<Column> columns, String from, boolean exactly, Basics[] basics)
      throws SQLException {
    String measures =
        columns.stream()
            .map(c -> measures(c, exactly))
            .collect(Collectors.joining(", ", "SELECT count(*), ", " FROM " + from));
    try (ResultSet results = statement.executeQuery(measures)) {
      results.next();
      for (int i = 0; i < basics.length; i++) {
        int first = 2 + 8 * i;
        basics[i] =
            new Basics(
                results.getLong(first),
                results.getLong(first + 1),
                Optional.ofNullable(results.getString(first + 2)),
                Optional.ofNullable(results.getString(first + 3)),
                range(results, first + 4),
                range(results, first + 6));
      }
      return results.getLong(1);
    }
  }

  private static Range range(ResultSet results, int first) throws SQLException {
    double low = results.getDouble(first);
    boolean none = results.wasNull();
    return none ? Range.NONE : new Range(low, results.getDouble(first + 1));
  }

  private static String measures(Column column, boolean exactly) {
    String name = DuckDb.identifier(column.name());
    String distinct =
        (exactly ? "count(DISTINCT %s)" : "least(count(%1$s), approx_count_distinct(%1$s))")
            .formatted(name);
    String ends =
        column.type().kind() == ColumnType.Kind.JSON
            ? "NULL, NULL"
            : "min(%1$s)::VARCHAR, max(%1$s)::VARCHAR".formatted(name);
    String ranges =
        Histograms.number(column)
            .map(
                x ->
                    ("min(%1$s), max(%1$s), %2$s(%1$s, 0.01)::DOUBLE,"
                            + " %2$s(%1$s, 0.99)::DOUBLE")
                        .formatted(x, exactly ? "quantile_disc" : "approx_quantile"))
            .orElse("NULL, NULL, NULL, NULL");
    return "count(%s), %s, %s, %s".formatted(name, distinct, ends, ranges);
  }

  private Distribution frequent(Column column, Basics basics, String from) throws SQLException {
    if (basics.filled() == 0) {
      return new Undrawn("There is no value but null.");
    }
    if (column.type().kind() == ColumnType.Kind.JSON) {
      return new Undrawn("JSON documents are not summed up.");
    }
    if (Histograms.number(column).isPresent()) {
      return new Undrawn("There is no finite value.");
    }
    if (basics.distinct() > FEW_VALUES && basics.distinct() > UNIQUE_SHARE * basics.filled()) {
      return new Undrawn("Nearly all values are different.");
    }
    String sql =
        "SELECT %1$s::VARCHAR, count(*) AS n FROM %2$s WHERE %1$s IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT %3$d"
            .formatted(DuckDb.identifier(column.name()), from, MOST_FREQUENT);
    try (ResultSet results = statement.executeQuery(sql)) {
      List<Frequent.Value> values = new ArrayList<>();
      long others = basics.filled();
      while (results.next()) {
        values.add(new Frequent.Value(results.getString(1), results.getLong(2)));
        others -= results.getLong(2);
      }
      return new Frequent(values, others, others == 0 ? 0 : basics.distinct() - values.size());
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
