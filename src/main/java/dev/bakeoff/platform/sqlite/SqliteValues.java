package dev.bakeoff.platform.sqlite;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Time stamps and long decimals as SQLite keeps them, and back, without a loss. */
final class SqliteValues {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int DATE_LENGTH = "2024-01-31".length();
  private static final int TIMESTAMP_LENGTH = "2024-01-31 23:59:59.123456Z".length();

  private SqliteValues() {}

  /**
   * Microseconds since the epoch as {@code 2024-01-31 23:59:59.123456Z}; without the Z where the
   * time has no zone.
   *
   * @throws dev.bakeoff.model.ProblemException for years that do not have four digits
   */
  static String timestamp(long micros, boolean zoned) {
    byte[] text = new byte[zoned ? TIMESTAMP_LENGTH : TIMESTAMP_LENGTH - 1];
    putDate(text, Math.floorDiv(micros, MICROS_PER_DAY));
    long ofDay = Math.floorMod(micros, MICROS_PER_DAY);
    int seconds = (int) (ofDay / 1_000_000);
    text[10] = ' ';
    digits(text, 11, 2, seconds / 3600);
    text[13] = ':';
    digits(text, 14, 2, seconds / 60 % 60);
    text[16] = ':';
    digits(text, 17, 2, seconds % 60);
    text[19] = '.';
    digits(text, 20, 6, (int) (ofDay % 1_000_000));
    if (zoned) {
      text[26] = 'Z';
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** Days since the epoch as {@code 2024-01-31}. */
  static String date(long days) {
    byte[] text = new byte[DATE_LENGTH];
    putDate(text, days);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void putDate(byte[] text, long days) {
    LocalDate date = LocalDate.ofEpochDay(days);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw Problem.of(
              Problem.Kind.DATA,
              "SQLite's dates reach from the year 0 to 9999; the data hold one of the year "
                  + date.getYear()
                  + ".",
              "Leave SQLite out of this run, or correct the data.")
          .asException();
    }
    digits(text, 0, 4, date.getYear());
    text[4] = '-';
    digits(text, 5, 2, date.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, date.getDayOfMonth());
  }

  /** What {@link #timestamp} wrote, from its bytes. */
  static long micros(byte[] text, boolean zoned) {
    if (text.length != (zoned ? TIMESTAMP_LENGTH : TIMESTAMP_LENGTH - 1)
        || (zoned && text[26] != 'Z')) {
      throw foreign(text);
    }
    long second = number(text, 11, 2) * 3600L + number(text, 14, 2) * 60L + number(text, 17, 2);
    return day(text) * MICROS_PER_DAY + second * 1_000_000 + number(text, 20, 6);
  }

  /** What {@link #date} wrote, from its bytes. */
  static long days(byte[] text) {
    if (text.length != DATE_LENGTH) {
      throw foreign(text);
    }
    return day(text);
  }

  private static long day(byte[] text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
  }

  private static ProblemException foreign(byte[] text) {
    return Problem.of(
            Problem.Kind.DATA,
            "SQLite holds the date or time stamp '"
                + new String(text, StandardCharsets.UTF_8)
                + "', which Bakeoff did not write.",
            "Load the dataset again.")
        .asException();
  }

  /** The power of ten of a decimal's scale. */
  static double power(int scale) {
    // Exact: powers of ten are doubles up to 10^22.
    return Math.pow(10, scale);
  }

  private static void digits(byte[] text, int from, int count, int value) {
    int rest = value;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static int number(byte[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
