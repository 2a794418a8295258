package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.platform.jdbc.TimeLiterals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Values as BigQuery's REST interface writes them, all of them text, in canonical form. */
final class Values {
  private Values() {}

  /**
   * The canonical long of a value.
   *
   * @throws ArithmeticException where it does not fit
   */
  static long canonical(ColumnType type, FieldValue value) {
    String text = value.getStringValue();
    return switch (type.kind()) {
      case INT, BIGINT -> Long.parseLong(text);
      case DECIMAL -> new BigDecimal(text).movePointRight(type.scale()).longValueExact();
      case BOOLEAN -> Boolean.parseBoolean(text) ? 1 : 0;
      case TIMESTAMP_TZ -> Long.parseLong(text);
      case TIMESTAMP -> micros(LocalDateTime.parse(text));
      case DATE -> LocalDate.parse(text).toEpochDay();
      case DOUBLE, TEXT, JSON -> throw new IllegalArgumentException(type + " is no long");
    };
  }

  static double number(FieldValue value) {
    String text = value.getStringValue();
    return switch (text) {
      case "Infinity", "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      case "NaN", "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  /** Reads a value the way an application would; the result depends on it. */
  static int read(ColumnType type, FieldValue value) {
    if (value.isNull()) {
      return 0;
    }
    return switch (type.kind()) {
      case INT, BIGINT -> (int) Long.parseLong(value.getStringValue());
      case DOUBLE -> (int) number(value);
      case BOOLEAN -> Boolean.parseBoolean(value.getStringValue()) ? 1 : 0;
      case DECIMAL -> new BigDecimal(value.getStringValue()).signum();
      case TIMESTAMP_TZ ->
          present(Instant.EPOCH.plus(Long.parseLong(value.getStringValue()), ChronoUnit.MICROS));
      case TIMESTAMP -> present(LocalDateTime.parse(value.getStringValue()));
      case DATE -> present(LocalDate.parse(value.getStringValue()));
      case TEXT, JSON -> value.getStringValue().length();
    };
  }

  /** Reads a value of a statement of the user's, likewise. */
  static int read(Field field, FieldValue value) {
    if (value.isNull()) {
      return 0;
    }
    if (value.getAttribute() != FieldValue.Attribute.PRIMITIVE) {
      return value.getValue().hashCode();
    }
    ColumnType type =
        switch (field.getType().getStandardType()) {
          case INT64 -> ColumnType.BIGINT;
          case FLOAT64 -> ColumnType.DOUBLE;
          case NUMERIC, BIGNUMERIC -> ColumnType.decimal(18, 9);
          case BOOL -> ColumnType.BOOLEAN;
          case DATE -> ColumnType.DATE;
          case DATETIME -> ColumnType.TIMESTAMP;
          case TIMESTAMP, STRING, BYTES, STRUCT, ARRAY, TIME, GEOGRAPHY, JSON, INTERVAL, RANGE ->
              ColumnType.TEXT;
        };
    return read(type, value);
  }

  /** A parameter of a statement of the user's. */
  static QueryParameterValue parameter(ColumnType type, Object value) {
    return switch (value) {
      case Long number -> QueryParameterValue.int64(number);
      case BigDecimal number ->
          Types.type(type) == StandardSQLTypeName.NUMERIC
              ? QueryParameterValue.numeric(number)
              : QueryParameterValue.bigNumeric(number);
      case Double number -> QueryParameterValue.float64(number);
      case Boolean truth -> QueryParameterValue.bool(truth);
      case Instant moment ->
          QueryParameterValue.timestamp(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
      case LocalDateTime time ->
          QueryParameterValue.dateTime(
              TimeLiterals.wallClock(
                  ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC))));
      case LocalDate day -> QueryParameterValue.date(day.toString());
      default -> QueryParameterValue.string((String) value);
    };
  }

  private static int present(TemporalAccessor value) {
    return value == null ? 0 : 1;
  }

  private static long micros(LocalDateTime time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC));
  }
}
