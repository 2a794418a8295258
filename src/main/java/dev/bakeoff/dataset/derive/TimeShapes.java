package dev.bakeoff.dataset.derive;

import dev.bakeoff.dataset.ColumnType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How times are spread: range, hours of the day, days of the week. */
final class TimeShapes {
  private static final long SECOND = 1_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int HOURS_OF_DAY = 24;
  private static final int FIRST_HOUR_OF_WEEKEND = 120;

  /** Weaker seasons are noise. */
  private static final double WEAK = 0.03;

  /** 0001-01-01 and 9999-12-31, in days: what specs can write. */
  private static final long FIRST_DAY = -719_162;

  private static final long LAST_DAY = 2_932_896;

  private TimeShapes() {}

  /**
   * Describes times.
   *
   * @param least in the column's own unit: microseconds, or days
   * @param hours how many there are in each hour of the week, from Monday on
   */
  static Shape.Times of(
      ColumnType type, double least, double greatest, long[] hours, boolean increasing) {
    long unit = type.kind() == ColumnType.Kind.DATE ? DAY : 1;
    long from = Math.clamp((long) least, FIRST_DAY * DAY / unit, LAST_DAY * DAY / unit) * unit;
    long to = Math.clamp((long) greatest, FIRST_DAY * DAY / unit, LAST_DAY * DAY / unit) * unit;
    long span = to - from;
    long step = step(span, type);
    long start = Math.floorDiv(from, step) * step;
    long end = (Math.floorDiv(to, step) + 1) * step;
    // Not the very first and last ones.
    start = start == from ? start - step : start;
    end = end == to + unit ? end + step : end;
    return new Shape.Times(
        point(Math.max(start, FIRST_DAY * DAY)),
        point(Math.min(end, LAST_DAY * DAY)),
        type.kind() == ColumnType.Kind.DATE || span < 2 * DAY ? 0 : daily(hours),
        span < 14 * DAY ? 0 : weekly(hours),
        increasing);
  }

  /** A time as specs have it. */
  static String point(long micros) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, SECOND),
            (int) Math.floorMod(micros, SECOND) * 1000,
            ZoneOffset.UTC);
    LocalDate date = time.toLocalDate();
    return time.equals(date.atStartOfDay())
        ? date.toString()
        : time.truncatedTo(ChronoUnit.SECONDS) + ":00Z".substring(time.getSecond() == 0 ? 0 : 3);
  }

  private static long step(long span, ColumnType type) {
    if (span > 730 * DAY) {
      return 7 * DAY;
    }
    if (span > 3 * DAY || type.kind() == ColumnType.Kind.DATE) {
      return DAY;
    }
    return span > 3 * HOUR ? HOUR : span > 3 * MINUTE ? MINUTE : SECOND;
  }

  /** The first Fourier coefficient of the day, with its peak at two in the afternoon. */
  private static double daily(long[] hours) {
    double wave = 0;
    double all = 0;
    for (int hour = 0; hour < hours.length; hour++) {
      wave += hours[hour] * Math.cos(2 * Math.PI * (hour % HOURS_OF_DAY - 13.5) / HOURS_OF_DAY);
      all += hours[hour];
    }
    return all == 0 ? 0 : strength(2 * wave / all);
  }

  private static double weekly(long[] hours) {
    double week = 0;
    double weekend = 0;
    for (int hour = 0; hour < hours.length; hour++) {
      if (hour < FIRST_HOUR_OF_WEEKEND) {
        week += hours[hour] / 5.0;
      } else {
        weekend += hours[hour] / 2.0;
      }
    }
    return week == 0 ? 0 : strength(1 - weekend / week);
  }

  private static double strength(double measured) {
    double strength = Math.clamp(Math.round(measured * 100) / 100.0, 0.0, 1.0);
    return strength < WEAK ? 0 : strength;
  }
}
