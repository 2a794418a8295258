package dev.bakeoff.platform.snowflake;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The schema that holds a dataset version. Bakeoff's mark is the only row of a small table in it:
 * what a comment can hold is not documented, and a mark names every table.
 */
final class SnowflakeSchema {
  static final String MARK_TABLE = "BAKEOFF_LOAD";
  private static final String COMMENT = "Made by Bakeoff";
  private static final int MAX_NAME = 255;
  private static final int DOES_NOT_EXIST = 2003;
  private static final int OBJECT_GONE = 2043;

  private final String name;

  private SnowflakeSchema(String name) {
    this.name = name;
  }

  /**
   * @param name as a user writes it; a plain word means what it means without quotes in Snowflake's
   *     SQL, its upper-case form
   */
  static SnowflakeSchema of(String name) {
    requireName(name);
    return new SnowflakeSchema(folded(name));
  }

  /** A name as Snowflake understands it where it stands without quotes. */
  static String folded(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_$]*") ? name.toUpperCase(Locale.ROOT) : name;
  }

  static void requireName(String name) {
    if (name.length() > MAX_NAME) {
      throw Problem.request(
              "The name '" + name + "' is too long for Snowflake.",
              "Use a name of at most " + MAX_NAME + " characters.")
          .asException();
    }
  }

  /** Whether a table's name is one that Bakeoff itself uses. */
  static boolean isReserved(String table) {
    return table.startsWith("BAKEOFF_");
  }

  String name() {
    return name;
  }

  String quoted() {
    return SqlNames.quote(name);
  }

  /** Makes the schema with a mark that says that its load has not ended. */
  void create(Connection connection, LoadMark incomplete) throws SQLException {
    // Transient: dropped benchmark data shall not be kept, and paid for, another seven days.
    execute(connection, "CREATE TRANSIENT SCHEMA " + quoted() + " COMMENT = '" + COMMENT + "'");
    execute(connection, "CREATE TABLE " + markTable() + " (MARK VARCHAR)");
    insert(connection, incomplete);
  }

  /** Replaces the mark in one statement. */
  void setMark(Connection connection, LoadMark mark) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE " + markTable() + " SET MARK = ?")) {
      update.setString(1, mark.toText());
      update.executeUpdate();
    }
  }

  private void insert(Connection connection, LoadMark mark) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + markTable() + " VALUES (?)")) {
      insert.setString(1, mark.toText());
      insert.executeUpdate();
    }
  }

  /** Bakeoff's mark; empty where there is no such schema, or one that Bakeoff did not make. */
  Optional<LoadMark> mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MARK FROM " + markTable())) {
      return rows.next() ? LoadMark.parse(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Drops the schema that Bakeoff made, with all that is in it, in one statement. Does nothing
   * where there is none.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the schema, or something in
   *     it, is not Bakeoff's
   */
  void drop(Connection connection) throws SQLException {
    Optional<String> comment = comment(connection);
    if (comment.isEmpty()) {
      return;
    }
    Optional<LoadMark> mark = mark(connection);
    List<String> tables = tables(connection);
    // A load that was killed between its first two statements leaves no mark yet.
    boolean begun = comment.get().equals(COMMENT) && tables.isEmpty();
    if (mark.isEmpty() && !begun) {
      throw Problem.request(
              "The schema '" + name + "' was not made by Bakeoff, so it is left alone.",
              "Set 'schema' to a name that is free, or drop it yourself.")
          .asException();
    }
    tables.removeIf(SnowflakeSchema::isReserved);
    mark.ifPresent(known -> tables.removeAll(known.tables()));
    if (!tables.isEmpty()) {
      throw Problem.request(
              "The schema '%s' holds %s, which Bakeoff did not make, so it is left alone."
                  .formatted(name, Suggestions.quoted(tables)),
              "Move them to another schema, or set 'schema' to another name.")
          .asException();
    }
    execute(connection, "DROP SCHEMA IF EXISTS " + quoted() + " CASCADE");
  }

  /** The comment, empty text where it has none; nothing where there is no such schema. */
  private Optional<String> comment(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COALESCE(COMMENT, '') FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME ="
                + " ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? ORDER BY"
                + " TABLE_NAME")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private String markTable() {
    return quoted() + "." + SqlNames.quote(MARK_TABLE);
  }

  static boolean isMissing(SQLException e) {
    return e.getErrorCode() == DOES_NOT_EXIST || e.getErrorCode() == OBJECT_GONE;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
