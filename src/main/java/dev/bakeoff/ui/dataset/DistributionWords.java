package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableProfile.Distribution;
import dev.bakeoff.dataset.TableProfile.Frequent;
import dev.bakeoff.dataset.TableProfile.Histogram;
import dev.bakeoff.dataset.TableProfile.Undrawn;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values and their shares in words and figures. */
final class DistributionWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double DAY_MICROS = 86_400e6;

  private DistributionWords() {}

  /** A value of a histogram, as fine as its bins are. */
  static String value(ColumnType type, double value, Histogram of) {
    return switch (type.kind()) {
      case INT, BIGINT -> Formats.count(Math.round(value));
      case DECIMAL, DOUBLE -> number(value, of.width() * of.counts().size());
      case DATE -> DAY.format(time(value));
      case TIMESTAMP_TZ, TIMESTAMP -> time(value, of.width() * of.counts().size());
      case BOOLEAN, TEXT, JSON -> Double.toString(value);
    };
  }

  /** The least or greatest value as DuckDB writes it, shortened for a table's cell. */
  static String extreme(ColumnType type, Optional<String> value) {
    return value
        .map(
            text ->
                switch (type.kind()) {
                  case TIMESTAMP_TZ, TIMESTAMP -> text.substring(0, Math.min(19, text.length()));
                  case INT, BIGINT -> Formats.count(Long.parseLong(text));
                  case DOUBLE -> plain(text);
                  case DECIMAL, DATE, BOOLEAN, TEXT, JSON -> text;
                })
        .orElse(Formats.NONE);
  }

  /** Of the whole distribution, for those who cannot see it. */
  static String summary(ColumnType type, Distribution distribution) {
    return switch (distribution) {
      case Histogram h ->
          Texts.of(
              "dataset.from-to-most-rows-in-the",
              value(type, h.low(), h),
              value(type, h.end(), h),
              range(type, h, fullest(h)));
      case Frequent f ->
          f.values().isEmpty()
              ? Texts.of("dataset.no-values")
              : Texts.of(
                  "dataset.most-frequent",
                  String.join(
                      ", ", f.values().stream().limit(3).map(Frequent.Value::text).toList()));
      case Undrawn u -> u.why();
    };
  }

  /** What a bar of a histogram says; -1 and one beyond the last are the tails. */
  static Optional<String> bar(ColumnType type, Histogram h, int bin) {
    double all = h.below() + h.above();
    for (long count : h.counts()) {
      all += count;
    }
    if (bin < 0) {
      return h.below() == 0
          ? Optional.empty()
          : Optional.of(Texts.of("dataset.below", value(type, h.low(), h), rows(h.below(), all)));
    }
    if (bin >= h.counts().size()) {
      return h.above() == 0
          ? Optional.empty()
          : Optional.of(Texts.of("dataset.above", value(type, h.end(), h), rows(h.above(), all)));
    }
    return Optional.of(range(type, h, bin) + ": " + rows(h.counts().get(bin), all));
  }

  /** What a row of the most frequent values says. */
  static Optional<String> row(Frequent frequent, int row) {
    double all =
        frequent.otherRows() + frequent.values().stream().mapToLong(Frequent.Value::rows).sum();
    if (row < frequent.values().size()) {
      Frequent.Value value = frequent.values().get(row);
      return Optional.of(quoted(value.text()) + ": " + rows(value.rows(), all));
    }
    return row == frequent.values().size() && frequent.otherRows() > 0
        ? Optional.of(others(frequent) + ": " + rows(frequent.otherRows(), all))
        : Optional.empty();
  }

  static String others(Frequent frequent) {
    return Formats.plural(frequent.otherValues(), "other value");
  }

  /** An empty text must not look like none. */
  static String quoted(String text) {
    return text.isBlank() ? "“" + text + "”" : text;
  }

  private static String range(ColumnType type, Histogram h, int bin) {
    double from = h.low() + bin * h.width();
    boolean whole =
        switch (type.kind()) {
          case INT, BIGINT -> true;
          case DECIMAL, DOUBLE, DATE, TIMESTAMP_TZ, TIMESTAMP, BOOLEAN, TEXT, JSON -> false;
        };
    double to = Math.min(h.end(), from + h.width() - (whole ? 1 : 0));
    return to == from
        ? value(type, from, h)
        : Texts.of("dataset.to-2", value(type, from, h), value(type, to, h));
  }

  private static int fullest(Histogram h) {
    List<Long> counts = h.counts();
    int most = 0;
    for (int i = 1; i < counts.size(); i++) {
      most = counts.get(i) > counts.get(most) ? i : most;
    }
    return most;
  }

  private static String rows(long rows, double all) {
    return "%s, %s".formatted(Formats.plural(rows, "row"), Formats.percent(rows / all));
  }

  /** With as many digits as tell values of such a span apart. */
  private static String number(double value, double span) {
    int decimals = (int) Math.clamp(Math.ceil(2 - Math.log10(Math.max(span, 1e-12))), 0, 6);
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', '\u202f');
    return text.equals("-0") ? "0" : text;
  }

  private static String plain(String text) {
    double value = Double.parseDouble(text.replace("inf", "Infinity"));
    double size = Math.abs(value);
    return Double.isFinite(value) && (size == 0 || (size >= 0.001 && size < 1e15))
        ? number(value, size < 10 ? 1 : size)
        : text;
  }

  private static String time(double micros, double span) {
    DateTimeFormatter form = span > 3 * DAY_MICROS ? DAY : span > DAY_MICROS / 24 ? MINUTE : SECOND;
    return form.format(time(micros));
  }

  private static LocalDateTime time(double micros) {
    return LocalDateTime.ofInstant(
        Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
