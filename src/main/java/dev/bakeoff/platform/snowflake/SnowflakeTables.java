package dev.bakeoff.platform.snowflake;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tables and views of somebody else's in one schema of the session's database. */
final class SnowflakeTables implements ForeignTables {
  private static final String COLUMNS =
      """
      SELECT c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.NUMERIC_PRECISION, c.NUMERIC_SCALE,
        c.IS_NULLABLE, t.ROW_COUNT
      FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES t
        ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE c.TABLE_SCHEMA = ?
      ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION\
      """;

  private final Supplier<Connection> connection;
  private final String defaultSchema;
  private final Map<String, List<ForeignColumn>> listed = new HashMap<>();

  SnowflakeTables(Supplier<Connection> connection, String defaultSchema) {
    this.connection = connection;
    this.defaultSchema = defaultSchema;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    cancellation.throwIfRequested();
    String schema = SnowflakeSchema.folded(place.isEmpty() ? defaultSchema : place);
    try {
      Map<String, OptionalLong> counts = new TreeMap<>();
      Map<String, List<ForeignColumn>> columns = columns(schema, counts);
      Map<String, List<String>> keys = primaryKeys(schema);
      List<ForeignTable> tables = new ArrayList<>();
      columns.forEach(
          (table, all) -> {
            listed.put(schema + "\0" + table, all);
            tables.add(
                table(schema, table, all, keys.getOrDefault(table, List.of()), counts.get(table)));
          });
      if (tables.isEmpty()) {
        throw Problem.request(
                "There is no schema '" + schema + "' with tables that this role may read.",
                "Check its name, and grant the role USAGE on it and SELECT on its tables.")
            .asException();
      }
      return tables;
    } catch (SQLException e) {
      throw SqlProblems.failed("The tables of '" + schema + "' cannot be listed", e, "");
    }
  }

  @Override
  public RowCursor read(ForeignTable table) {
    List<ForeignColumn> columns = listed.get(table.place() + "\0" + table.name());
    if (columns == null) {
      throw Problem.request("The table " + table.name() + " was not listed.", "").asException();
    }
    List<String> expressions =
        columns.stream()
            .map(c -> SnowflakeCursor.canonical(c.column().type(), c.expression()))
            .toList();
    String sql =
        "SELECT %s FROM %s.%s"
            .formatted(
                String.join(", ", expressions),
                SqlNames.quote(table.place()),
                SqlNames.quote(table.name()));
    try {
      return SnowflakeCursor.query(connection.get(), table.name(), table.schema().columns(), sql);
    } catch (SQLException e) {
      throw SqlProblems.failed("The table " + table.name() + " cannot be read", e, "");
    }
  }

  private static ForeignTable table(
      String schema,
      String name,
      List<ForeignColumn> columns,
      List<String> key,
      OptionalLong rows) {
    List<String> notes = new ArrayList<>();
    columns.forEach(column -> column.note().ifPresent(notes::add));
    TableSchema shape =
        new TableSchema(
            name,
            columns.stream().map(ForeignColumn::column).toList(),
            key,
            List.of(),
            List.of(),
            Optional.empty());
    return new ForeignTable(schema, name, shape, rows, notes);
  }

