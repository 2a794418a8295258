package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An access as one SQL statement.
 *
 * @param sql the text, the same for every SQL platform but for table names and casts
 * @param keys how many parameters it has; each takes the key
 * @param readers one for each column of its result; none for a statement that changes rows
 */
public record AccessQuery(String sql, int keys, List<ColumnReader> readers) {
  public AccessQuery {
    readers = List.copyOf(readers);
  }

  /** Whether it changes rows rather than reading them. */
  public boolean changes() {
    return readers.isEmpty();
  }

  public static AccessQuery of(Access access, Dialect dialect) {
    return switch (access) {
      case Access.Lookup lookup -> lookup(lookup, dialect);
      case Access.Fanout fanout -> fanout(fanout, dialect);
      case Access.Aggregation aggregation -> aggregation(aggregation, dialect);
      case Access.TimeSeries series -> timeSeries(series, dialect);
      case Access.Update update -> update(update, dialect);
    };
  }

  private static AccessQuery lookup(Access.Lookup access, Dialect dialect) {
    String sql =
        "SELECT %s FROM %s WHERE %s = ?"
            .formatted(
                SqlNames.columns(access.table().columns()),
                dialect.table(access.table().name()),
                SqlNames.quote(access.keyColumn()));
    return new AccessQuery(sql, 1, access.table().columns().stream().map(dialect::reader).toList());
  }

  /**
   * The child rows are chosen in a derived table with a key parameter of its own: it means the same
   * as a lateral join, and SQLite, which has no lateral joins, can run it too.
   */
  private static AccessQuery fanout(Access.Fanout access, Dialect dialect) {
    TableSchema parent = access.parent();
    TableSchema child = access.child();
    String sql =
        "SELECT %s, %s FROM %s p LEFT JOIN (%s) c ON TRUE WHERE p.%s = ?"
            .formatted(
                qualified("p", parent),
                qualified("c", child),
                dialect.table(parent.name()),
                dialect.first(
                    SqlNames.columns(child.columns()),
                    dialect.table(child.name()),
                    SqlNames.quote(access.childKey()) + " = ?",
                    newestFirst(child, access.orderColumn()),
                    access.limit()),
                SqlNames.quote(access.parentKey()));
    List<ColumnReader> readers = new ArrayList<>();
    parent.columns().forEach(column -> readers.add(dialect.reader(column)));
    child.columns().forEach(column -> readers.add(dialect.reader(column)));
    return new AccessQuery(sql, 2, readers);
  }

  private static AccessQuery aggregation(Access.Aggregation access, Dialect dialect) {
    String group = SqlNames.quote(access.groupColumn());
    Column measured = access.table().column(access.measureColumn());
    String measure = dialect.measure(measured);
    String sql =
        "SELECT %s, count(*), sum(%s), avg(%s), min(%s), max(%s) FROM %s GROUP BY %s ORDER BY %s"
            .formatted(
                group,
                measure,
                measure,
                measure,
                measure,
                dialect.table(access.table().name()),
                group,
                group);
    ColumnReader extreme = dialect.reader(measured);
    return new AccessQuery(
        sql,
        0,
        List.of(
            dialect.reader(access.table().column(access.groupColumn())),
            ColumnReader.LONG,
            dialect.sumReader(measured),
            ColumnReader.DOUBLE,
            extreme,
            extreme));
  }

  private static AccessQuery timeSeries(Access.TimeSeries access, Dialect dialect) {
    TableSchema table = access.table();
    ColumnType type = table.column(access.timeColumn()).type();
    String time = SqlNames.quote(access.timeColumn());
    String sql =
        dialect.first(
            SqlNames.columns(table.columns()),
            dialect.table(table.name()),
            "%s = ? AND %s >= %s AND %s < %s"
                .formatted(
                    SqlNames.quote(access.keyColumn()),
                    time,
                    dialect.time(type, access.from()),
                    time,
                    dialect.time(type, access.until())),
            newestFirst(table, access.timeColumn()),
            access.limit());
    return new AccessQuery(sql, 1, table.columns().stream().map(dialect::reader).toList());
  }

  private static AccessQuery update(Access.Update access, Dialect dialect) {
    Column value = access.table().column(access.valueColumn());
    String sql =
        "UPDATE %s SET %s = %s WHERE %s = ?"
            .formatted(
                dialect.table(access.table().name()),
                SqlNames.quote(access.valueColumn()),
                dialect.plusOne(value),
                SqlNames.quote(access.keyColumn()));
    return new AccessQuery(sql, 1, List.of());
  }

  /** Rows of one moment are told apart by their key, so that every platform has the same order. */
  private static String newestFirst(TableSchema table, String timeColumn) {
    return Stream.concat(Stream.of(timeColumn), table.primaryKey().stream())
        .distinct()
        .map(name -> SqlNames.quote(name) + " DESC")
        .collect(Collectors.joining(", "));
  }

  private static String qualified(String alias, TableSchema table) {
    return table.columns().stream()
        .map(column -> alias + "." + SqlNames.quote(column.name()))
        .collect(Collectors.joining(", "));
  }
}
