package dev.bakeoff.platform.jdbc;

import dev.bakeoff.dataset.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments as literals of standard SQL. */
public final class TimeLiterals {
  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private TimeLiterals() {}

  /** {@code TIMESTAMP WITH TIME ZONE '…+00'}, {@code TIMESTAMP '…'} or {@code DATE '…'}. */
  public static String standard(ColumnType type, long canonical) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE '" + wallClock(canonical) + "+00'";
      case TIMESTAMP -> "TIMESTAMP '" + wallClock(canonical) + "'";
      case DATE -> "DATE '" + LocalDate.ofEpochDay(canonical) + "'";
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON ->
          throw new IllegalArgumentException(type + " is no time");
    };
  }

  /** A moment in UTC as {@code 2024-02-29 12:00:00.100000}. */
  public static String wallClock(long micros) {
    return WALL_CLOCK.format(
        LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC));
  }
}