  private Map<String, List<ForeignColumn>> columns(String schema, Map<String, OptionalLong> counts)
      throws SQLException {
    Map<String, List<ForeignColumn>> tables = new LinkedHashMap<>();
    try (PreparedStatement query = connection.get().prepareStatement(COLUMNS)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String table = rows.getString(1);
          if (SnowflakeSchema.isReserved(table)) {
            continue;
          }
          tables
              .computeIfAbsent(table, t -> new ArrayList<>())
              .add(
                  ForeignColumn.of(
                      rows.getString(2),
                      rows.getString(3),
                      rows.getInt(4),
                      rows.getInt(5),
                      "YES".equals(rows.getString(6))));
          long count = rows.getLong(7);
          counts.put(table, rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(count));
        }
      }
    }
    return tables;
  }

  private Map<String, List<String>> primaryKeys(String schema) throws SQLException {
    Map<String, TreeMap<Integer, String>> keys = new HashMap<>();
    try (Statement statement = connection.get().createStatement();
        ResultSet rows =
            statement.executeQuery("SHOW PRIMARY KEYS IN SCHEMA " + SqlNames.quote(schema))) {
      while (rows.next()) {
        keys.computeIfAbsent(rows.getString("table_name"), t -> new TreeMap<>())
            .put(rows.getInt("key_sequence"), rows.getString("column_name"));
      }
    }
    Map<String, List<String>> lists = new HashMap<>();
    keys.forEach((table, columns) -> lists.put(table, List.copyOf(columns.values())));
    return lists;
  }

  /**
   * A column as Bakeoff's type.
   *
   * @param expression what gives its value in SQL
   * @param note what a reader has to know of the conversion
   */
  private record ForeignColumn(Column column, String expression, Optional<String> note) {
    private static final int DIGITS_OF_INT = 9;
    private static final int DIGITS_OF_LONG = 18;

    static ForeignColumn of(String name, String type, int precision, int scale, boolean nullable) {
      String quoted = SqlNames.quote(name);
      return switch (type) {
        case "NUMBER" -> number(name, precision, scale, nullable);
        case "FLOAT" -> plain(name, ColumnType.DOUBLE, nullable);
        case "BOOLEAN" -> plain(name, ColumnType.BOOLEAN, nullable);
        case "DATE" -> plain(name, ColumnType.DATE, nullable);
        case "TEXT" -> plain(name, ColumnType.TEXT, nullable);
        case "TIMESTAMP_NTZ" -> plain(name, ColumnType.TIMESTAMP, nullable);
        case "TIMESTAMP_LTZ" -> plain(name, ColumnType.TIMESTAMP_TZ, nullable);
        case "TIMESTAMP_TZ" ->
            new ForeignColumn(
                new Column(name, ColumnType.TIMESTAMP_TZ, nullable),
                quoted,
                Optional.of("'" + name + "' keeps the instant, not the zone it was written in."));
        case "VARIANT", "OBJECT", "ARRAY" ->
            new ForeignColumn(
                new Column(name, ColumnType.JSON, nullable),
                "TO_JSON(" + quoted + ")",
                Optional.empty());
        case "BINARY" ->
            new ForeignColumn(
                new Column(name, ColumnType.TEXT, nullable),
                "HEX_ENCODE(" + quoted + ")",
                Optional.of("'" + name + "' becomes text in hexadecimal digits."));
        default ->
            new ForeignColumn(
                new Column(name, ColumnType.TEXT, nullable),
                "TO_VARCHAR(" + quoted + ")",
                Optional.of("'" + name + "' of type " + type + " becomes text."));
      };
    }

    private static ForeignColumn plain(String name, ColumnType type, boolean nullable) {
      return new ForeignColumn(
          new Column(name, type, nullable), SqlNames.quote(name), Optional.empty());
    }

    private static ForeignColumn number(String name, int precision, int scale, boolean nullable) {
      if (scale == 0) {
        ColumnType type = precision <= DIGITS_OF_INT ? ColumnType.INT : ColumnType.BIGINT;
        return precision <= DIGITS_OF_LONG
            ? plain(name, type, nullable)
            : noted(name, type, nullable, "holds whole numbers of 64 bits; larger ones fail.");
      }
      if (precision <= DIGITS_OF_LONG) {
        return plain(name, ColumnType.decimal(precision, scale), nullable);
      }
      ColumnType type = ColumnType.decimal(DIGITS_OF_LONG, Math.min(scale, DIGITS_OF_LONG));
      return noted(name, type, nullable, "keeps 18 digits; values with more of them fail.");
    }

    private static ForeignColumn noted(
        String name, ColumnType type, boolean nullable, String note) {
      return new ForeignColumn(
          new Column(name, type, nullable),
          SqlNames.quote(name),
          Optional.of("'" + name + "' " + note));
    }
  }
}
