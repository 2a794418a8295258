package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.sql.SQLException;

/** What differs between SQL platforms once data are loaded. Stateless and thread-safe. */
public interface Dialect {
  /** A loaded table, qualified and quoted. */
  String table(String name);

  /**
   * A column as a number to aggregate over: the quoted name, or a cast where it is kept otherwise.
   */
  default String measure(Column column) {
    return SqlNames.quote(column.name());
  }

  /**
   * The query for the first rows in an order among those of one key.
   *
   * @param columns what it selects
   * @param table the table, qualified and quoted
   * @param condition holds one parameter
   */
  default String first(String columns, String table, String condition, String order, int limit) {
    return "SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT %d"
        .formatted(columns, table, condition, order, limit);
  }

  /**
   * A moment as a literal of a column's type.
   *
   * @param type of kind TIMESTAMP_TZ, TIMESTAMP or DATE
   * @param canonical microseconds, or days, since 1970
   */
  default String time(ColumnType type, long canonical) {
    return TimeLiterals.standard(type, canonical);
  }

  /** A number's column plus one, in the column's own unit. */
  default String plusOne(Column column) {
    return SqlNames.quote(column.name()) + " + 1";
  }

  /** Reads a column's values the way an application would. */
  ColumnReader reader(Column column);

  /** Reads a sum of a column, which may be of a wider type than the column. */
  default ColumnReader sumReader(Column measured) {
    return measured.type().kind() == ColumnType.Kind.DOUBLE
        ? ColumnReader.DOUBLE
        : ColumnReader.DECIMAL;
  }

  /** What sort of failure an exception of the driver's is. */
  ErrorKind kindOf(SQLException failure);
}
