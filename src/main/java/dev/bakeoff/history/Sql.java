package dev.bakeoff.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statements in one call; an instant among the values is written as its ISO text. */
final class Sql {
  private Sql() {}

  /** Makes a value of a row. */
  @FunctionalInterface
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Looks at a row. */
  @FunctionalInterface
  interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  /** Row by row, none of them kept. */
  static void each(Connection connection, String sql, RowTaker taker, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  static <T> List<T> query(Connection connection, String sql, RowMapper<T> mapper, Object... values)
      throws SQLException {
    List<T> result = new ArrayList<>();
    each(connection, sql, row -> result.add(mapper.map(row)), values);
    return result;
  }

  /** Returns how many rows changed. */
  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(i + 1, value instanceof Instant ? value.toString() : value);
    }
  }
}
