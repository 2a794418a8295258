package dev.bakeoff.cli;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Points in time as people type them; without a zone they are this machine's. */
final class Moments {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

  private Moments() {}

  /** The beginning of a period: an instant, a day, or how long ago. */
  static Instant since(String text) {
    Matcher days = DAYS.matcher(text.strip());
    if (days.matches()) {
      return Instant.now().minus(Duration.ofDays(Long.parseLong(days.group(1))));
    }
    try {
      return at(text);
    } catch (ProblemException e) {
      return ago(text);
    }
  }

  private static Instant ago(String text) {
    try {
      return Instant.now().minus(Durations.parse(text));
    } catch (ProblemException e) {
      throw Problem.request(
              "'" + text + "' is no time to begin at.",
              "Write a day (2026-05-01), an instant (2026-05-01T09:30:00Z), or for how long: 7d,"
                  + " 12h.")
          .asException(e);
    }
  }

  /** An instant, a time of a day, or a day. */
  static Instant at(String text) {
    Stream<Function<String, Instant>> forms =
        Stream.of(
            Instant::parse,
            t -> LocalDateTime.parse(t).atZone(ZoneId.systemDefault()).toInstant(),
            t -> LocalDate.parse(t).atStartOfDay(ZoneId.systemDefault()).toInstant());
    return forms
        .flatMap(form -> tried(form, text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + text + "' is no time.",
                        "Write 2026-05-01T09:30:00, with a Z at its end for UTC.")
                    .asException());
  }

  private static Stream<Instant> tried(Function<String, Instant> form, String text) {
    try {
      return Stream.of(form.apply(text));
    } catch (DateTimeParseException e) {
      return Stream.empty();
    }
  }
}
