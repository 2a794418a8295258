package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.ColumnReader;
import dev.bakeoff.platform.jdbc.Dialect;
import dev.bakeoff.platform.jdbc.SqlNames;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's types, names and failures.
 *
 * @param schema where the tables are
 */
record PostgresDialect(String schema) implements Dialect {
  private static final ColumnReader TIMESTAMP =
      (rows, index) -> ColumnReader.present(rows.getObject(index, OffsetDateTime.class));

  static String type(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "integer";
      case BIGINT -> "bigint";
      case DECIMAL -> "numeric(" + type.precision() + "," + type.scale() + ")";
      case DOUBLE -> "double precision";
      case BOOLEAN -> "boolean";
      case TIMESTAMP_TZ -> "timestamptz";
      case TIMESTAMP -> "timestamp";
      case DATE -> "date";
      case TEXT -> "text";
      case JSON -> "jsonb";
    };
  }

  @Override
  public String table(String name) {
    return SqlNames.quote(schema) + "." + SqlNames.quote(name);
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

  /** Documents are jsonb, which takes no parameter of the type text. */
  @Override
  public void bind(PreparedStatement statement, int index, ColumnType type, Object value)
      throws SQLException {
    if (type.kind() == ColumnType.Kind.JSON) {
      statement.setObject(index, value, Types.OTHER);
    } else {
      Dialect.super.bind(statement, index, type, value);
    }
  }

  @Override
  public List<String> beforeOwnSql(boolean readOnly) {
    String path = "SET search_path TO " + SqlNames.quote(schema) + ", public";
    return readOnly ? List.of(path, "SET default_transaction_read_only TO on") : List.of(path);
  }

  /** An empty statement, which the server answers without doing anything. */
  @Override
  public Optional<String> ping() {
    return Optional.of("");
  }

  @Override
  public ErrorKind kindOf(SQLException failure) {
    return SqlProblems.kindOfState(failure.getSQLState());
  }
}
