package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Reads values from text exactly: what does not fit its type, a digit too many included, is not a
 * value of it. Not thread-safe; a call's result stands in the fields until the next.
 */
final class ValueParser {
  private static final long[] POWERS = powers();
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
  private static final int LONGEST_NUMBER = 400;

  private final TimeParser time = new TimeParser();
  private long longValue;
  private double doubleValue;

  /** Ten to the power of 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** The value of every kind that a cursor hands over as a long. */
  long longValue() {
    return longValue;
  }

  double doubleValue() {
    return doubleValue;
  }

  /** Whether the bytes are a value of the type; text and JSON are not this class's business. */
  boolean parse(ColumnType type, byte[] bytes, int from, int to) {
    if (from >= to) {
      return false;
    }
    return switch (type.kind()) {
      case INT ->
          integer(bytes, from, to)
              && longValue >= Integer.MIN_VALUE
              && longValue <= Integer.MAX_VALUE;
      case BIGINT -> integer(bytes, from, to);
      case DECIMAL -> decimal(type, bytes, from, to);
      case DOUBLE -> floating(bytes, from, to);
      case BOOLEAN -> truth(bytes, from, to);
      case TIMESTAMP_TZ -> time.timestamp(bytes, from, to) && keep();
      case TIMESTAMP -> time.timestamp(bytes, from, to) && !time.zoned() && keep();
      case DATE -> time.date(bytes, from, to) && keep();
      case TEXT, JSON -> false;
    };
  }

  private boolean keep() {
    longValue = time.value();
    return true;
  }

  private boolean integer(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int at = negative || bytes[from] == '+' ? from + 1 : from;
    if (at == to) {
      return false;
    }
    long value = 0; // Counted downwards, since there is one negative number more.
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
        return false;
      }
      value = value * 10 - digit;
      if (value > 0) {
        return false;
      }
    }
    if (!negative && value == Long.MIN_VALUE) {
      return false;
    }
    longValue = negative ? value : -value;
    return true;
  }

  private boolean decimal(ColumnType type, byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int at = negative || bytes[from] == '+' ? from + 1 : from;
    long value = 0;
    int digits = 0;
    int fraction = -1;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (bytes[at] == '.' && fraction < 0) {
        fraction = 0;
        continue;
      }
      if (digit < 0 || digit > 9) {
        return spelledDecimal(type, bytes, from, to);
      }
      digits++;
      if (fraction >= 0 && ++fraction > type.scale()) {
        if (digit != 0) {
          return false;
        }
        continue;
      }
      if (value >= POWERS[17]) {
        return false;
      }
      value = value * 10 + digit;
    }
    int missing = type.scale() - Math.clamp(fraction, 0, type.scale());
    if (digits == 0 || value >= POWERS[18 - missing]) {
      return false;
    }
    value *= POWERS[missing];
    longValue = negative ? -value : value;
    return value < POWERS[type.precision()];
  }

  /** With an exponent, which is seldom. */
  private boolean spelledDecimal(ColumnType type, byte[] bytes, int from, int to) {
    if (to - from > LONGEST_NUMBER) {
      return false;
    }
    try {
      BigDecimal number =
          new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
        return false;
      }
      longValue = number.setScale(type.scale()).unscaledValue().longValueExact();
      return Math.abs(longValue) < POWERS[type.precision()];
    } catch (NumberFormatException e) {
      return false;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private boolean floating(byte[] bytes, int from, int to) {
    // Java's parser also takes spaces around a number, and "1d" and "0x1p3".
    byte last = bytes[to - 1];
    byte first = bytes[from];
    boolean digitAtEnd = (last >= '0' && last <= '9') || last == '.';
    boolean startsLikeNumber =
        (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    if (digitAtEnd && startsLikeNumber && text.indexOf('x') < 0 && text.indexOf('X') < 0) {
      try {
        doubleValue = Double.parseDouble(text);
        return Double.isFinite(doubleValue);
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> special(Double.NaN);
      case "infinity", "+infinity", "inf", "+inf" -> special(Double.POSITIVE_INFINITY);
      case "-infinity", "-inf" -> special(Double.NEGATIVE_INFINITY);
      default -> false;
    };
  }

  private boolean special(double value) {
    doubleValue = value;
    return true;
  }

  private boolean truth(byte[] bytes, int from, int to) {
    if (to - from > 5) {
      return false;
    }
    String text =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    longValue = TRUE.contains(text) ? 1 : 0;
    return longValue == 1 || FALSE.contains(text);
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
