package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table's rows in canonical form. Times come as numbers that Snowflake computes, so that no
 * calendar of the driver's lies between; the driver fetches the result in pieces.
 */
final class SnowflakeCursor implements RowCursor {
  private final String table;
  private final List<Column> columns;
  private final Statement statement;
  private final ResultSet rows;

  private SnowflakeCursor(String table, List<Column> columns, Statement statement, ResultSet rows) {
    this.table = table;
    this.columns = columns;
    this.statement = statement;
    this.rows = rows;
  }

  /** Reads a table that Bakeoff loaded. */
  static SnowflakeCursor of(
      Connection connection, SnowflakeDialect dialect, String table, List<Column> columns)
      throws SQLException {
    String expressions =
        columns.stream()
            .map(column -> canonical(column.type(), SqlNames.quote(column.name())))
            .collect(Collectors.joining(", "));
    return query(
        connection, table, columns, "SELECT " + expressions + " FROM " + dialect.table(table));
  }

  /** Reads a query whose columns are in canonical form as {@link #canonical} gives it. */
  static SnowflakeCursor query(
      Connection connection, String table, List<Column> columns, String sql) throws SQLException {
    Statement statement = connection.createStatement();
    try {
      return new SnowflakeCursor(table, columns, statement, statement.executeQuery(sql));
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** A value's canonical form in SQL. */
  static String canonical(ColumnType type, String expression) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ, TIMESTAMP -> "DATE_PART(EPOCH_MICROSECOND, " + expression + ")";
      case DATE -> "DATEDIFF(DAY, '1970-01-01'::DATE, " + expression + ")";
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON -> expression;
    };
  }

  @Override
  public boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public boolean isNull(int column) {
    if (!columns.get(column).nullable()) {
      return false;
    }
    try {
      return rows.getObject(column + 1) == null;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public long longAt(int column) {
    ColumnType type = columns.get(column).type();
    try {
      return switch (type.kind()) {
        case INT, BIGINT, TIMESTAMP_TZ, TIMESTAMP, DATE -> rows.getLong(column + 1);
        case BOOLEAN -> rows.getBoolean(column + 1) ? 1 : 0;
        case DECIMAL ->
            rows.getBigDecimal(column + 1).movePointRight(type.scale()).longValueExact();
        case DOUBLE, TEXT, JSON -> throw new IllegalArgumentException("column " + column);
      };
    } catch (SQLException e) {
      throw unreadable(e);
    } catch (ArithmeticException e) {
      throw Problem.of(
              Problem.Kind.DATA,
              "A number in '%s' of %s does not fit into %s."
                  .formatted(columns.get(column).name(), table, type),
              "Read that column through a view that rounds it, or as text.")
          .asException(e);
    }
  }

  @Override
  public double doubleAt(int column) {
    try {
      return rows.getDouble(column + 1);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public byte[] bytesAt(int column) {
    try {
      return rows.getString(column + 1).getBytes(StandardCharsets.UTF_8);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try (statement) {
      rows.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private RuntimeException unreadable(SQLException e) {
    return SqlProblems.failed("The Snowflake table " + table + " cannot be read", e, "");
  }
}
