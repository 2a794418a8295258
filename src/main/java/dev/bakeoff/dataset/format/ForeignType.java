package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of somebody else's file as DuckDB sees it, and what becomes of it here. Nothing is
 * rounded or cut on the way: what no type here can hold becomes text, or ends the import.
 *
 * @param name the column's name
 * @param type DuckDB's name of its type
 * @param natural what it becomes
 * @param fits SQL, true for values that the natural type holds; empty where it holds all
 */
record ForeignType(String name, String type, ColumnType natural, Optional<String> fits) {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
  private static final int MOST_DIGITS = 18;

  static ForeignType of(String name, String type) {
    String column = DuckDb.identifier(name);
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return decimal(
          name, type, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    boolean nested = type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
    if (nested) {
      return new ForeignType(name, type, ColumnType.JSON, Optional.empty());
    }
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" ->
          new ForeignType(name, type, ColumnType.INT, Optional.empty());
      case "UINTEGER", "BIGINT" -> new ForeignType(name, type, ColumnType.BIGINT, Optional.empty());
      case "UBIGINT", "HUGEINT", "UHUGEINT" ->
          new ForeignType(
              name,
              type,
              ColumnType.BIGINT,
              Optional.of("try_cast(%s AS BIGINT) IS NOT NULL".formatted(column)));
      case "FLOAT", "DOUBLE" -> new ForeignType(name, type, ColumnType.DOUBLE, Optional.empty());
      case "BOOLEAN" -> new ForeignType(name, type, ColumnType.BOOLEAN, Optional.empty());
      case "DATE" ->
          new ForeignType(
              name, type, ColumnType.DATE, Optional.of("isfinite(%s)".formatted(column)));
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
          new ForeignType(
              name, type, ColumnType.TIMESTAMP, Optional.of("isfinite(%s)".formatted(column)));
      case "TIMESTAMP_NS" ->
          new ForeignType(
              name,
              type,
              ColumnType.TIMESTAMP,
              Optional.of("epoch_ns(%s) %% 1000 = 0".formatted(column)));
      case "TIMESTAMP WITH TIME ZONE" ->
          new ForeignType(
              name, type, ColumnType.TIMESTAMP_TZ, Optional.of("isfinite(%s)".formatted(column)));
      case "JSON" -> new ForeignType(name, type, ColumnType.JSON, Optional.empty());
      default -> new ForeignType(name, type, ColumnType.TEXT, Optional.empty());
    };
  }

  private static ForeignType decimal(String name, String type, int precision, int scale) {
    if (precision <= MOST_DIGITS) {
      return new ForeignType(name, type, ColumnType.decimal(precision, scale), Optional.empty());
    }
    if (scale > MOST_DIGITS) {
      return new ForeignType(name, type, ColumnType.TEXT, Optional.empty());
    }
    return new ForeignType(
        name,
        type,
        ColumnType.decimal(MOST_DIGITS, scale),
        Optional.of(
            "try_cast(%s AS DECIMAL(%d,%d)) IS NOT NULL"
                .formatted(DuckDb.identifier(name), MOST_DIGITS, scale)));
  }

  /** Two columns of SQL: how many nulls there are, and whether every value fits. */
  String question() {
    String column = DuckDb.identifier(name);
    return "count(*) - count(%1$s), coalesce(bool_and(%2$s) FILTER (%1$s IS NOT NULL), true)"
        .formatted(column, fits.orElse("true"));
  }

  /** What the answers to the question mean. */
  ColumnarFiles.Found found(long nulls, boolean allFit) {
    ColumnType chosen = allFit ? natural : ColumnType.TEXT;
    boolean usual =
        switch (type) {
          case "VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP", "JSON" ->
              allFit;
          case "TIMESTAMP WITH TIME ZONE" -> allFit;
          default -> chosen.name().equalsIgnoreCase(type);
        };
    Optional<String> note =
        usual
            ? Optional.empty()
            : Optional.of(
                "%s in the file%s"
                    .formatted(
                        type.toLowerCase(Locale.ROOT),
                        allFit ? "" : ", with values that " + natural + " cannot hold"));
    return new ColumnarFiles.Found(new Column(name, chosen, true), nulls, note);
  }

  /** SQL that gives the column in a type of ours, and fails on values that it cannot hold. */
  String as(ColumnType target) {
    String column = DuckDb.identifier(name);
    String duckDb = ArrowTypes.duckDb(target);
    return switch (target.kind()) {
      case TEXT, JSON -> text(column);
      case DOUBLE, BOOLEAN -> "CAST(%s AS %s)".formatted(column, duckDb);
      case INT, BIGINT, DECIMAL, TIMESTAMP_TZ, TIMESTAMP, DATE -> {
        if (target.equals(natural)) {
          yield "CAST(%s AS %s)".formatted(column, duckDb);
        }
        // A cast that rounds does not give the value back.
        String back = type.equals("VARCHAR") ? "DECIMAL(38,18)" : type;
        boolean compares = !type.equals("VARCHAR") || target.kind() == ColumnType.Kind.DECIMAL;
        yield compares
            ? ("CASE WHEN %1$s IS NULL OR CAST(CAST(%1$s AS %2$s) AS %3$s) = CAST(%1$s AS %3$s)"
                    + " THEN CAST(%1$s AS %2$s) ELSE error('a value of ' || %1$s || ', which is no"
                    + " %2$s') END")
                .formatted(column, duckDb, back)
            : "CAST(%s AS %s)".formatted(column, duckDb);
      }
    };
  }

  private String text(String column) {
    if (natural.kind() == ColumnType.Kind.JSON && !type.equals("JSON")) {
      return "to_json(%s)::VARCHAR".formatted(column);
    }
    return type.equals("BLOB")
        ? "to_base64(%s)".formatted(column)
        : "%s::VARCHAR".formatted(column);
  }
}
