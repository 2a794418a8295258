package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;

/**
 * Columns as BigQuery's. Documents are STRING: its JSON type writes numbers anew and refuses those
 * that a double cannot hold exactly.
 */
final class Types {
  /** NUMERIC has this many digits after the point at most, BIGNUMERIC has 38. */
  private static final int SCALE_OF_NUMERIC = 9;

  private Types() {}

  static Schema schema(TableSchema table) {
    return Schema.of(table.columns().stream().map(Types::field).toList());
  }

  private static Field field(Column column) {
    Field.Builder field =
        Field.newBuilder(Names.of(column.name()), type(column.type()))
            .setMode(column.nullable() ? Field.Mode.NULLABLE : Field.Mode.REQUIRED);
    if (column.type().kind() == ColumnType.Kind.DECIMAL) {
      field.setPrecision((long) column.type().precision()).setScale((long) column.type().scale());
    }
    return field.build();
  }

  static StandardSQLTypeName type(ColumnType type) {
    return switch (type.kind()) {
      case INT, BIGINT -> StandardSQLTypeName.INT64;
      case DECIMAL ->
          type.scale() > SCALE_OF_NUMERIC
              ? StandardSQLTypeName.BIGNUMERIC
              : StandardSQLTypeName.NUMERIC;
      case DOUBLE -> StandardSQLTypeName.FLOAT64;
      case BOOLEAN -> StandardSQLTypeName.BOOL;
      case TIMESTAMP_TZ -> StandardSQLTypeName.TIMESTAMP;
      case TIMESTAMP -> StandardSQLTypeName.DATETIME;
      case DATE -> StandardSQLTypeName.DATE;
      case TEXT, JSON -> StandardSQLTypeName.STRING;
    };
  }

  /** A moment as a literal, with microseconds. */
  static String literal(ColumnType type, String text) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ -> "TIMESTAMP '" + text + "+00'";
      case TIMESTAMP -> "DATETIME '" + text + "'";
      case DATE -> "DATE '" + text + "'";
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
          throw new IllegalArgumentException(type + " is no time");
    };
  }

  /** The names of columns for SQL with commas between. */
  static String columns(List<Column> columns) {
    return String.join(", ", columns.stream().map(c -> Names.quoted(c.name())).toList());
  }
}
