package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.NetworkSteps;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.TlsTrust;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The steps of a connection test: each one says what an expert would look at next. */
final class ConnectionSteps {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final SnowflakeAccount account;

  ConnectionSteps(SnowflakeAccount account) {
    this.account = account;
  }

  PlatformInfo run(ConnectionTest test) {
    NetworkSteps network = new NetworkSteps(test, LIMIT);
    network.reach(account.host(), account.port());
    if (account.tls()) {
      network.tls(account.host(), account.port(), TlsTrust.runtime());
    } else {
      test.skip("TLS", "The profile turns encryption off");
    }
    Connection[] opened = new Connection[1];
    test.step(
        "Sign-in",
        () -> {
          opened[0] = account.connect();
          return account.signIn().words();
        });
    try (Connection connection = opened[0]) {
      test.step("Database", () -> database(connection));
      test.step("Warehouse", () -> warehouse(connection));
      test.step("Rights", () -> rights(connection));
      clock(network, connection);
      PlatformInfo[] info = new PlatformInfo[1];
      test.step(
          "Version",
          () -> {
            info[0] = describe(connection);
            return "Snowflake " + info[0].version();
          });
      test.step(
          "Round trip",
          () -> String.format(Locale.ROOT, "%.1f ms", info[0].roundTripMicros() / 1_000.0));
      return info[0];
    } catch (SQLException e) {
      throw SqlProblems.failed("The session could not be closed", e, "");
    }
  }

  private static String database(Connection connection) {
    try {
      String database = connection.getCatalog();
      if (database == null || database.isEmpty()) {
        throw Problem.request(
                "The session has no database.",
                "Set 'database'; where it is set, the role may not use it, or there is none.")
            .asException();
      }
      return database;
    } catch (SQLException e) {
      throw SqlProblems.failed("The database cannot be used", e, "");
    }
  }

  /** Something that only a running warehouse can answer. */
  private static String warehouse(Connection connection) {
    try {
      String name = Warehouse.name(connection);
      if (name == null) {
        throw Problem.request(
                "The session has no warehouse.",
                "Set 'warehouse'; where it is set, grant the role USAGE on it.")
            .asException();
      }
      ask(connection, "SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 10))");
      return name;
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "The warehouse does not work",
          e,
          "Grant the role USAGE and OPERATE on it, and see whether a resource monitor stopped it.");
    }
  }

  /** Makes and drops what a load makes first. */
  private static String rights(Connection connection) {
    String schema =
        SqlNames.quote(
            "BAKEOFF_TEST_"
                + HexFormat.of()
                    .withUpperCase()
                    .toHexDigits(ThreadLocalRandom.current().nextLong()));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TRANSIENT SCHEMA " + schema);
      statement.execute("DROP SCHEMA " + schema);
      return "may create a schema";
    } catch (SQLException e) {
      throw SqlProblems.failed(
          "No schema can be made", e, "Grant the role CREATE SCHEMA on the database.");
    }
  }

  private static void clock(NetworkSteps network, Connection connection) {
    try {
      Instant asked = Instant.now();
      String micros =
          ask(
              connection,
              "SELECT DATE_PART(EPOCH_MICROSECOND, CURRENT_TIMESTAMP()::TIMESTAMP_LTZ(6))");
      Instant answered = Instant.now();
      network.clock(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS), asked, answered);
    } catch (SQLException e) {
      throw SqlProblems.failed("Snowflake does not tell the time", e, "");
    }
  }

  private static PlatformInfo describe(Connection connection) {
    try {
      return SnowflakeDescription.of(connection);
    } catch (SQLException e) {
      throw SqlProblems.failed("Snowflake cannot be described", e, "");
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
