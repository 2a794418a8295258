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
 * @param keys how many parameters it has that take the key
 * @param readers one for each column of its result; none for a statement that changes rows, or
 *     whose columns only its result tells
 * @param values what its parameters take where they do not take the key, one as often as it occurs
 * @param changes whether it changes rows rather than reading them
 */
public record AccessQuery(
    String sql,
    int keys,
    List<ColumnReader> readers,
    List<Access.Parameter> values,
    boolean changes) {
  public AccessQuery {
    readers = List.copyOf(readers);
    values = List.copyOf(values);
  }

  /** A statement that reads, by the key only. */
  AccessQuery(String sql, int keys, List<ColumnReader> readers) {
    this(sql, keys, readers, List.of(), false);
  }

  public static AccessQuery of(Access access, Dialect dialect) {
    return switch (access) {
      case Access.Lookup lookup -> lookup(lookup, dialect);
      case Access.Fanout fanout -> fanout(fanout, dialect);
      case Access.Aggregation aggregation -> aggregation(aggregation, dialect);
      case Access.TimeSeries series -> timeSeries(series, dialect);
      case Access.Update update -> update(update, dialect);
      case Access.Latest latest ->
          new AccessQuery(latest(latest, dialect), 1, readers(latest.table(), dialect));
      case Access.MultiTable several -> MultiTableQuery.of(several, dialect);
      case Access.Sql own ->
          new AccessQuery(
              own.template().render(_ -> "?", code -> dialect.named(code, own.tables())),
              0,
              List.of(),
              own.template().parameters().stream().map(own::parameter).toList(),
              false);
      case Access.Transaction transaction ->
          throw new IllegalArgumentException("several statements: " + transaction);
    };
  }

  private static AccessQuery lookup(Access.Lookup access, Dialect dialect) {
    String sql =
        "SELECT %s FROM %s WHERE %s = ?"
            .formatted(
                SqlNames.columns(access.table().columns()),
                dialect.table(access.table().name()),
                SqlNames.quote(access.keyColumn()));
    return new AccessQuery(sql, 1, readers(access.table(), dialect));
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
                latest(
                    new Access.Latest(
                        child, access.childKey(), access.orderColumn(), access.limit()),
                    dialect),
                SqlNames.quote(access.parentKey()));
    List<ColumnReader> readers = new ArrayList<>(readers(parent, dialect));
    readers.addAll(readers(child, dialect));
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
    return new AccessQuery(sql, 1, readers(table, dialect));
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
    return new AccessQuery(sql, 1, List.of(), List.of(), true);
  }

  /** The newest rows of a key, with one parameter. */
  static String latest(Access.Latest access, Dialect dialect) {
    return dialect.first(
        SqlNames.columns(access.table().columns()),
        dialect.table(access.table().name()),
        SqlNames.quote(access.keyColumn()) + " = ?",
        newestFirst(access.table(), access.orderColumn()),
        access.limit());
  }

  static List<ColumnReader> readers(TableSchema table, Dialect dialect) {
    return table.columns().stream().map(dialect::reader).toList();
  }

  /** Rows of one moment are told apart by their key, so that every platform has the same order. */
  private static String newestFirst(TableSchema table, String timeColumn) {
    return Stream.concat(Stream.of(timeColumn), table.primaryKey().stream())
        .distinct()
        .map(name -> SqlNames.quote(name) + " DESC")
        .collect(Collectors.joining(", "));
  }

  static String qualified(String alias, TableSchema table) {
    return table.columns().stream()
        .map(column -> alias + "." + SqlNames.quote(column.name()))
        .collect(Collectors.joining(", "));
  }
}
