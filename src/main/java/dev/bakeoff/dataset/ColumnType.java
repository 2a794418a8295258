package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type, the same for generators, files and platforms.
 *
 * @param kind the sort of value
 * @param precision digits in all, for decimals (1 to 18), else 0
 * @param scale digits after the point, for decimals, else 0
 */
public record ColumnType(Kind kind, int precision, int scale) {
  /** The sort of a value, and how a {@link RowCursor} hands it over. */
  public enum Kind {
    /** 32-bit integer; {@link RowCursor#longAt}. */
    INT,
    /** 64-bit integer; {@link RowCursor#longAt}. */
    BIGINT,
    /** Exact number of fixed scale; {@link RowCursor#longAt} gives the unscaled value. */
    DECIMAL,
    /** IEEE 754 double; {@link RowCursor#doubleAt}. */
    DOUBLE,
    /** True or false; {@link RowCursor#longAt} gives 1 or 0. */
    BOOLEAN,
    /** A point in time; {@link RowCursor#longAt} gives microseconds since the epoch, UTC. */
    TIMESTAMP_TZ,
    /** A date and time of day of no zone; {@link RowCursor#longAt} gives microseconds as if UTC. */
    TIMESTAMP,
    /** A day of the calendar; {@link RowCursor#longAt} gives days since 1970-01-01. */
    DATE,
    /** Unicode text; {@link RowCursor#bytesAt} gives UTF-8. */
    TEXT,
    /** A JSON document; {@link RowCursor#bytesAt} gives UTF-8, spelled as the source spells it. */
    JSON
  }

  public static final ColumnType INT = new ColumnType(Kind.INT, 0, 0);
  public static final ColumnType BIGINT = new ColumnType(Kind.BIGINT, 0, 0);
  public static final ColumnType DOUBLE = new ColumnType(Kind.DOUBLE, 0, 0);
  public static final ColumnType BOOLEAN = new ColumnType(Kind.BOOLEAN, 0, 0);
  public static final ColumnType TIMESTAMP_TZ = new ColumnType(Kind.TIMESTAMP_TZ, 0, 0);
  public static final ColumnType TIMESTAMP = new ColumnType(Kind.TIMESTAMP, 0, 0);
  public static final ColumnType DATE = new ColumnType(Kind.DATE, 0, 0);
  public static final ColumnType TEXT = new ColumnType(Kind.TEXT, 0, 0);
  public static final ColumnType JSON = new ColumnType(Kind.JSON, 0, 0);

  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

  public static ColumnType decimal(int precision, int scale) {
    if (precision < 1 || precision > 18 || scale < 0 || scale > precision) {
      throw Problem.request(
              "decimal(" + precision + "," + scale + ") is out of range.",
              "A decimal has 1 to 18 digits and a scale of at most that many.")
          .asException();
    }
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }

  /** The name used in manifests and specs: {@code bigint}, {@code decimal(12,2)}, {@code json}. */
  public String name() {
    return switch (kind) {
      case INT -> "int";
      case BIGINT -> "bigint";
      case DECIMAL -> "decimal(" + precision + "," + scale + ")";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case TIMESTAMP_TZ -> "timestamptz";
      case TIMESTAMP -> "timestamp";
      case DATE -> "date";
      case TEXT -> "text";
      case JSON -> "json";
    };
  }

  /** Reads what {@link #name} writes. */
  public static ColumnType parse(String name) {
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    return switch (name) {
      case "int" -> INT;
      case "bigint" -> BIGINT;
      case "double" -> DOUBLE;
      case "boolean" -> BOOLEAN;
      case "timestamptz" -> TIMESTAMP_TZ;
      case "timestamp" -> TIMESTAMP;
      case "date" -> DATE;
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw Problem.request(
                  "'" + name + "' is not a column type.",
                  "Allowed: int, bigint, decimal(p,s), double, boolean, timestamptz, timestamp,"
                      + " date, text, json.")
              .asException();
    };
  }

  @Override
  public String toString() {
    return name();
  }
}
