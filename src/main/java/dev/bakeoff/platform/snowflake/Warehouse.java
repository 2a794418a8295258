package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Size and auto-suspend of the user's warehouse, for as long as this session loads or measures.
 * Nothing is changed unless the profile says so, nothing that is so already, and what was changed
 * is put back when the session closes.
 */
final class Warehouse {
  private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);

  private final Connection settings;
  private final List<String> restoring = new ArrayList<>();
  private boolean applied;

  Warehouse(Connection settings) {
    this.settings = settings;
  }

  /** Sets what the profile asks for, once; clients may come on any thread. */
  synchronized void apply(Supplier<java.sql.Connection> session) {
    if (applied) {
      return;
    }
    applied = true;
    String size = settings.setting(SnowflakeAdapter.WAREHOUSE_SIZE, "");
    String suspend = settings.setting(SnowflakeAdapter.AUTO_SUSPEND, "");
    if (size.isEmpty() && suspend.isEmpty()) {
      return;
    }
    java.sql.Connection connection = session.get();
    try {
      Current current = current(connection);
      if (!size.isEmpty() && !normal(size).equals(normal(current.size()))) {
        requireSize(size);
        alter(connection, current.name(), "WAREHOUSE_SIZE = " + normal(size) + WAIT);
        restoring.add(set(current.name(), "WAREHOUSE_SIZE = " + normal(current.size())));
      }
      if (!suspend.isEmpty() && !suspend.equals(current.suspend())) {
        alter(connection, current.name(), "AUTO_SUSPEND = " + Long.parseLong(suspend));
        restoring.add(set(current.name(), "AUTO_SUSPEND = " + current.suspendOrNull()));
      }
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The warehouse's size or auto-suspend cannot be set",
          e,
          "Grant the role MODIFY on the warehouse, or take both out of the profile.");
    }
  }

  /** A resize is done when the statement is, so that no measurement begins on the old size. */
  private static final String WAIT = " WAIT_FOR_COMPLETION = TRUE";

  /** Puts back what was changed; never throws, since it stands at the end of everything. */
  void restore(java.sql.Connection connection) {
    for (String sql : restoring) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        LOG.warn("the warehouse was not put back, do so by hand: {}", sql, e);
      }
    }
    restoring.clear();
  }

  private static void alter(java.sql.Connection connection, String name, String what)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(set(name, what));
    }
  }

  private static String set(String name, String what) {
    return "ALTER WAREHOUSE " + SqlNames.quote(name) + " SET " + what;
  }

  private static Current current(java.sql.Connection connection) throws SQLException {
    String name = name(connection);
    if (name == null) {
      throw Problem.request(
              "The session has no warehouse whose size could be set.",
              "Set 'warehouse' in the profile.")
          .asException();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW WAREHOUSES")) {
      while (rows.next()) {
        if (rows.getString("name").equals(name)) {
          return new Current(name, rows.getString("size"), rows.getString("auto_suspend"));
        }
      }
    }
    throw Problem.of(
            Problem.Kind.PLATFORM,
            "The warehouse " + name + " cannot be looked at.",
            "Grant the role USAGE on it.")
        .asException();
  }

  /** The session's warehouse, null where it has none. */
  static String name(java.sql.Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT CURRENT_WAREHOUSE()")) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static void requireSize(String size) {
    if (!SnowflakeAdapter.SIZES.contains(normal(size))) {
      throw Problem.request(
              "'" + size + "' is no size of a warehouse.",
              Suggestions.hint(size, SnowflakeAdapter.SIZES))
          .asException();
    }
  }

  /** {@code X-Small}, as Snowflake shows it, is {@code XSMALL}, as it is set. */
  static String normal(String size) {
    String name = size.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", "");
    return switch (name) {
      case "2XLARGE" -> "XXLARGE";
      case "3XLARGE" -> "XXXLARGE";
      case "4XLARGE" -> "X4LARGE";
      case "5XLARGE" -> "X5LARGE";
      case "6XLARGE" -> "X6LARGE";
      default -> name;
    };
  }

  private record Current(String name, String size, String suspend) {
    /** A warehouse that never suspends itself shows null. */
    String suspendOrNull() {
      return suspend == null || suspend.isEmpty() ? "NULL" : suspend;
    }
  }
}
