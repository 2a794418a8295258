package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.util.Optional;

/**
 * A column of a restored table and what becomes of it: the same type where Bakeoff has it, text
 * where it has not. Type numbers as in the server's {@code pg_type.dat}.
 *
 * @param column as it would be imported
 * @param type the base type's number
 * @param typeName as SQL writes it
 * @param note why it becomes another type
 */
record DumpColumn(Column column, int type, String typeName, Optional<String> note) {
  static final int NUMERIC = 1700;
  private static final int MOST_DIGITS = 18;
  private static final int HEADER = 4;

  /** What the values of a column say where its type says too little. */
  record Values(boolean finite, int scale, int integerDigits) {
    static final Values USUAL = new Values(true, 0, 0);
  }

  /**
   * Decides on a column.
   *
   * @param modifier the type's modifier: precision and scale of a numeric
   */
  static DumpColumn of(
      String name, boolean nullable, int type, int modifier, String typeName, Values values) {
    Optional<ColumnType> same = same(type, modifier, values);
    boolean kept = same.isPresent() && values.finite();
    ColumnType chosen = kept ? same.get() : ColumnType.TEXT;
    boolean usual =
        kept
            && switch (type) {
              case 16, 20, 23, 25, 701, 1082, 1114, 1184, 3802, 1043 -> true;
              case NUMERIC -> modifier >= HEADER;
              default -> false;
            };
    Optional<String> note =
        usual
            ? Optional.empty()
            : Optional.of(
                typeName
                    + " in the dump"
                    + (values.finite() ? "" : ", with values such as infinity"));
    return new DumpColumn(new Column(name, chosen, nullable), type, typeName, note);
  }

  private static Optional<ColumnType> same(int type, int modifier, Values values) {
    return switch (type) {
      case 16 -> Optional.of(ColumnType.BOOLEAN);
      case 21, 23 -> Optional.of(ColumnType.INT);
      case 20, 26 -> Optional.of(ColumnType.BIGINT);
      case 700, 701 -> Optional.of(ColumnType.DOUBLE);
      case 1082 -> Optional.of(ColumnType.DATE);
      case 1114 -> Optional.of(ColumnType.TIMESTAMP);
      case 1184 -> Optional.of(ColumnType.TIMESTAMP_TZ);
      case 114, 3802 -> Optional.of(ColumnType.JSON);
      case 25, 1042, 1043 -> Optional.of(ColumnType.TEXT);
      case NUMERIC -> numeric(modifier, values);
      default -> Optional.empty();
    };
  }

  private static Optional<ColumnType> numeric(int modifier, Values values) {
    if (modifier >= HEADER) {
      int precision = (modifier - HEADER) >> 16 & 0xffff;
      // Eleven bits with a sign since PostgreSQL 15; larger ones are scales that do not fit anyway.
      int scale = (modifier - HEADER) & 0x7ff;
      return precision <= MOST_DIGITS && scale <= precision
          ? Optional.of(ColumnType.decimal(precision, scale))
          : Optional.empty();
    }
    int digits = values.integerDigits() + values.scale();
    return digits <= MOST_DIGITS
        ? Optional.of(ColumnType.decimal(MOST_DIGITS, values.scale()))
        : Optional.empty();
  }

  /**
   * What to ask of the values, as SQL: whether all are finite, the most places, the most digits.
   */
  String question() {
    String name = SqlNames.quote(column.name());
    return switch (type) {
      case 1082, 1114, 1184 -> "coalesce(bool_and(isfinite(%s)), true), 0, 0".formatted(name);
      case NUMERIC ->
          "coalesce(bool_and(%1$s::text !~ '[NI]'), true), coalesce(max(scale(%1$s)), 0), coalesce(max(length(trunc(abs(%1$s))::text)), 0)"
              .formatted(name);
      default -> "true, 0, 0";
    };
  }

  /** The column as SQL, in the binary form of the type that is wanted. */
  String as(ColumnType wanted) {
    String name = SqlNames.quote(column.name());
    if (wanted.kind() == ColumnType.Kind.TEXT) {
      return name + "::text";
    }
    if (wanted.equals(column.type()) || isSameNumber(wanted)) {
      return name + "::" + PostgresDialect.type(wanted);
    }
    if (column.type().kind() == ColumnType.Kind.TEXT && wanted.kind() == ColumnType.Kind.JSON) {
      return name + "::text::jsonb";
    }
    throw Problem.request(
            "The column %s of the dump is %s and cannot be read as %s."
                .formatted(column.name(), column.type(), wanted),
            "Leave its type as it is, or make it text.")
        .asException();
  }

  /** Wider decimals of the same scale lose nothing. */
  private boolean isSameNumber(ColumnType wanted) {
    return type == NUMERIC
        && wanted.kind() == ColumnType.Kind.DECIMAL
        && column.type().kind() == ColumnType.Kind.DECIMAL
        && wanted.scale() == column.type().scale()
        && wanted.precision() >= column.type().precision();
  }
}
