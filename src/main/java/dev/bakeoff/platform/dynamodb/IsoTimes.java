package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.model.Problem;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Times as ISO 8601 text of fixed width, which sorts as time does: {@code
 * 2024-01-31T23:59:59.123456Z}, without the Z for times of no zone, {@code 2024-01-31} for days.
 */
final class IsoTimes {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int DATE_LENGTH = "2024-01-31".length();
  private static final int SECONDS_LENGTH = "2024-01-31T23:59:59".length();
  private static final int FULL_LENGTH = "2024-01-31T23:59:59.123456".length();
  private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private IsoTimes() {}

  /**
   * Microseconds since the epoch.
   *
   * @throws dev.bakeoff.model.ProblemException for years that do not have four digits
   */
  static String timestamp(long micros, boolean zoned) {
    char[] text = new char[zoned ? FULL_LENGTH + 1 : FULL_LENGTH];
    putDate(text, Math.floorDiv(micros, MICROS_PER_DAY));
    long ofDay = Math.floorMod(micros, MICROS_PER_DAY);
    int seconds = (int) (ofDay / 1_000_000);
    text[10] = 'T';
    digits(text, 11, 2, seconds / 3600);
    text[13] = ':';
    digits(text, 14, 2, seconds / 60 % 60);
    text[16] = ':';
    digits(text, 17, 2, seconds % 60);
    text[19] = '.';
    digits(text, 20, 6, (int) (ofDay % 1_000_000));
    if (zoned) {
      text[FULL_LENGTH] = 'Z';
    }
    return new String(text);
  }

  /** Days since the epoch. */
  static String date(long days) {
    char[] text = new char[DATE_LENGTH];
    putDate(text, days);
    return new String(text);
  }

  /** The nearest microsecond that {@link #timestamp} can write. */
  static long clampMicros(long micros) {
    return Math.clamp(micros, FIRST_DAY * MICROS_PER_DAY, (LAST_DAY + 1) * MICROS_PER_DAY - 1);
  }

  /** The nearest day that {@link #date} can write. */
  static long clampDays(long days) {
    return Math.clamp(days, FIRST_DAY, LAST_DAY);
  }

  /** Microseconds of a text with up to six digits of the second; empty where it is no such. */
  static OptionalLong micros(String text, boolean zoned) {
    int end = text.length() - (zoned ? 1 : 0);
    if (end < SECONDS_LENGTH
        || end > FULL_LENGTH
        || end == SECONDS_LENGTH + 1
        || (zoned && text.charAt(end) != 'Z')
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || (end > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH) != '.')) {
      return OptionalLong.empty();
    }
    OptionalLong day = days(text.substring(0, DATE_LENGTH));
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int fraction = end == SECONDS_LENGTH ? 0 : number(text, SECONDS_LENGTH + 1, end);
    if (day.isEmpty()
        || Math.min(Math.min(hour, minute), Math.min(second, fraction)) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return OptionalLong.empty();
    }
    for (int length = end; length > SECONDS_LENGTH && length < FULL_LENGTH; length++) {
      fraction *= 10;
    }
    long seconds = hour * 3600L + minute * 60L + second;
    return OptionalLong.of(day.getAsLong() * MICROS_PER_DAY + seconds * 1_000_000 + fraction);
  }

  /** Days of a text; empty where it is no date. */
  static OptionalLong days(String text) {
    if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return OptionalLong.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (year < 0 || month < 1 || month > 12 || day < 1) {
      return OptionalLong.empty();
    }
    LocalDate first = LocalDate.of(year, month, 1);
    return day > first.lengthOfMonth()
        ? OptionalLong.empty()
        : OptionalLong.of(first.toEpochDay() + day - 1);
  }

  private static void putDate(char[] text, long days) {
    if (days < FIRST_DAY || days > LAST_DAY) {
      throw Problem.of(
              Problem.Kind.DATA,
              "Times are kept on DynamoDB as text of the years 0 to 9999; the data hold one"
                  + " beyond.",
              "Leave DynamoDB out of this run, or correct the data.")
          .asException();
    }
    LocalDate date = LocalDate.ofEpochDay(days);
    digits(text, 0, 4, date.getYear());
    text[4] = '-';
    digits(text, 5, 2, date.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, date.getDayOfMonth());
  }

  private static void digits(char[] text, int from, int count, int value) {
    int rest = value;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The number that digits stand for; -1 where they are not all digits. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
