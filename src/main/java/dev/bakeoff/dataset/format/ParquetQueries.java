package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetPreview.ColumnStats;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Questions about a version's files that take a query. Used by one thread; the cancellation may
 * come from any.
 */
public final class ParquetQueries implements AutoCloseable {
  private static final int MEMORY_MB = 512;
  private static final int EXAMPLES = 3;

  private final ParquetSource source;
  private final QueryEngine engine;

  /**
   * Opens an engine for the questions.
   *
   * @param source the files
   * @param spill a folder for what does not fit into memory, made when needed
   * @param cancellation interrupts the query that runs
   */
  public ParquetQueries(ParquetSource source, Path spill, Cancellation cancellation) {
    this.source = source;
    this.engine = new QueryEngine(MEMORY_MB, spill, cancellation);
  }

  /** How many rows a table's files hold, by their own word: nothing but their ends is read. */
  public long countRows(TableEntry table) {
    return table.files().stream().mapToLong(this::countRows).sum();
  }

  /** How many rows one file holds. */
  public long countRows(String file) {
    List<Path> path = source.paths(List.of(file));
    return engine.ask(
        path,
        "SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata(" + DuckDb.files(path) + ")",
        results -> {
          results.next();
          return results.getLong(1);
        });
  }

  /** Says where the files' columns are not those of the schema. */
  public Optional<String> otherShape(TableEntry table) {
    List<String> expected =
        table.schema().columns().stream()
            .map(c -> c.name() + " " + ArrowTypes.duckDb(c.type()))
            .toList();
    return ask(
        table,
        "DESCRIBE FROM " + from(table),
        results -> {
          List<String> found = new ArrayList<>();
          while (results.next()) {
            found.add(results.getString(1) + " " + ArrowTypes.stored(results.getString(2)));
          }
          List<String> missing = new ArrayList<>(expected);
          missing.removeAll(found);
          found.removeAll(expected);
          return missing.isEmpty() && found.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "%s has other columns than its manifest says: %s instead of %s."
                      .formatted(
                          source.files(table).getFirst(),
                          found.isEmpty() ? "nothing" : String.join(", ", found),
                          missing.isEmpty() ? "nothing" : String.join(", ", missing)));
        });
  }

  /** Names columns that hold nulls though they must not. */
  public Optional<String> nullsWhereNotAllowed(TableEntry table) {
    List<Column> required =
        table.schema().columns().stream().filter(column -> !column.nullable()).toList();
    if (required.isEmpty()) {
      return Optional.empty();
    }
    String counts =
        required.stream()
            .map(c -> "count(*) - count(" + DuckDb.identifier(c.name()) + ")")
            .collect(Collectors.joining(", "));
    return ask(
        table,
        "SELECT " + counts + " FROM " + from(table),
        results -> {
          results.next();
          List<String> found = new ArrayList<>();
          for (int i = 0; i < required.size(); i++) {
            if (results.getLong(i + 1) > 0) {
              found.add("%s (%,d)".formatted(required.get(i).name(), results.getLong(i + 1)));
            }
          }
          return found.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  "%s holds nulls in columns that must not be null: %s."
                      .formatted(table.name(), String.join(", ", found)));
        });
  }

  /** Says how many keys occur more than once, with examples. */
  public Optional<String> repeatedKeys(TableEntry table) {
    List<String> key = table.schema().primaryKey();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    String columns = key.stream().map(DuckDb::identifier).collect(Collectors.joining(", "));
    String repeated =
        "SELECT %s FROM %s GROUP BY ALL HAVING count(*) > 1".formatted(columns, from(table));
    return examples(
        table,
        repeated,
        columns,
        "%%s keys (%s) of %s occur more than once, for example %%s."
            .formatted(String.join(", ", key), table.name()));
  }

  /** The range of a single-column integer key, where every number in it occurs. */
  public Optional<TableEntry.KeyRange> denseKeys(TableEntry table) {
    if (!table.schema().hasIntegerKey() || table.rows() == 0) {
      return Optional.empty();
    }
    String key = DuckDb.identifier(table.schema().primaryKey().getFirst());
    return ask(
        table,
        "SELECT min(%1$s), max(%1$s) FROM %2$s".formatted(key, from(table)),
        results -> {
          results.next();
          long min = results.getLong(1);
          long max = results.getLong(2);
          // Keys are unique, so that as many as there are numbers are all of them.
          boolean dense = max - min == table.rows() - 1;
          return dense ? Optional.of(new TableEntry.KeyRange(min, max)) : Optional.empty();
        });
  }

  /** Says how many values refer to no row of the other table, with examples. */
  public Optional<String> danglingReferences(
      TableEntry table, ForeignKey key, TableEntry referenced) {
    String column = DuckDb.identifier(key.column());
    String dangling =
        "SELECT DISTINCT c.%1$s FROM %2$s c ANTI JOIN %3$s p ON c.%1$s = p.%4$s WHERE c.%1$s IS NOT NULL"
            .formatted(
                column, from(table), from(referenced), DuckDb.identifier(key.referencedColumn()));
    return examples(
        table,
        dangling,
        column,
        "%%s values of %s.%s are not in %s.%s, for example %%s."
            .formatted(table.name(), key.column(), referenced.name(), key.referencedColumn()));
  }

  /** The first rows, every value as text. */
  public List<List<Optional<String>>> firstRows(TableEntry table, int limit) {
    String columns =
        table.schema().columns().stream()
            .map(c -> DuckDb.identifier(c.name()) + "::VARCHAR")
            .collect(Collectors.joining(", "));
    int width = table.schema().columns().size();
    return ask(
        table,
        "SELECT %s FROM %s LIMIT %d".formatted(columns, from(table), limit),
        results -> {
          List<List<Optional<String>>> rows = new ArrayList<>();
          while (results.next()) {
            List<Optional<String>> row = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
              row.add(Optional.ofNullable(results.getString(i)));
            }
            rows.add(row);
          }
          return rows;
        });
  }

  /** Every column's statistics. */
  public List<ColumnStats> stats(TableEntry table) {
    List<Column> columns = table.schema().columns();
    String measures =
        columns.stream()
            .map(c -> DuckDb.identifier(c.name()))
            .map(
                c ->
                    // An estimate must not exceed what there is.
                    "count(%1$s), least(count(%1$s), approx_count_distinct(%1$s)), min(%1$s)::VARCHAR, max(%1$s)::VARCHAR"
                        .formatted(c))
            .collect(Collectors.joining(", "));
    return ask(
        table,
        "SELECT count(*), " + measures + " FROM " + from(table),
        results -> {
          results.next();
          long rows = results.getLong(1);
          List<ColumnStats> stats = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            int first = 2 + 4 * i;
            long filled = results.getLong(first);
            stats.add(
                new ColumnStats(
                    columns.get(i).name(),
                    rows == 0 ? 0 : (double) (rows - filled) / rows,
                    results.getLong(first + 1),
                    Optional.ofNullable(results.getString(first + 2)),
                    Optional.ofNullable(results.getString(first + 3))));
          }
          return stats;
        });
  }

  private Optional<String> examples(
      TableEntry table, String query, String columns, String sentence) {
    String sql =
        "SELECT count(*), array_to_string(min(concat_ws('/', %1$s), %2$d), ', ') FROM (%3$s)"
            .formatted(columns, EXAMPLES, query);
    return ask(
        table,
        sql,
        results -> {
          results.next();
          long count = results.getLong(1);
          return count == 0
              ? Optional.empty()
              : Optional.of(sentence.formatted("%,d".formatted(count), results.getString(2)));
        });
  }

  private String from(TableEntry table) {
    return "read_parquet(" + DuckDb.files(source.files(table)) + ")";
  }

  private <T> T ask(TableEntry table, String sql, QueryEngine.Reader<T> reader) {
    return engine.ask(source.files(table), sql, reader);
  }

  @Override
  public void close() {
    engine.close();
  }
}
