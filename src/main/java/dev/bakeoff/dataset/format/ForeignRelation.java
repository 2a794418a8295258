package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ColumnarFiles.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/**
 * Something of somebody else's that DuckDB can select from: a table, a view, files. Its columns
 * become types of ours without rounding or cutting anything.
 *
 * @param sql what stands after FROM
 */
public record ForeignRelation(String sql) {
  /** What the rows say of one column: how many are null, and whether the others fit its type. */
  record Answer(long nulls, boolean fits) {}

  /** What the rows say of all columns. */
  record Answers(long rows, List<Answer> columns) {
    static Answers none(int columns) {
      return new Answers(0, Collections.nCopies(columns, new Answer(0, true)));
    }

    Answers plus(Answers other) {
      return new Answers(
          rows + other.rows,
          IntStream.range(0, columns.size())
              .mapToObj(
                  i ->
                      new Answer(
                          columns.get(i).nulls() + other.columns.get(i).nulls(),
                          columns.get(i).fits() && other.columns.get(i).fits()))
              .toList());
    }

    Shape shape(List<ForeignType> types) {
      return new Shape(
          IntStream.range(0, columns.size())
              .mapToObj(i -> types.get(i).found(columns.get(i).nulls(), columns.get(i).fits()))
              .toList(),
          rows);
    }
  }

  /** What columns there are; reads all rows where a type needs it. */
  public Shape shape(DuckDBConnection duckDb) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      List<ForeignType> types = types(statement);
      return ask(statement, types).shape(types);
    }
  }

  /**
   * The rows in the types that are asked for.
   *
   * @param duckDb streams its results; the cursor closes it
   * @param schema as many columns as there are, in the same order
   * @param failure turns a failure of DuckDB's into a problem
   */
  public RowCursor rows(
      DuckDBConnection duckDb, TableSchema schema, Function<Exception, RuntimeException> failure)
      throws SQLException {
    List<ForeignType> types;
    try (Statement statement = duckDb.createStatement()) {
      types = types(statement);
    }
    return ArrowCursor.query(
        duckDb, "SELECT " + columns(types, schema) + " FROM " + sql, schema, failure);
  }

  static String columns(List<ForeignType> types, TableSchema schema) {
    return IntStream.range(0, types.size())
        .mapToObj(i -> types.get(i).as(schema.columns().get(i).type()))
        .collect(Collectors.joining(", "));
  }

  List<ForeignType> types(Statement statement) throws SQLException {
    try (ResultSet results = statement.executeQuery("DESCRIBE SELECT * FROM " + sql)) {
      List<ForeignType> types = new ArrayList<>();
      while (results.next()) {
        types.add(ForeignType.of(results.getString(1), results.getString(2)));
      }
      return types;
    }
  }

  Answers ask(Statement statement, List<ForeignType> types) throws SQLException {
    String questions = types.stream().map(ForeignType::question).collect(Collectors.joining(", "));
    try (ResultSet results =
        statement.executeQuery(
            "SELECT count(*)" + (questions.isEmpty() ? "" : ", " + questions) + " FROM " + sql)) {
      results.next();
      List<Answer> columns = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        columns.add(new Answer(results.getLong(2 + 2 * i), results.getBoolean(3 + 2 * i)));
      }
      return new Answers(results.getLong(1), columns);
    }
  }
}
