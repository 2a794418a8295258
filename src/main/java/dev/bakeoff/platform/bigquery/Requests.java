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
 * @param types of the columns of its result; none for a statement of the user's
 * @param parameters of a statement of the user's
 */
record Requests(
    String sql,
    boolean keyed,
    boolean changes,
    List<ColumnType> types,
    List<Access.Parameter> parameters) {
  Requests {
    types = List.copyOf(types);
    parameters = List.copyOf(parameters);
  }

  private Requests(String sql, boolean keyed, boolean changes, List<ColumnType> types) {
    this(sql, keyed, changes, types, List.of());
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
      case Access.Latest latest ->
          new Requests(latest(dataset, latest), true, false, types(latest.table()));
      case Access.MultiTable several -> several(several, dataset);
      case Access.Sql own ->
          new Requests(
              own.template().render(name -> "@" + name, code -> code),
              false,
              false,
              List.of(),
              own.parameters());
      case Access.Transaction _ ->
          throw new IllegalArgumentException("BigQuery has no transactions of single requests");
    };
  }

  /** Rows and lists of newest rows join by an equality, as {@link #fanout}. */
  private static Requests several(Access.MultiTable access, DatasetId dataset) {
    List<String> columns = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    String rootKey = "r0." + Names.quoted(access.rows().getFirst().keyColumn());
    StringBuilder from = new StringBuilder();
    for (int i = 0; i < access.rows().size(); i++) {
      Access.Lookup row = access.rows().get(i);
      String alias = "r" + i;
      from.append(i == 0 ? "" : " LEFT JOIN ").append(table(dataset, row.table())).append(' ');
      from.append(alias);
      if (i > 0) {
        from.append(" ON %s.%s = %s".formatted(alias, Names.quoted(row.keyColumn()), rootKey));
      }
      columns.add(aliased(alias + "_", alias, row.table().columns()));
      types.addAll(types(row.table()));
    }
    boolean numbered = access.latest().size() > 1;
    if (numbered) {
      from.append(" CROSS JOIN UNNEST(GENERATE_ARRAY(0, ")
          .append(access.latest().size() - 1)
          .append(")) AS part");
    }
    for (int i = 0; i < access.latest().size(); i++) {
      Access.Latest latest = access.latest().get(i);
      String alias = "l" + i;
      from.append(" LEFT JOIN (%s) %s".formatted(latest(dataset, latest), alias));
      from.append(" ON %s.%s = %s".formatted(alias, Names.quoted(latest.keyColumn()), rootKey));
      from.append(numbered ? " AND part = " + i : "");
      columns.add(aliased(alias + "_", alias, latest.table().columns()));
      types.addAll(types(latest.table()));
    }
    String sql =
        "SELECT %s FROM %s WHERE %s = @key".formatted(String.join(", ", columns), from, rootKey);
    return new Requests(sql, true, false, types);
  }

  private static String latest(DatasetId dataset, Access.Latest access) {
    return first(
        dataset, access.table(), access.keyColumn(), "", access.orderColumn(), access.limit());
  }

  /** The join needs an equality, and no two columns of a result may have one name. */
  private static Requests fanout(Access.Fanout access, DatasetId dataset) {
    TableSchema parent = access.parent();
    TableSchema child = access.child();
    String sql =
        "SELECT %s, %s FROM %s p LEFT JOIN (%s) c ON c.%s = p.%s WHERE p.%s = @key"
            .formatted(
                aliased("p", "p", parent.columns()),
                aliased("c", "c", child.columns()),
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

  private static String aliased(String prefix, String table, List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> table + "." + Names.quoted(columns.get(i).name()) + " AS " + prefix + i)
        .collect(Collectors.joining(", "));
  }

  private static List<ColumnType> types(TableSchema table) {
    return table.columns().stream().map(Column::type).toList();
  }
}
