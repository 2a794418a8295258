package dev.bakeoff.platform;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.RowHasher;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A small table in memory.
 *
 * @param schema its shape
 * @param rows Long for whatever is handed over as a long, Double, String for text and JSON, or null
 */
public record FixtureTable(TableSchema schema, List<Object[]> rows) {
  public RowCursor cursor() {
    return new Cursor(rows);
  }

  /** Value of a row by column name. */
  public Object value(Object[] row, String column) {
    return row[schema.columns().indexOf(schema.column(column))];
  }

  /** Writes the rows as Parquet, by DuckDB and prepared inserts, and describes the file. */
  public TableEntry write(Path directory, String fileName) throws Exception {
    String definitions =
        schema.columns().stream()
            .map(c -> quote(c.name()) + " " + duckDbType(c.type()))
            .collect(Collectors.joining(", "));
    String parameters =
        schema.columns().stream().map(c -> parameter(c.type())).collect(Collectors.joining(", "));
    Path file = directory.resolve(fileName);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("CREATE TABLE fixture (" + definitions + ")");
      try (PreparedStatement insert =
          duckDb.prepareStatement("INSERT INTO fixture VALUES (" + parameters + ")")) {
        for (Object[] row : rows) {
          for (int column = 0; column < row.length; column++) {
            Column shape = schema.columns().get(column);
            Object value = row[column];
            if (value != null && shape.type().kind() == ColumnType.Kind.DECIMAL) {
              insert.setBigDecimal(
                  column + 1, BigDecimal.valueOf((Long) value, shape.type().scale()));
            } else {
              insert.setObject(column + 1, value);
            }
          }
          insert.execute();
        }
      }
      statement.execute(
          "COPY fixture TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
    }
    return new TableEntry(
        schema, rows.size(), Files.size(file), fingerprint(), List.of(fileName), Optional.empty());
  }

  private String fingerprint() {
    RowHasher hasher = new RowHasher(schema);
    Fingerprint fingerprint = new Fingerprint();
    try (RowCursor cursor = cursor()) {
      while (cursor.next()) {
        hasher.add(cursor, fingerprint);
      }
    }
    return fingerprint.hex();
  }

  private static String duckDbType(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DECIMAL -> type.name();
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP_TZ -> "TIMESTAMPTZ";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
      case TEXT -> "VARCHAR";
      case JSON -> "JSON";
    };
  }

  private static String parameter(ColumnType type) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ -> "make_timestamptz(CAST(? AS BIGINT))";
      case TIMESTAMP -> "make_timestamp(CAST(? AS BIGINT))";
      case DATE -> "DATE '1970-01-01' + CAST(? AS INTEGER)";
      case BOOLEAN -> "CAST(CAST(? AS BIGINT) AS BOOLEAN)";
      case INT, BIGINT, DECIMAL, DOUBLE, TEXT, JSON -> "?";
    };
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static final class Cursor implements RowCursor {
    private final List<Object[]> rows;
    private int current = -1;

    Cursor(List<Object[]> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      return ++current < rows.size();
    }

    @Override
    public boolean isNull(int column) {
      return rows.get(current)[column] == null;
    }

    @Override
    public long longAt(int column) {
      return (Long) rows.get(current)[column];
    }

    @Override
    public double doubleAt(int column) {
      return (Double) rows.get(current)[column];
    }

    @Override
    public byte[] bytesAt(int column) {
      return ((String) rows.get(current)[column]).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
  }
}
