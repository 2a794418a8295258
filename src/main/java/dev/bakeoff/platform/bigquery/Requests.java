package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.DatasetId;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An access as a query of BigQuery's dialect, with the key as the named parameter {@code key}.
 *
 * @param sql its text
 * @param keyed whether it has the parameter
 * @param changes whether it changes rows rather than reading them
 * @param types of the columns of its result
 */
record Requests(String sql, boolean keyed, boolean changes, List<ColumnType> types) {
  Requests {
    types = List.copyOf(types);
  }

  /**
   * @param dataset where the tables are
   */
  static Requests of(Access access, DatasetId dataset) {
    return switch (access) {
      case Access.Lookup lookup ->
          new Requests(
              "SELECT %s FROM %s WHERE %s = @key"
                  .formatted(
                      Types.columns(lookup.table().columns()),
                      table(dataset, lookup.table()),
                      Names.quoted(lookup.keyColumn())),
              true,
              false,
              types(lookup.table()));
      case Access.Fanout fanout -> fanout(fanout, dataset);
      case Access.Aggregation aggregation -> aggregation(aggregation, dataset);
      case Access.TimeSeries series -> timeSeries(series, dataset);
      case Access.Update update ->
          new Requests(
              "UPDATE %s SET %s = %s + 1 WHERE %s = @key"
                  .formatted(
                      table(dataset, update.table()),
                      Names.quoted(update.valueColumn()),
                      Names.quoted(update.valueColumn()),
                      Names.quoted(update.keyColumn())),
              true,
              true,
              List.of());
    };
  }

  /** The join needs an equality, and no two columns of a result may have one name. */
  private static Requests fanout(Access.Fanout access, DatasetId dataset) {
    TableSchema parent = access.parent();
    TableSchema child = access.child();
    String sql =
        "SELECT %s, %s FROM %s p LEFT JOIN (%s) c ON c.%s = p.%s WHERE p.%s = @key"
            .formatted(
                aliased("p", parent.columns()),
                aliased("c", child.columns()),
                table(dataset, parent),
                first(dataset, child, access.childKey(), "", access.orderColumn(), access.limit()),
                Names.quoted(access.childKey()),
                Names.quoted(access.parentKey()),
                Names.quoted(access.parentKey()));
    List<ColumnType> types = new ArrayList<>(types(parent));
    types.addAll(types(child));
    return new Requests(sql, true, false, types);
  }

  private static Requests aggregation(Access.Aggregation access, DatasetId dataset) {
    String group = Names.quoted(access.groupColumn());
    String measure = Names.quoted(access.measureColumn());
    ColumnType measured = access.table().column(access.measureColumn()).type();
    String sql =
        "SELECT %s AS g, COUNT(*) AS n, SUM(%s) AS s, AVG(%s) AS a, MIN(%s) AS l, MAX(%s) AS h"
                .formatted(group, measure, measure, measure, measure)
            + " FROM "
            + table(dataset, access.table())
            + " GROUP BY g ORDER BY g";
    return new Requests(
        sql,
        false,
        false,
        List.of(
            access.table().column(access.groupColumn()).type(),
            ColumnType.BIGINT,
            measured.kind() == ColumnType.Kind.DOUBLE
                ? ColumnType.DOUBLE
                : ColumnType.decimal(18, 9),
            ColumnType.DOUBLE,
            measured,
            measured));
  }

  private static Requests timeSeries(Access.TimeSeries access, DatasetId dataset) {
    TableSchema table = access.table();
    ColumnType type = table.column(access.timeColumn()).type();
    String time = Names.quoted(access.timeColumn());
    String within =
        " AND %s >= %s AND %s < %s"
            .formatted(time, moment(type, access.from()), time, moment(type, access.until()));
    return new Requests(
        first(dataset, table, access.keyColumn(), within, access.timeColumn(), access.limit()),
        true,
        false,
        types(table));
  }

  private static String first(
      DatasetId dataset,
      TableSchema table,
      String keyColumn,
      String condition,
      String timeColumn,
      int limit) {
    String order =
        Stream.concat(Stream.of(timeColumn), table.primaryKey().stream())
            .distinct()
            .map(name -> Names.quoted(name) + " DESC")
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s WHERE %s = @key%s ORDER BY %s LIMIT %d"
        .formatted(
            Types.columns(table.columns()),
            table(dataset, table),
            Names.quoted(keyColumn),
            condition,
            order,
            limit);
  }

  /** A project's name may hold hyphens, so it is quoted as well. */
  private static String table(DatasetId dataset, TableSchema table) {
    return "`%s`.`%s`.%s"
        .formatted(dataset.getProject(), dataset.getDataset(), Names.quoted(table.name()));
  }

  private static String moment(ColumnType type, long canonical) {
    return Types.literal(
        type,
        type.kind() == ColumnType.Kind.DATE
            ? LocalDate.ofEpochDay(canonical).toString()
            : TimeLiterals.wallClock(canonical));
  }

  private static String aliased(String table, List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> table + "." + Names.quoted(columns.get(i).name()) + " AS " + table + i)
        .collect(Collectors.joining(", "));
  }

  private static List<ColumnType> types(TableSchema table) {
    return table.columns().stream().map(Column::type).toList();
  }
}
