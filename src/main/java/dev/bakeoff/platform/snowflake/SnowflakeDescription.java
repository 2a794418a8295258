package dev.bakeoff.platform.snowflake;

import dev.bakeoff.platform.PlatformInfo;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a Snowflake account says of itself, its warehouse and the session. */
final class SnowflakeDescription {
  private static final List<String> SESSION_PARAMETERS =
      List.of("USE_CACHED_RESULT", "STATEMENT_TIMEOUT_IN_SECONDS", "TIMEZONE");
  private static final List<String> WAREHOUSE_COLUMNS =
      List.of(
          "size",
          "type",
          "auto_suspend",
          "min_cluster_count",
          "max_cluster_count",
          "scaling_policy",
          "enable_query_acceleration");
  private static final int ROUND_TRIPS = 7;

  private SnowflakeDescription() {}

  static PlatformInfo of(Connection connection) throws SQLException {
    DatabaseMetaData driver = connection.getMetaData();
    return new PlatformInfo(
        "Snowflake",
        version(connection, driver),
        "snowflake-jdbc " + driver.getDriverVersion(),
        settings(connection),
        OptionalLong.empty(),
        roundTripMicros(connection));
  }

  /** What the server says now; the driver keeps what it said at sign-in. */
  private static String version(Connection connection, DatabaseMetaData driver)
      throws SQLException {
    Map<String, String> values = new TreeMap<>();
    ask(connection, values, "version", "SELECT CURRENT_VERSION()");
    return values.getOrDefault("version", driver.getDatabaseProductVersion());
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    ask(connection, values, "region", "SELECT CURRENT_REGION()");
    ask(connection, values, "role", "SELECT CURRENT_ROLE()");
    parameters(connection, values);
    warehouse(connection, values);
    return values;
  }

  private static void parameters(Connection connection, Map<String, String> values) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW PARAMETERS IN SESSION")) {
      while (rows.next()) {
        String key = rows.getString("key");
        if (SESSION_PARAMETERS.contains(key)) {
          values.put(key.toLowerCase(Locale.ROOT), rows.getString("value"));
        }
      }
    } catch (SQLException ignored) {
      // A description without what this account does not tell.
    }
  }

  private static void warehouse(Connection connection, Map<String, String> values) {
    try {
      String name = Warehouse.name(connection);
      if (name == null) {
        return;
      }
      values.put("warehouse", name);
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SHOW WAREHOUSES")) {
        while (rows.next()) {
          if (name.equals(rows.getString("name"))) {
            describe(rows, values);
          }
        }
      }
    } catch (SQLException ignored) {
      // Likewise.
    }
  }

  private static void describe(ResultSet warehouse, Map<String, String> values)
      throws SQLException {
    for (int i = 1; i <= warehouse.getMetaData().getColumnCount(); i++) {
      String column = warehouse.getMetaData().getColumnName(i);
      String value = warehouse.getString(i);
      if (WAREHOUSE_COLUMNS.contains(column) && value != null) {
        values.put("warehouse_" + column, value);
      }
    }
  }

  private static void ask(
      Connection connection, Map<String, String> values, String name, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (rows.next() && rows.getString(1) != null) {
        values.put(name, rows.getString(1));
      }
    } catch (SQLException ignored) {
      // Likewise.
    }
  }

  static long roundTripMicros(Connection connection) throws SQLException {
    long[] nanos = new long[ROUND_TRIPS];
    try (PreparedStatement empty = connection.prepareStatement("SELECT 1")) {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        long start = System.nanoTime();
        empty.executeQuery().close();
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMicros(nanos[ROUND_TRIPS / 2]);
  }
}
