package dev.bakeoff.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a server's clock is from this machine's.
 *
 * @param skew positive where the server's is ahead
 * @param uncertainty half of the time that the answer took, and what the server's time was rounded
 *     by
 */
record ClockSkew(Duration skew, Duration uncertainty) {
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  /** By the assumption that the server looked at its clock half-way between question and answer. */
  static ClockSkew of(Instant server, Instant asked, Instant answered) {
    Duration half = Duration.between(asked, answered).dividedBy(2);
    return new ClockSkew(Duration.between(asked.plus(half), server), half);
  }

  boolean matters() {
    return skew.abs().minus(uncertainty).compareTo(TOLERATED) > 0;
  }

  String words() {
    // Dates in HTTP are whole seconds, so a finer figure would only look exact.
    Duration span = skew.abs();
    if (span.compareTo(uncertainty.plusSeconds(1)) <= 0) {
      return "agrees with this machine's to within "
          + Math.max(1, uncertainty.plusMillis(999).toSeconds())
          + " s";
    }
    return "the server's is "
        + text(span)
        + (skew.isNegative() ? " behind" : " ahead of")
        + " this machine's";
  }

  private static String text(Duration span) {
    long seconds = Math.round(span.toMillis() / 1000.0);
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
