package dev.bakeoff.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 800ms}, {@code 30s}, {@code 10m}, {@code 1h}. */
public final class Durations {
  private static final Pattern FORM =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|min|h|d)?");

  private Durations() {}

  /** Parses a duration; a bare number is seconds. */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw bad(text);
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    long millisPerUnit =
        switch (unit) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m", "min" -> 60_000L;
          case "h" -> 3_600_000L;
          case "d" -> 86_400_000L;
          default -> throw bad(text);
        };
    try {
      return Duration.ofMillis(
          new BigDecimal(matcher.group(1))
              .multiply(BigDecimal.valueOf(millisPerUnit))
              .longValueExact());
    } catch (ArithmeticException e) {
      throw bad(text);
    }
  }

  /** The shortest form that {@link #parse} reads back: {@code 800ms}, {@code 30s}, {@code 10m}. */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis != 0 && millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis != 0 && millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /** A rough time for people: {@code 8 s}, {@code 2 min 05 s}, {@code 1 h 12 min}. */
  public static String forPeople(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  private static ProblemException bad(String text) {
    return Problem.request(
            "'" + text + "' is not a duration.", "Write it as 800ms, 30s, 10m or 1h.")
        .asException();
  }
}
