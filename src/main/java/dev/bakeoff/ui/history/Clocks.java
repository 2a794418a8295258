package dev.bakeoff.ui.history;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times since the start of a run as people type them: {@code 1:30}, {@code 0:01:30} or {@code 90}.
 */
final class Clocks {
  private static final Pattern FORM = Pattern.compile("(?:(?:(\\d{1,4}):)?(\\d{1,4}):)?(\\d{1,6})");

  private Clocks() {}

  /** Empty where nothing that is a time was typed. */
  static Optional<Duration> offset(String text) {
    Matcher parts = FORM.matcher(text == null ? "" : text.strip());
    return parts.matches()
        ? Optional.of(
            Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3))))
        : Optional.empty();
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
