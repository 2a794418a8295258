package dev.bakeoff.platform.jdbc;

import dev.bakeoff.platform.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What several tables know of one key as one statement: rows are joined to the root's by parameters
 * of their own, so that each is found by its key; the newest rows of each further table stand in a
 * derived table. Several of those would give the product of their rows; a list of numbers, of which
 * each gets one, has them one below the other.
 */
final class MultiTableQuery {
  private MultiTableQuery() {}

  static AccessQuery of(Access.MultiTable access, Dialect dialect) {
    List<Access.Lookup> rows = access.rows();
    List<Access.Latest> latest = access.latest();
    List<String> columns = new ArrayList<>();
    List<ColumnReader> readers = new ArrayList<>();
    StringBuilder from = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      Access.Lookup row = rows.get(i);
      String alias = "r" + i;
      String table = dialect.table(row.table().name()) + " " + alias;
      from.append(
          i == 0
              ? table
              : " LEFT JOIN %s ON %s.%s = ?"
                  .formatted(table, alias, SqlNames.quote(row.keyColumn())));
      columns.add(AccessQuery.qualified(alias, row.table()));
      readers.addAll(AccessQuery.readers(row.table(), dialect));
    }
    if (latest.size() > 1) {
      String numbers =
          IntStream.range(0, latest.size())
              .mapToObj(i -> "SELECT " + i + " AS part")
              .collect(Collectors.joining(" UNION ALL "));
      from.append(" CROSS JOIN (").append(numbers).append(") parts");
    }
    for (int i = 0; i < latest.size(); i++) {
      String alias = "l" + i;
      from.append(" LEFT JOIN (")
          .append(AccessQuery.latest(latest.get(i), dialect))
          .append(") ")
          .append(alias)
          .append(latest.size() > 1 ? " ON parts.part = " + i : " ON TRUE");
      columns.add(AccessQuery.qualified(alias, latest.get(i).table()));
      readers.addAll(AccessQuery.readers(latest.get(i).table(), dialect));
    }
    String sql =
        "SELECT %s FROM %s WHERE r0.%s = ?"
            .formatted(
                String.join(", ", columns), from, SqlNames.quote(rows.getFirst().keyColumn()));
    return new AccessQuery(sql, rows.size() + latest.size(), readers);
  }
}
