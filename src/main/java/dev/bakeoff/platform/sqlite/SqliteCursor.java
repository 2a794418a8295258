package dev.bakeoff.platform.sqlite;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A loaded table's rows in canonical form. SQLite steps row by row, so memory stays small. */
final class SqliteCursor implements RowCursor {
  private final String table;
  private final List<Column> columns;
  private final Connection database;
  private final Statement statement;
  private final ResultSet rows;

  /** Takes over the connection. */
  SqliteCursor(Connection database, String table, List<Column> columns, String sql)
      throws SQLException {
    this.table = table;
    this.columns = columns;
    this.database = database;
    this.statement = database.createStatement();
    this.rows = statement.executeQuery(sql);
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
      // The cheapest getter; wasNull then asks for the type of the value as it is stored.
      var _ = rows.getLong(column + 1);
      return rows.wasNull();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public long longAt(int column) {
    ColumnType type = columns.get(column).type();
    try {
      return switch (type.kind()) {
        case INT, BIGINT, BOOLEAN -> rows.getLong(column + 1);
        case DECIMAL -> unscaled(type, column);
        case TIMESTAMP_TZ -> SqliteValues.micros(rows.getBytes(column + 1), true);
        case TIMESTAMP -> SqliteValues.micros(rows.getBytes(column + 1), false);
        case DATE -> SqliteValues.days(rows.getBytes(column + 1));
        case DOUBLE, TEXT, JSON -> throw new IllegalArgumentException("column " + column);
      };
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private long unscaled(ColumnType type, int column) throws SQLException {
    if (SqliteDialect.isNumber(type)) {
      return Math.round(rows.getDouble(column + 1) * SqliteValues.power(type.scale()));
    }
    String text = new String(rows.getBytes(column + 1), StandardCharsets.US_ASCII);
    return new BigDecimal(text).movePointRight(type.scale()).longValueExact();
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
      // Text as SQLite stores it, which is UTF-8, without a detour by a String.
      return rows.getBytes(column + 1);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try (database;
        statement) {
      rows.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private RuntimeException unreadable(SQLException e) {
    return SqlProblems.failed("The SQLite table " + table + " cannot be read", e, "");
  }
}
