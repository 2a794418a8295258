package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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

  /**
   * Reads the column of a statement of the user's.
   *
   * @param type as {@link java.sql.Types} has it, as the result tells
   */
  default ColumnReader reader(int type) {
    return switch (type) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnReader.LONG;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnReader.DOUBLE;
      case Types.NUMERIC, Types.DECIMAL -> ColumnReader.DECIMAL;
      case Types.BOOLEAN -> ColumnReader.BOOLEAN;
      default -> ColumnReader.STRING;
    };
  }

  /**
   * Sets a parameter of a statement of the user's.
   *
   * @param value as {@link dev.bakeoff.platform.Access.Parameter} says
   */
  default void bind(PreparedStatement statement, int index, ColumnType type, Object value)
      throws SQLException {
    switch (value) {
      case Long number when type.kind() == ColumnType.Kind.INT ->
          statement.setInt(index, number.intValue());
      case Long number -> statement.setLong(index, number);
      case BigDecimal number -> statement.setBigDecimal(index, number);
      case Double number -> statement.setDouble(index, number);
      case Boolean truth -> statement.setBoolean(index, truth);
      case Instant moment -> statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
      case LocalDateTime time -> statement.setObject(index, time);
      case LocalDate day -> statement.setObject(index, day);
      default -> statement.setString(index, (String) value);
    }
  }

  /**
   * What a client's connection executes before the first statement of the user's, so that tables
   * are found by their bare names and nothing is changed.
   *
   * @param readOnly whether the session may change nothing
   */
  default List<String> beforeOwnSql(boolean readOnly) {
    return List.of();
  }

  /**
   * A piece of a statement of the user's without quotes and parameters, with the dataset's names
   * such that the platform knows them.
   */
  default String named(String code, List<TableSchema> tables) {
    return code;
  }

  /** A statement that does nothing but go there and back; empty where there is none so cheap. */
  default Optional<String> ping() {
    return Optional.empty();
  }

  /** What sort of failure an exception of the driver's is. */
  ErrorKind kindOf(SQLException failure);
}
