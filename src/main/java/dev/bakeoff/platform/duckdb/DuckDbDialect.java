package dev.bakeoff.platform.duckdb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.ColumnReader;
import dev.bakeoff.platform.jdbc.Dialect;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** DuckDB's types, queries and failures. Every column type has a native type that holds it. */
final class DuckDbDialect implements Dialect {
  private static final ColumnReader TIMESTAMP =
      (rows, index) -> ColumnReader.present(rows.getObject(index, OffsetDateTime.class));

  static String type(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP_TZ -> "TIMESTAMPTZ";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
      case TEXT -> "VARCHAR";
      case JSON -> "JSON";
    };
  }

  @Override
  public String table(String name) {
    return "main." + SqlNames.quote(name);
  }

  /**
   * The rows of the key are materialized before they are ordered: with ORDER BY and LIMIT in the
   * same query block, DuckDB 2.0 pushes a filter of its own into the scan and gives up the index
   * for it, which made a fanout over a million rows three to four times slower.
   */
  @Override
  public String first(String columns, String table, String condition, String order, int limit) {
    return "WITH found AS MATERIALIZED (SELECT %s FROM %s WHERE %s) SELECT * FROM found ORDER BY %s LIMIT %d"
        .formatted(columns, table, condition, order, limit);
  }

  @Override
  public ColumnReader reader(Column column) {
    return switch (column.type().kind()) {
      case INT, BIGINT -> ColumnReader.LONG;
      case DECIMAL -> ColumnReader.DECIMAL;
      case DOUBLE -> ColumnReader.DOUBLE;
      case BOOLEAN -> ColumnReader.BOOLEAN;
      case TIMESTAMP_TZ -> TIMESTAMP;
      case TIMESTAMP -> ColumnReader.LOCAL_TIMESTAMP;
      case DATE -> ColumnReader.DATE;
      case TEXT, JSON -> ColumnReader.STRING;
    };
  }

  /** The driver gives no SQLState; the engine's messages begin with the error's class. */
  @Override
  public ErrorKind kindOf(SQLException failure) {
    String words = SqlProblems.words(failure);
    if (words.startsWith("INTERRUPT Error")) {
      return ErrorKind.TIMEOUT;
    }
    if (words.startsWith("TransactionContext Error")) {
      return ErrorKind.CONFLICT;
    }
    if (words.startsWith("Permission Error")) {
      return ErrorKind.DENIED;
    }
    return words.startsWith("Connection Error") ? ErrorKind.CONNECTION : ErrorKind.OTHER;
  }
}
