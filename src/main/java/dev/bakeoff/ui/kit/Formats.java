package dev.bakeoff.ui.kit;

import dev.bakeoff.model.Durations;
import dev.bakeoff.ui.text.Texts;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers, units and times for people, written alike everywhere: the language's sign before
 * decimals, a narrow no-break space between thousands in every language, since a point or a comma
 * there is the decimal sign of another one; powers of ten for bytes.
 */
public final class Formats {
  /** Shown where there is no figure. */
  public static final String NONE = "–";

  private static final char THOUSANDS = '\u202f';
  private static final String SPACE = "\u00a0";
  private static final DateTimeFormatter DAY_TIME =
      DateTimeFormatter.ofPattern(Texts.of("kit.day-time-pattern"), Texts.language());
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String[] COMPACT = {"", "k", "M", "B", "T"};
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};

  /**
   * A figure with its unit apart, for a tile that sets them in different sizes.
   *
   * @param value for example {@code 5.62}
   * @param unit for example {@code ms}
   */
  public record Quantity(String value, String unit) {
    @Override
    public String toString() {
      return unit.isEmpty() ? value : value + SPACE + unit;
    }
  }

  private Formats() {}

  /** {@code 84 912}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', THOUSANDS);
  }

  /** {@code 950}, {@code 10k}, {@code 1.1M}, {@code 16.6B}. */
  public static String compact(long value) {
    double scaled = value;
    int step = 0;
    while (Math.abs(scaled) >= 1000 && step < COMPACT.length - 1) {
      scaled /= 1000;
      step++;
    }
    return trimmed(scaled) + COMPACT[step];
  }

  /**
   * A count with its noun: {@code 1 table}, {@code 3 tables}.
   *
   * @param noun in English and the singular; the bundle {@code count} has it in every language
   */
  public static String plural(long count, String noun) {
    return Texts.of("count." + noun.replace(' ', '-'), count, count(count));
  }

  /** Three significant digits, thousands grouped. */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    // The bounds are where rounding carries into another digit: 9.996 is 10.0.
    if (size >= 99.95) {
      return count(Math.round(value));
    }
    int decimals = size >= 9.995 ? 1 : size >= 0.9995 || size == 0 ? 2 : 3;
    return String.format(Texts.language(), "%." + decimals + "f", value);
  }

  /** A latency given in milliseconds, in the unit that suits it: µs, ms or s. */
  public static Quantity latency(double millis) {
    if (Double.isNaN(millis)) {
      return new Quantity(NONE, "");
    }
    if (millis < 0.9995) {
      return new Quantity(number(millis * 1000), "µs");
    }
    return millis < 999.5
        ? new Quantity(number(millis), "ms")
        : new Quantity(number(millis / 1000), "s");
  }

  /** Operations per second. */
  public static Quantity throughput(double perSecond) {
    return Double.isNaN(perSecond)
        ? new Quantity(NONE, "")
        : new Quantity(number(perSecond), "ops/s");
  }

  /** Bytes in powers of ten: {@code 3.19 MB}. */
  public static Quantity bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** Bytes in powers of ten. */
  public static Quantity bytes(double bytes) {
    double scaled = bytes;
    int step = 0;
    while (Math.abs(scaled) >= 999.5 && step < BYTES.length - 1) {
      scaled /= 1000;
      step++;
    }
    return new Quantity(step == 0 ? count((long) scaled) : number(scaled), BYTES[step]);
  }

  /** A share of one as percent: {@code 0.003 %}. */
  public static Quantity percent(double share) {
    double percent = share * 100;
    return new Quantity(percent == 0 ? "0" : number(percent), "%");
  }

  /** {@code 8 s}, {@code 2 min 05 s}, {@code 1 h 12 min}. */
  public static String duration(Duration duration) {
    return Durations.forPeople(duration).replace(" ", SPACE);
  }

  /** {@code about 2 min left}. */
  public static String left(Optional<Duration> left) {
    return left.map(
            d ->
                d.toSeconds() < 2
                    ? Texts.of("kit.a-moment-left")
                    : Texts.of("kit.about-left", duration(rounded(d))))
        .orElse("");
  }

  /** A running clock: {@code 00:18:36}. */
  public static String clock(Duration elapsed) {
    long seconds = Math.max(0, elapsed.toSeconds());
    return "%02d:%02d:%02d".formatted(seconds / 3600, seconds % 3600 / 60, seconds % 60);
  }

  /** {@code 21 Nov 2026, 14:05} in the machine's time zone. */
  public static String dateTime(Instant instant) {
    return DAY_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** {@code just now}, {@code 5 min ago}, {@code today 14:05}, {@code yesterday 14:05}, a date. */
  public static String relative(Instant instant, Instant now) {
    Duration age = Duration.between(instant, now);
    if (age.toSeconds() < 45) {
      return Texts.of("kit.just-now");
    }
    if (age.toMinutes() < 60) {
      return Texts.of("kit.min-ago", Math.max(1, age.toMinutes()));
    }
    ZoneId zone = ZoneId.systemDefault();
    LocalDate day = LocalDate.ofInstant(instant, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day.equals(today)) {
      return Texts.of("kit.today", TIME.format(instant.atZone(zone)));
    }
    return day.equals(today.minusDays(1))
        ? Texts.of("kit.yesterday", TIME.format(instant.atZone(zone)))
        : dateTime(instant);
  }

  /** The first digits of a fingerprint, enough to tell two apart by eye. */
  public static String shortFingerprint(String fingerprint) {
    return fingerprint.length() <= 12 ? fingerprint : fingerprint.substring(0, 12);
  }

  private static Duration rounded(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds > 90 ? Duration.ofSeconds((seconds + 5) / 10 * 10) : duration;
  }

  private static String trimmed(double value) {
    // One digit at most: 1.0 is written 1.
    return new DecimalFormat(
            value >= 100 ? "0" : "0.#", DecimalFormatSymbols.getInstance(Texts.language()))
        .format(value);
  }
}
