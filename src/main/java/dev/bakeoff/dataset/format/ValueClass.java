package dev.bakeoff.dataset.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a value looks like, with what a type for it would have to hold. Numbers with leading zeros
 * or a plus sign are texts: they are codes rather than numbers, and would come back otherwise. Not
 * thread-safe; a call's result stands in the fields until the next.
 */
final class ValueClass {
  /** Sorts of values. */
  enum Sort {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    FLOATING,
    DATE,
    TIMESTAMP,
    TIMESTAMP_TZ,
    JSON,
    TEXT
  }

  private static final int MOST_JSON_DIGITS = 15;
  private static final int LONGEST_NUMBER = 64;
  private static final int LONGEST_TIME = 45;

  private final TimeParser time = new TimeParser();
  private int integerDigits;
  private int scale;

  /** Digits before the point of a number. */
  int integerDigits() {
    return integerDigits;
  }

  /** Digits after the point of a number. */
  int scale() {
    return scale;
  }

  Sort of(byte[] bytes, int from, int to) {
    int length = to - from;
    byte first = bytes[from];
    boolean digit = first >= '0' && first <= '9';
    if (digit && length >= 10 && length <= LONGEST_TIME && bytes[from + 4] == '-') {
      return time(bytes, from, to);
    }
    if ((digit || first == '-' || first == '.') && length <= LONGEST_NUMBER) {
      return number(bytes, from, to);
    }
    return switch (first) {
      case 't', 'T', 'f', 'F', 'N', 'n', 'I', 'i' -> word(bytes, from, to);
      case '{', '[' -> isDocument(bytes, from, to) ? Sort.JSON : Sort.TEXT;
      default -> Sort.TEXT;
    };
  }

  private Sort time(byte[] bytes, int from, int to) {
    if (time.date(bytes, from, to)) {
      return Sort.DATE;
    }
    if (!time.timestamp(bytes, from, to)) {
      return Sort.TEXT;
    }
    return time.zoned() ? Sort.TIMESTAMP_TZ : Sort.TIMESTAMP;
  }

  private Sort number(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    int start = at;
    at = digits(bytes, at, to);
    integerDigits = at - start;
    scale = 0;
    boolean leadingZero = integerDigits > 1 && bytes[start] == '0';
    if (leadingZero) {
      return Sort.TEXT;
    }
    if (at == to) {
      return integerDigits > 0 ? Sort.INTEGER : Sort.TEXT;
    }
    if (bytes[at] == '.') {
      int point = at;
      at = digits(bytes, at + 1, to);
      scale = at - point - 1;
      if (scale == 0) {
        return Sort.TEXT;
      }
      if (at == to) {
        return Sort.DECIMAL;
      }
    }
    if (integerDigits + scale == 0) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
              .equalsIgnoreCase("-infinity")
          ? Sort.FLOATING
          : Sort.TEXT;
    }
    if (bytes[at] == 'e' || bytes[at] == 'E') {
      at++;
      if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
        at++;
      }
      int exponent = at;
      at = digits(bytes, at, to);
      if (at == to && at > exponent && at - exponent <= 3) {
        double value =
            Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        return Double.isFinite(value) ? Sort.FLOATING : Sort.TEXT;
      }
    }
    return Sort.TEXT;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static Sort word(byte[] bytes, int from, int to) {
    if (to - from > 8) {
      return Sort.TEXT;
    }
    return switch (new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) {
      case "true", "false", "True", "False", "TRUE", "FALSE" -> Sort.BOOLEAN;
      case "NaN", "nan", "Infinity", "inf", "Inf" -> Sort.FLOATING;
      default -> Sort.TEXT;
    };
  }

  /** JSON whose numbers are doubles without loss. */
  private static boolean isDocument(byte[] bytes, int from, int to) {
    try (JsonParser json = LinesCursor.JSON.createParser(bytes, from, to - from)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isNumeric() && json.getTextLength() > MOST_JSON_DIGITS) {
          return false;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 0) {
          return json.nextToken() == null;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
