package dev.bakeoff.platform.sqlite;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables of a SQLite file. SQLite has types of values rather than of columns, so every value is
 * looked at before a column's type is chosen. There is one place, the file itself.
 */
final class SqliteTables implements ForeignTables {
  private final Path file;
  private final Connection connection;

  SqliteTables(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    if (!place.isEmpty() && !place.equals("main")) {
      throw Problem.request(
              "A SQLite file has no place '" + place + "' inside.",
              "Name the file in the profile's path, and no place.")
          .asException();
    }
    try (java.sql.Connection database = SqliteDatabase.openToRead(file, connection);
        Statement statement = database.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
                  + " ESCAPE '\\' ORDER BY rowid")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      names.remove(SqliteDatabase.MARK);
      if (names.isEmpty()) {
        throw Problem.request(
                "The SQLite file " + file + " has no tables.", "Check the profile's path.")
            .asException();
      }
      List<ForeignTable> tables = new ArrayList<>();
      for (String name : names) {
        cancellation.throwIfRequested();
        progress.report(
            new Progress.Step("Looking at " + name, tables.size(), names.size(), "tables"));
        tables.add(table(statement, name));
      }
      return tables;
    } catch (SQLException e) {
      throw SqliteDatabase.cannotOpen(file, e);
    }
  }

  private static ForeignTable table(Statement statement, String name) throws SQLException {
    List<Declared> declared = new ArrayList<>();
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("PRAGMA table_info(" + SqlNames.quote(name) + ")")) {
      while (rows.next()) {
        declared.add(
            new Declared(
                rows.getString("name"), rows.getString("type"), rows.getInt("notnull") == 1));
        if (rows.getInt("pk") > 0) {
          key.put(rows.getInt("pk"), rows.getString("name"));
        }
      }
    }
    List<Long> counts = stored(statement, name, declared);
    List<Column> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      Declared column = declared.get(i);
      Stored stored = new Stored(counts, 1 + Stored.KINDS * i);
      ColumnType type = stored.type(column);
      boolean required = column.required() || key.containsValue(column.name());
      columns.add(new Column(column.name(), type, !required || stored.nulls() > 0));
      stored.note(column, type).ifPresent(notes::add);
    }
    return new ForeignTable(
        "main",
        name,
        new TableSchema(
            name,
            columns,
            List.copyOf(key.values()),
            List.of(),
            foreignKeys(statement, name),
            Optional.empty()),
        OptionalLong.of(counts.getFirst()),
        notes);
  }

  /** As CREATE TABLE says. */
  private record Declared(String name, String type, boolean required) {
    boolean says(String word) {
      return type.toUpperCase(Locale.ROOT).contains(word);
    }
  }

  /** Rows, and per column how many nulls, integers, reals, texts, blobs and other than 0 and 1. */
  private static List<Long> stored(Statement statement, String table, List<Declared> declared)
      throws SQLException {
    String questions =
        declared.stream()
            .map(Declared::name)
            .map(SqlNames::quote)
            .map(
                c ->
                    (", sum(%1$s IS NULL), sum(typeof(%1$s) = 'integer'), sum(typeof(%1$s) ="
                            + " 'real'), sum(typeof(%1$s) = 'text'), sum(typeof(%1$s) = 'blob'),"
                            + " sum(%1$s NOT IN (0, 1))")
                        .formatted(c))
            .collect(Collectors.joining());
    try (ResultSet row =
        statement.executeQuery("SELECT count(*)" + questions + " FROM " + SqlNames.quote(table))) {
      row.next();
      List<Long> counts = new ArrayList<>();
      for (int i = 0; i <= Stored.KINDS * declared.size(); i++) {
        counts.add(row.getLong(i + 1));
      }
      return counts;
    }
  }

  /** What a column's values are. */
  private record Stored(List<Long> counts, int from) {
    static final int KINDS = 6;

    long nulls() {
      return counts.get(from);
    }

    private boolean any(int kind) {
      return counts.get(from + kind) > 0;
    }

    ColumnType type(Declared declared) {
      boolean integers = any(1);
      boolean reals = any(2);
      if (any(3) || any(4)) {
        return ColumnType.TEXT;
      }
      if (reals) {
        return ColumnType.DOUBLE;
      }
      if (integers) {
        return declared.says("BOOL") && !any(5) ? ColumnType.BOOLEAN : ColumnType.BIGINT;
      }
      // Nothing but nulls: what was declared is all there is to go by.
      if (declared.says("INT")) {
        return ColumnType.BIGINT;
      }
      return declared.says("REAL") || declared.says("DOUB") || declared.says("FLOA")
          ? ColumnType.DOUBLE
          : ColumnType.TEXT;
    }

    Optional<String> note(Declared declared, ColumnType type) {
      if (any(4)) {
        return Optional.of(
            declared.name() + " holds binary values, which become hexadecimal text.");
      }
      if (type.equals(ColumnType.TEXT) && (any(1) || any(2))) {
        return Optional.of(declared.name() + " holds numbers and texts, which all become text.");
      }
      return declared.says("DECIMAL") || declared.says("NUMERIC")
          ? Optional.of(
              "%s is declared %s, but SQLite keeps such numbers as doubles or whole numbers."
                  .formatted(declared.name(), declared.type()))
          : Optional.empty();
    }
  }

  private static List<ForeignKey> foreignKeys(Statement statement, String name)
      throws SQLException {
    TreeMap<Integer, List<ForeignKey>> byId = new TreeMap<>();
    try (ResultSet rows =
        statement.executeQuery("PRAGMA foreign_key_list(" + SqlNames.quote(name) + ")")) {
      while (rows.next()) {
        String to = rows.getString("to");
        if (to != null) {
          byId.computeIfAbsent(rows.getInt("id"), id -> new ArrayList<>())
              .add(new ForeignKey(rows.getString("from"), rows.getString("table"), to));
        }
      }
    }
    // References of several columns are none that Bakeoff knows.
    return byId.values().stream().filter(k -> k.size() == 1).map(List::getFirst).toList();
  }

  @Override
  public RowCursor read(ForeignTable table) {
    java.sql.Connection database = null;
    try {
      database = SqliteDatabase.openToRead(file, connection);
      return new SqliteCursor(
          database,
          table.name(),
          table.schema().columns(),
          "SELECT %s FROM %s"
              .formatted(
                  table.schema().columns().stream()
                      .map(SqliteTables::selected)
                      .collect(Collectors.joining(", ")),
                  SqlNames.quote(table.name())));
    } catch (SQLException e) {
      SqliteSession.closeQuietly(database);
      throw SqlProblems.failed("The SQLite table " + table.name() + " cannot be read", e, "");
    }
  }

  private static String selected(Column column) {
    String name = SqlNames.quote(column.name());
    return column.type().equals(ColumnType.TEXT)
        ? "CASE typeof(%1$s) WHEN 'blob' THEN hex(%1$s) ELSE CAST(%1$s AS TEXT) END".formatted(name)
        : name;
  }
}
