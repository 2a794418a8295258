package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.jdbc.LoadMark;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema that a dataset version lives in. Bakeoff's mark is the schema's comment; a schema
 * without it is never touched.
 */
final class PostgresSchema {
  /** NAMEDATALEN - 1: PostgreSQL silently cuts longer names off. */
  static final int MAX_NAME_BYTES = 63;

  private static final String NOTE = "Bakeoff: ";

  private final String name;

  PostgresSchema(String name) {
    requireName(name);
    this.name = name;
  }

  /** Where a connection's dataset version lives. */
  static PostgresSchema of(dev.bakeoff.platform.Connection settings) {
    return new PostgresSchema(settings.setting(PostgresAdapter.SCHEMA, settings.namespace()));
  }

  String name() {
    return name;
  }

  /** Refuses names that PostgreSQL would cut off, so that two could become one. */
  static void requireName(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw Problem.request(
              "The name '" + name + "' is too long for PostgreSQL.",
              "Use a name of at most 63 bytes.")
          .asException();
    }
  }

  /** Bakeoff's mark; empty where there is no such schema, or one that Bakeoff did not make. */
  Optional<LoadMark> mark(Connection connection) throws SQLException {
    return comment(connection).flatMap(LoadMark::parse);
  }

  void setMark(Connection connection, LoadMark mark) throws SQLException {
    execute(
        connection, "COMMENT ON SCHEMA " + SqlNames.quote(name) + " IS " + escaped(mark.toText()));
  }

  /** Leaves word of what was made otherwise than declared, as the comment of a table. */
  void setNote(Connection connection, String table, String note) throws SQLException {
    execute(
        connection,
        "COMMENT ON TABLE %s.%s IS %s"
            .formatted(SqlNames.quote(name), SqlNames.quote(table), escaped(NOTE + note)));
  }

  /** That word; empty where there is none. */
  String note(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT obj_description(c.oid, 'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid"
                + " = c.relnamespace WHERE n.nspname = ? AND obj_description(c.oid, 'pg_class')"
                + " LIKE ? LIMIT 1")) {
      query.setString(1, name);
      query.setString(2, NOTE + "%");
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1).substring(NOTE.length()) : "";
      }
    }
  }

  /**
   * Drops what Bakeoff loaded, and the schema, in the connection's transaction. Does nothing where
   * there is no such schema.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the schema, or something in
   *     it, is not Bakeoff's
   */
  void drop(Connection connection) throws SQLException {
    Optional<String> comment = comment(connection);
    if (comment.isEmpty()) {
      return;
    }
    Optional<LoadMark> mark = comment.flatMap(LoadMark::parse);
    if (mark.isEmpty()) {
      throw Problem.request(
              "The schema '" + name + "' was not made by Bakeoff, so it is left alone.",
              "Set 'schema' to a name that is free.")
          .asException();
    }
    List<String> others = relationsBeside(connection, mark.get().tables());
    if (!others.isEmpty()) {
      throw Problem.request(
              "The schema '%s' holds %s, which Bakeoff did not make, so it is left alone."
                  .formatted(name, Suggestions.quoted(others)),
              "Move them to another schema, or set 'schema' to another name.")
          .asException();
    }
    // Last first: a table stands after those it refers to.
    for (String table : mark.get().tables().reversed()) {
      execute(
          connection, "DROP TABLE IF EXISTS " + SqlNames.quote(name) + "." + SqlNames.quote(table));
    }
    new LoadLedger(this).drop(connection);
    execute(connection, "DROP SCHEMA " + SqlNames.quote(name));
  }

  /** The comment, empty text where it has none; nothing where there is no such schema. */
  private Optional<String> comment(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE"
                + " nspname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private List<String> relationsBeside(Connection connection, List<String> tables)
      throws SQLException {
    List<String> others = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE"
                + " n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT"
                + " c.relispartition ORDER BY 1")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String found = rows.getString(1);
          if (!tables.contains(found) && !found.equals(LoadLedger.TABLE)) {
            others.add(found);
          }
        }
      }
    }
    return others;
  }

  /** A literal that means the same whatever standard_conforming_strings says. */
  private static String escaped(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
