package dev.bakeoff.platform.duckdb;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens DuckDB files, and keeps Bakeoff's mark in them in a schema apart from the data. */
final class DuckDbDatabase {
  private static final String MARK_SCHEMA = "bakeoff";
  private static final String MARK_TABLE = MARK_SCHEMA + ".loaded";

  private DuckDbDatabase() {}

  static DuckDBConnection openFile(Path file, boolean readOnly, Connection connection)
      throws SQLException {
    Properties properties = properties(connection);
    properties.setProperty(
        DuckDBDriver.DUCKDB_ACCESS_MODE_PROPERTY,
        readOnly
            ? DuckDBDriver.DUCKDB_ACCESS_MODE_READ_ONLY
            : DuckDBDriver.DUCKDB_ACCESS_MODE_READ_WRITE);
    return connect("jdbc:duckdb:" + file, properties);
  }

  /** A connection whose results are streamed, to read a table that need not fit into memory. */
  static DuckDBConnection streaming(DuckDBConnection database) throws SQLException {
    DuckDBConnection streaming = database.duplicate();
    try (Statement statement = streaming.createStatement()) {
      // Not for all connections: failures of streamed results come without their reason.
      statement.execute("SET SESSION " + DuckDBDriver.JDBC_STREAM_RESULTS + " = true");
    } catch (SQLException e) {
      streaming.close();
      throw e;
    }
    return streaming;
  }

  /** An instance without a file, to describe the engine where nothing has been loaded yet. */
  static DuckDBConnection openEmpty(Connection connection) {
    try {
      return connect("jdbc:duckdb:", properties(connection));
    } catch (SQLException e) {
      throw SqlProblems.failed("DuckDB does not start", e, "Check the profile's settings.");
    }
  }

  static void mark(java.sql.Connection database, LoadMark mark) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + MARK_SCHEMA);
      statement.execute(
          "CREATE OR REPLACE TABLE "
              + MARK_TABLE
              + " AS SELECT "
              + SqlNames.literal(mark.toText())
              + " AS mark");
    }
  }

  static Optional<LoadMark> mark(java.sql.Connection database) {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT mark FROM " + MARK_TABLE)) {
      return rows.next() ? LoadMark.parse(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      // No such table: a database that Bakeoff did not make.
      return Optional.empty();
    }
  }

  private static Properties properties(Connection connection) {
    Properties properties = new Properties();
    // Nothing reaches out by itself: extensions that are missing stay missing.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    copy(connection, DuckDbAdapter.THREADS, properties);
    copy(connection, DuckDbAdapter.MEMORY_LIMIT, properties);
    return properties;
  }

  private static void copy(Connection connection, String setting, Properties properties) {
    String value = connection.setting(setting, "");
    if (!value.isEmpty()) {
      properties.setProperty(setting, value);
    }
  }

  private static DuckDBConnection connect(String url, Properties properties) throws SQLException {
    return DriverManager.getConnection(url, properties).unwrap(DuckDBConnection.class);
  }

  /** Whether a file could not be opened since another program has it open. */
  static boolean isInUse(SQLException e) {
    return SqlProblems.words(e).contains("Could not set lock");
  }

  static ProblemException cannotOpen(Path file, SQLException e) {
    if (isInUse(e)) {
      return Problem.of(
              Problem.Kind.PLATFORM,
              "The DuckDB file " + file + " is in use by another program.",
              "Close the program that has it open, and try again.")
          .asException(e);
    }
    return SqlProblems.failed(
        "The DuckDB file " + file + " cannot be opened",
        e,
        "Check that it is a DuckDB file of a version this DuckDB can read.");
  }
}
