package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableSchema;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** How column types look in Arrow and in DuckDB. */
final class ArrowTypes {
  private ArrowTypes() {}

  static Schema schema(TableSchema table) {
    return new Schema(table.columns().stream().map(ArrowTypes::field).toList());
  }

  private static Field field(Column column) {
    Map<String, String> metadata =
        column.type().kind() == ColumnType.Kind.JSON
            ? Map.of("ARROW:extension:name", "arrow.json", "ARROW:extension:metadata", "")
            : Map.of();
    return new Field(
        column.name(), new FieldType(true, arrow(column.type()), null, metadata), List.of());
  }

  private static ArrowType arrow(ColumnType type) {
    return switch (type.kind()) {
      case INT -> new ArrowType.Int(32, true);
      case BIGINT -> new ArrowType.Int(64, true);
      case DECIMAL -> new ArrowType.Decimal(type.precision(), type.scale(), 128);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case BOOLEAN -> new ArrowType.Bool();
      case TIMESTAMP_TZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TEXT, JSON -> new ArrowType.Utf8();
    };
  }

  /** A type as DuckDB describes it, under the name that {@link #duckDb} gives it. */
  static String stored(String described) {
    return switch (described) {
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMPTZ";
      case "JSON" -> "VARCHAR";
      default -> described;
    };
  }

  /** The DuckDB type whose Arrow form {@link ArrowCursor} reads. */
  static String duckDb(ColumnType type) {
    return switch (type.kind()) {
      case INT -> "INTEGER";
      case BIGINT -> "BIGINT";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      case TIMESTAMP_TZ -> "TIMESTAMPTZ";
      case TIMESTAMP -> "TIMESTAMP";
      case DATE -> "DATE";
      case TEXT, JSON -> "VARCHAR";
    };
  }
}
