package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Numbers of rows of loaded tables. */
public final class TableCounts {
  private TableCounts() {}

  /** How many rows a table has. */
  public static long of(Connection connection, Dialect dialect, TableEntry table)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM " + dialect.table(table.name()))) {
      return count.next() ? count.getLong(1) : 0;
    }
  }

  /** Whether every table has the rows that it should have. */
  public static boolean match(Connection connection, Dialect dialect, Manifest manifest)
      throws SQLException {
    for (TableEntry table : manifest.tables()) {
      if (of(connection, dialect, table) != table.rows()) {
        return false;
      }
    }
    return true;
  }
}
