package dev.bakeoff.platform.duckdb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ColumnarFiles.Found;
import dev.bakeoff.dataset.format.ColumnarFiles.Shape;
import dev.bakeoff.dataset.format.ForeignRelation;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** The tables of a DuckDB file; a place is a schema, {@code main} where none is named. */
final class DuckDbTables implements ForeignTables {
  private static final String MAIN = "main";

  private final Supplier<DuckDBConnection> database;

  DuckDbTables(Supplier<DuckDBConnection> database) {
    this.database = database;
  }

  @Override
  public List<ForeignTable> list(String place, Progress progress, Cancellation cancellation) {
    String schema = place.isEmpty() ? MAIN : place;
    DuckDBConnection duckDb = database.get();
    try {
      List<String> names =
          strings(
              duckDb,
              "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? AND NOT internal"
                  + " AND NOT temporary ORDER BY table_oid",
              schema);
      if (names.isEmpty()) {
        throw Problem.request(
                "The DuckDB file has no tables in the schema '" + schema + "'.",
                "Name another schema, or check the profile's path.")
            .asException();
      }
      List<ForeignTable> tables = new ArrayList<>();
      for (String name : names) {
        cancellation.throwIfRequested();
        progress.report(
            new Progress.Step("Looking at " + name, tables.size(), names.size(), "tables"));
        tables.add(table(duckDb, schema, name));
      }
      return tables;
    } catch (SQLException e) {
      throw SqlProblems.failed("The tables of the DuckDB file cannot be listed", e, "");
    }
  }

  private static ForeignTable table(DuckDBConnection duckDb, String schema, String name)
      throws SQLException {
    Shape shape = relation(schema, name).shape(duckDb);
    List<String> required =
        strings(
            duckDb,
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = ? AND table_name = ?"
                + " AND NOT is_nullable",
            schema,
            name);
    List<Column> columns =
        shape.columns().stream()
            .map(Found::column)
            .map(c -> new Column(c.name(), c.type(), !required.contains(c.name())))
            .toList();
    List<String> notes =
        shape.columns().stream()
            .filter(c -> c.note().isPresent())
            .map(
                c ->
                    "%s becomes %s: %s."
                        .formatted(c.column().name(), c.column().type(), c.note().get()))
            .toList();
    return new ForeignTable(
        schema,
        name,
        new TableSchema(
            name,
            columns,
            primaryKey(duckDb, schema, name),
            List.of(),
            foreignKeys(duckDb, schema, name),
            Optional.empty()),
        OptionalLong.of(shape.rows()),
        notes);
  }

  private static List<String> primaryKey(DuckDBConnection duckDb, String schema, String name)
      throws SQLException {
    return constraints(duckDb, "PRIMARY KEY", schema, name).stream()
        .findFirst()
        .map(Constraint::columns)
        .orElse(List.of());
  }

  /** References of single columns; Bakeoff knows no others. */
  private static List<ForeignKey> foreignKeys(DuckDBConnection duckDb, String schema, String name)
      throws SQLException {
    return constraints(duckDb, "FOREIGN KEY", schema, name).stream()
        .filter(c -> c.columns().size() == 1)
        .map(
            c ->
                new ForeignKey(
                    c.columns().getFirst(), c.referenced(), c.referencedColumns().getFirst()))
        .toList();
  }

  private record Constraint(
      List<String> columns, String referenced, List<String> referencedColumns) {}

  private static List<Constraint> constraints(
      DuckDBConnection duckDb, String type, String schema, String name) throws SQLException {
    try (PreparedStatement statement =
        duckDb.prepareStatement(
            "SELECT constraint_column_names, referenced_table, referenced_column_names FROM"
                + " duckdb_constraints() WHERE constraint_type = ? AND schema_name = ? AND"
                + " table_name = ?")) {
      statement.setString(1, type);
      statement.setString(2, schema);
      statement.setString(3, name);
      try (ResultSet rows = statement.executeQuery()) {
        List<Constraint> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new Constraint(texts(rows.getArray(1)), rows.getString(2), texts(rows.getArray(3))));
        }
        return found;
      }
    }
  }

  private static List<String> texts(Array array) throws SQLException {
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  @Override
  public RowCursor read(ForeignTable table) {
    try {
      return relation(table.place(), table.name())
          .rows(
              DuckDbDatabase.streaming(database.get()),
              table.schema(),
              e ->
                  Problem.of(
                          Problem.Kind.PLATFORM,
                          "The DuckDB table %s cannot be read: %s"
                              .formatted(
                                  table.name(),
                                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                          "Check the file with DuckDB itself.")
                      .asException(e));
    } catch (SQLException e) {
      throw SqlProblems.failed("The DuckDB table " + table.name() + " cannot be read", e, "");
    }
  }

  private static ForeignRelation relation(String schema, String name) {
    return new ForeignRelation(
        Stream.of(schema, name).map(SqlNames::quote).collect(Collectors.joining(".")));
  }

  private static List<String> strings(DuckDBConnection duckDb, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = duckDb.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
