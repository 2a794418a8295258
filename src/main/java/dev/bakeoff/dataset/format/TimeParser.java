package dev.bakeoff.dataset.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads dates and timestamps as ISO 8601 and its usual variants write them: {@code 2024-01-31},
 * {@code 2024-01-31T08:15:00.5Z}, {@code 2024-01-31 08:15+0200}, {@code 2024-01-31 00:00:00 +0000
 * UTC} (Go's and nise's). Nothing finer than a microsecond is dropped: such text is not a
 * timestamp. Not thread-safe; a call's result stands in the fields until the next.
 */
final class TimeParser {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private long value;
  private boolean zoned;
  private boolean timeOfDay;
  private int offset;

  /** Days or microseconds since the epoch. */
  long value() {
    return value;
  }

  /** Whether the timestamp said which zone it is in. */
  boolean zoned() {
    return zoned;
  }

  /** Whether the timestamp had a time of day. */
  boolean timeOfDay() {
    return timeOfDay;
  }

  boolean date(byte[] text, int from, int to) {
    start(text, from, to);
    return day() && at == end;
  }

  /** A day alone is its midnight. Without a zone, the value is the time as if it were UTC. */
  boolean timestamp(byte[] text, int from, int to) {
    start(text, from, to);
    zoned = false;
    timeOfDay = false;
    if (!day()) {
      return false;
    }
    long seconds = value * 86_400L;
    long micros = 0;
    if (at < end) {
      byte separator = bytes[at++];
      if (separator != 'T' && separator != ' ' && separator != 't') {
        return false;
      }
      timeOfDay = true;
      int hour = digits(2, 23);
      if (hour < 0 || !skip(':')) {
        return false;
      }
      int minute = digits(2, 59);
      int second = minute >= 0 && skip(':') ? digits(2, 59) : 0;
      if (minute < 0 || second < 0) {
        return false;
      }
      micros = skip('.') ? fraction() : 0;
      if (micros < 0 || !zone()) {
        return false;
      }
      seconds += hour * 3600L + minute * 60L + second - offset;
    }
    value = seconds * MICROS_PER_SECOND + micros;
    return at == end;
  }

  private void start(byte[] text, int from, int to) {
    bytes = text;
    at = from;
    end = to;
    offset = 0;
  }

  private boolean day() {
    boolean plain = end - at >= 10 && bytes[at + 4] == '-' && bytes[at + 7] == '-';
    try {
      if (!plain) {
        return farDay();
      }
      int year = digits(4, 9999);
      at++;
      int month = digits(2, 12);
      at++;
      int day = digits(2, 31);
      if (year < 0 || month < 1 || day < 1) {
        return false;
      }
      value = LocalDate.of(year, month, day).toEpochDay();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Years beyond four digits, with a sign, as ISO 8601 has them. */
  private boolean farDay() {
    if (at == end || (bytes[at] != '-' && bytes[at] != '+')) {
      return false;
    }
    int stop = at + 1;
    while (stop < end && bytes[stop] != 'T' && bytes[stop] != ' ' && stop - at < 20) {
      stop++;
    }
    value =
        LocalDate.parse(new String(bytes, at, stop - at, StandardCharsets.ISO_8859_1)).toEpochDay();
    at = stop;
    return true;
  }

  /** Up to nine digits, of which those beyond the sixth must be zero; -1 where they are not. */
  private long fraction() {
    long micros = 0;
    int count = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      int digit = bytes[at++] - '0';
      if (count < 6) {
        micros = micros * 10 + digit;
      } else if (digit != 0) {
        return -1;
      }
      count++;
    }
    if (count == 0 || count > 9) {
      return -1;
    }
    for (int i = count; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  private boolean zone() {
    if (at == end) {
      return true;
    }
    boolean space = skip(' ');
    if (at == end) {
      return false;
    }
    zoned = true;
    if (skip('Z') || skip('z')) {
      return at == end;
    }
    if (bytes[at] == '+' || bytes[at] == '-') {
      int sign = bytes[at++] == '-' ? -1 : 1;
      int hours = digits(2, 18);
      boolean colon = skip(':');
      int minutes = hours >= 0 && (colon || (at < end && bytes[at] != ' ')) ? digits(2, 59) : 0;
      if (hours < 0 || minutes < 0) {
        return false;
      }
      offset = sign * (hours * 3600 + minutes * 60);
      if (at == end) {
        return true;
      }
      space = skip(' ');
    }
    return space && (word("UTC") || word("GMT"));
  }

  private boolean word(String word) {
    if (end - at != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  private boolean skip(char c) {
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  /** So many digits; -1 where they are none, or more than allowed. */
  private int digits(int count, int most) {
    if (end - at < count) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < count; i++) {
      int digit = bytes[at++] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= most ? number : -1;
  }
}
