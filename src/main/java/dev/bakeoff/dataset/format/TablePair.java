package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two tables of Parquet files, compared row by row. Used by one thread. */
public final class TablePair implements AutoCloseable {
  private static final int MEMORY_MB = 1024;
  private static final int EXAMPLES = 3;

  private final ParquetSource leftSource;
  private final ParquetSource rightSource;
  private final TableEntry left;
  private final TableEntry right;
  private final QueryEngine engine;

  /**
   * Opens two tables.
   *
   * @param spill a folder for what does not fit into memory
   */
  public TablePair(
      ParquetSource leftSource,
      TableEntry left,
      ParquetSource rightSource,
      TableEntry right,
      Path spill,
      Cancellation cancellation) {
    this.leftSource = leftSource;
    this.left = left;
    this.rightSource = rightSource;
    this.right = right;
    this.engine =
        new QueryEngine(MEMORY_MB, spill, cancellation, "preserve_insertion_order = false");
  }

  /**
   * How many rows differ.
   *
   * @param changedByColumn rows of the same key with another value, per column of the right table
   * @param examples keys, per kind of difference: {@code added}, {@code removed}, {@code changed}
   */
  public record Counts(
      long added,
      long removed,
      long changed,
      Map<String, Long> changedByColumn,
      Map<String, String> examples) {}

  /**
   * Matches rows by their key.
   *
   * @param key columns of the right table
   * @param columns the left table's column of each of the right one's, where it has one; key
   *     columns included
   */
  public Counts byKey(List<String> key, Map<String, String> columns) {
    String join =
        key.stream()
            .map(k -> "l." + id(columns.get(k)) + " = r." + id(k))
            .collect(Collectors.joining(" AND "));
    List<String> compared = columns.keySet().stream().filter(c -> !key.contains(c)).toList();
    String both = "l.__there AND r.__there";
    Map<String, String> differs = new LinkedHashMap<>();
    for (String column : compared) {
      String type = ArrowTypes.duckDb(type(column));
      differs.put(
          column,
          "(CAST(l.%s AS %s) IS DISTINCT FROM CAST(r.%s AS %s))"
              .formatted(id(columns.get(column)), type, id(column), type));
    }
    String any = differs.isEmpty() ? "false" : String.join(" OR ", differs.values());
    String shownLeft = shown("l", key.stream().map(columns::get).toList());
    String shownRight = shown("r", key);
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append("count(*) FILTER (l.__there IS NULL), ")
        .append("count(*) FILTER (r.__there IS NULL), ")
        .append("count(*) FILTER (")
        .append(both)
        .append(" AND (")
        .append(any)
        .append(")), ")
        .append(example(shownRight, "l.__there IS NULL"))
        .append(", ")
        .append(example(shownLeft, "r.__there IS NULL"))
        .append(", ")
        .append(example(shownRight, both + " AND (" + any + ")"));
    differs
        .values()
        .forEach(
            d ->
                sql.append(", count(*) FILTER (")
                    .append(both)
                    .append(" AND ")
                    .append(d)
                    .append(')'));
    sql.append(" FROM ")
        .append(from(leftSource, left))
        .append(" l FULL JOIN ")
        .append(from(rightSource, right))
        .append(" r ON ")
        .append(join);
    return ask(
        sql.toString(),
        results -> {
          Map<String, Long> byColumn = new LinkedHashMap<>();
          int index = 7;
          for (String column : compared) {
            byColumn.put(column, results.getLong(index++));
          }
          return new Counts(
              results.getLong(1),
              results.getLong(2),
              results.getLong(3),
              byColumn,
              examples(results.getString(4), results.getString(5), results.getString(6)));
        });
  }

  /** Compares whole rows, doubled ones as often as they occur. */
  public Counts byRow(Map<String, String> columns) {
    Map<String, String> examples = new LinkedHashMap<>();
    long added = excess(ofRight(columns), ofLeft(columns), columns, "added", examples);
    long removed = excess(ofLeft(columns), ofRight(columns), columns, "removed", examples);
    return new Counts(added, removed, 0, Map.of(), examples);
  }

  /** Counts the rows that only the right table has. */
  public Counts onlyRight(Map<String, String> columns) {
    Map<String, String> examples = new LinkedHashMap<>();
    long added = excess(ofRight(columns), ofLeft(columns), columns, "added", examples);
    return new Counts(added, 0, 0, Map.of(), examples);
  }

  private long excess(
      String of,
      String without,
      Map<String, String> columns,
      String kind,
      Map<String, String> examples) {
    String shown = shown("d", List.copyOf(columns.keySet()));
    return ask(
        "SELECT count(*), %s FROM (%s EXCEPT ALL %s) d"
            .formatted(example(shown, "true"), of, without),
        results -> {
          put(examples, kind, results.getString(2));
          return results.getLong(1);
        });
  }

  private String ofLeft(Map<String, String> columns) {
    return "SELECT "
        + columns.keySet().stream()
            .map(
                c ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(id(columns.get(c)), ArrowTypes.duckDb(type(c)), id(c)))
            .collect(Collectors.joining(", "))
        + " FROM "
        + from(leftSource, left);
  }

  private String ofRight(Map<String, String> columns) {
    return "SELECT "
        + columns.keySet().stream().map(TablePair::id).collect(Collectors.joining(", "))
        + " FROM "
        + from(rightSource, right);
  }

  /** Whether a column of the left table and one of the right hold the same values, in any order. */
  public boolean sameValues(String leftColumn, String rightColumn) {
    String digest =
        "SELECT count(%1$s)::VARCHAR || ':' || sum(hash(%1$s)::HUGEINT)::VARCHAR FROM %2$s";
    String l = ask(digest.formatted(id(leftColumn), from(leftSource, left)), r -> r.getString(1));
    String r =
        ask(digest.formatted(id(rightColumn), from(rightSource, right)), s -> s.getString(1));
    return l != null && l.equals(r);
  }

  private dev.bakeoff.dataset.ColumnType type(String rightColumn) {
    return right.schema().column(rightColumn).type();
  }

  private static Map<String, String> examples(String added, String removed, String changed) {
    Map<String, String> examples = new LinkedHashMap<>();
    put(examples, "added", added);
    put(examples, "removed", removed);
    put(examples, "changed", changed);
    return examples;
  }

  private static void put(Map<String, String> examples, String kind, String keys) {
    if (keys != null && !keys.isEmpty()) {
      examples.put(kind, keys);
    }
  }

  private static String shown(String side, List<String> columns) {
    return "concat_ws('/', "
        + columns.stream().map(c -> side + "." + id(c)).collect(Collectors.joining(", "))
        + ")";
  }

  private static String example(String shown, String condition) {
    return "array_to_string(min(left(%s, 80), %d) FILTER (%s), ', ')"
        .formatted(shown, EXAMPLES, condition);
  }

  private static String from(ParquetSource source, TableEntry table) {
    List<String> columns = new ArrayList<>(List.of("true AS __there"));
    table.schema().columns().stream().map(Column::name).map(TablePair::id).forEach(columns::add);
    return "(SELECT %s FROM read_parquet(%s))"
        .formatted(String.join(", ", columns), DuckDb.files(source.files(table)));
  }

  private static String id(String name) {
    return DuckDb.identifier(name);
  }

  private <T> T ask(String sql, QueryEngine.Reader<T> reader) {
    List<Path> files = new ArrayList<>(leftSource.files(left));
    files.addAll(rightSource.files(right));
    return engine.ask(
        files,
        sql,
        results -> {
          results.next();
          return reader.read(results);
        });
  }

  @Override
  public void close() {
    engine.close();
  }
}
