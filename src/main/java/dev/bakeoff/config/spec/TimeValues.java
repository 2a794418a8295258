package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.config.spec.ValueReader.Options;
import dev.bakeoff.config.spec.ValueReader.Target;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.generate.Composites;
import dev.bakeoff.dataset.generate.Drawer;
import dev.bakeoff.dataset.generate.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Points in time. */
final class TimeValues {
  static final Map<String, ValueReader> READERS =
      Map.of("time_series", TimeValues::increasing, "after", TimeValues::after);

  private static final long DAY_MICROS = 86_400_000_000L;

  private TimeValues() {}

  static boolean isTime(ColumnType type) {
    return switch (type.kind()) {
      case TIMESTAMP_TZ, TIMESTAMP, DATE -> true;
      case INT, BIGINT, DECIMAL, DOUBLE, BOOLEAN, TEXT, JSON -> false;
    };
  }

  static Drawer random(YamlValue value, Target target) {
    return days(Times.random(span(value, target)), target);
  }

  private static Drawer increasing(YamlValue value, Target target) {
    return days(Times.increasing(span(value, target), target.table().rows()), target);
  }

  /** Later than another column, by a number of a unit that is drawn like any other. */
  private static Drawer after(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "column", "unit", "by");
    Drawer by = Values.read(options.need("by"), target.of(ColumnType.DOUBLE));
    long unit =
        options
            .get("unit")
            .map(v -> length(v, target.type()))
            .orElse(target.type().kind() == ColumnType.Kind.DATE ? 1L : 1_000_000L);
    return Composites.plus(target.table().column(options.need("column")), by, (double) unit);
  }

  private static Times.Span span(YamlValue value, Target target) {
    Options options = ValueReader.options(value, target, "from", "to", "daily", "weekly");
    long from = point(options.need("from"), ColumnType.TIMESTAMP);
    long to = point(options.need("to"), ColumnType.TIMESTAMP);
    if (to <= from) {
      throw value.wrong("'to' is not after 'from'.", "Exchange them.");
    }
    return new Times.Span(from, to, options.share("daily", 0), options.share("weekly", 0));
  }

  private static Drawer days(Drawer micros, Target target) {
    return target.type().kind() == ColumnType.Kind.DATE
        ? Composites.floorDivided(micros, DAY_MICROS)
        : micros;
  }

  /** Microseconds of a date or time, or days for a column of dates. */
  static long point(YamlValue value, ColumnType type) {
    String text = value.text();
    try {
      Instant instant =
          text.length() <= 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                  ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                  : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      return type.kind() == ColumnType.Kind.DATE
          ? Math.floorDiv(instant.getEpochSecond(), 86_400L)
          : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    } catch (DateTimeException e) {
      throw value.wrong(
          "'%s' is not a time.".formatted(text), "Write it as 2024-01-31 or 2024-01-31T12:00:00Z.");
    }
  }

  /** Microseconds of a duration, or days for a column of dates; {@code 1d} counts as 24 hours. */
  static long length(YamlValue value, ColumnType type) {
    String text = value.text();
    Duration duration =
        text.matches("\\d+d")
            ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
            : value.duration();
    return type.kind() == ColumnType.Kind.DATE ? duration.toDays() : duration.toNanos() / 1000;
  }
}
