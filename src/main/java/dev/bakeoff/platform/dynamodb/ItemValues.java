package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What {@link ItemWriter} wrote, as canonical values again. */
final class ItemValues {
  private ItemValues() {}

  static long longOf(Column column, AttributeValue value) {
    ColumnType type = column.type();
    try {
      return switch (type.kind()) {
        case INT, BIGINT -> whole(value.n());
        case DECIMAL -> new BigDecimal(value.n()).movePointRight(type.scale()).longValueExact();
        case BOOLEAN -> value.bool() ? 1 : 0;
        case TIMESTAMP_TZ -> IsoTimes.micros(value.s(), true).orElseThrow();
        case TIMESTAMP -> IsoTimes.micros(value.s(), false).orElseThrow();
        case DATE -> IsoTimes.days(value.s()).orElseThrow();
        case DOUBLE, TEXT, JSON -> throw new IllegalArgumentException(column.name());
      };
    } catch (NullPointerException | ArithmeticException | java.util.NoSuchElementException e) {
      throw foreign(column, value);
    } catch (NumberFormatException e) {
      throw foreign(column, value);
    }
  }

  static double doubleOf(Column column, AttributeValue value) {
    try {
      return Double.parseDouble(value.n() != null ? value.n() : value.s());
    } catch (NullPointerException | NumberFormatException e) {
      throw foreign(column, value);
    }
  }

  /** Text as it is; documents as JSON; anything else in a text column as JSON too. */
  static byte[] bytesOf(AttributeValue value) {
    String text =
        switch (value.type()) {
          case S -> value.s();
          case N -> value.n();
          case B -> Documents.base64(value.b());
          case BOOL, SS, NS, BS, L, M, NUL, UNKNOWN_TO_SDK_VERSION -> Documents.json(value);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whole numbers come as plain digits, but for those that others wrote as {@code 1E+2}. */
  private static long whole(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return new BigDecimal(digits).longValueExact();
    }
  }

  private static ProblemException foreign(Column column, AttributeValue value) {
    return Problem.of(
            Problem.Kind.DATA,
            "The attribute '%s' holds a value of the type %s that is no %s."
                .formatted(column.name(), value.type(), column.type()),
            "Somebody else wrote it; load the dataset again.")
        .asException();
  }
}
