package dev.bakeoff.platform.dynamodb;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds the type that holds every value of an attribute, from all of its values. Not thread-safe.
 */
final class AttributeGuess {
  private static final int MOST_DIGITS = 18;

  /** Numbers of so many decimal places are doubles that were printed in full. */
  private static final int PLACES_OF_DOUBLES = 11;

  private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Map<AttributeValue.Type, Long> counts = new EnumMap<>(AttributeValue.Type.class);
  private long values;
  private int scale;
  private int integerDigits;
  private BigDecimal min = BigDecimal.ZERO;
  private BigDecimal max = BigDecimal.ZERO;
  private boolean doublesHoldAll = true;
  private boolean allDates = true;
  private boolean allZoned = true;
  private boolean allUnzoned = true;

  /** What was found; the note is empty for the usual. */
  record Guess(Column column, Optional<String> note) {}

  void add(AttributeValue value) {
    if (value.type() == AttributeValue.Type.NUL) {
      return;
    }
    values++;
    counts.merge(value.type(), 1L, Long::sum);
    switch (value.type()) {
      case N -> number(new BigDecimal(value.n()).stripTrailingZeros());
      case S -> text(value.s());
      case B, BOOL, SS, NS, BS, L, M, NUL, UNKNOWN_TO_SDK_VERSION -> {
        // The type says it all.
      }
    }
  }

  private void number(BigDecimal value) {
    scale = Math.max(scale, value.scale());
    integerDigits = Math.max(integerDigits, value.precision() - value.scale());
    min = min.min(value);
    max = max.max(value);
    if (doublesHoldAll) {
      double nearest = value.doubleValue();
      doublesHoldAll =
          Double.isFinite(nearest)
              && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0;
    }
  }

  private void text(String value) {
    if (allDates && IsoTimes.days(value).isEmpty()) {
      allDates = false;
    }
    if (allZoned && IsoTimes.micros(value, true).isEmpty()) {
      allZoned = false;
    }
    if (allUnzoned && IsoTimes.micros(value, false).isEmpty()) {
      allUnzoned = false;
    }
  }

  /**
   * The column.
   *
   * @param items how many items there are, of which some may lack the attribute
   */
  Guess guess(String name, long items) {
    boolean nullable = values < items;
    if (counts.size() > 1) {
      return new Guess(
          new Column(name, ColumnType.TEXT, nullable),
          Optional.of(
              "'%s' holds values of several types (%s) and is text.".formatted(name, mixture())));
    }
    if (counts.isEmpty()) {
      return new Guess(
          new Column(name, ColumnType.TEXT, true),
          Optional.of("'" + name + "' is null everywhere."));
    }
    return switch (counts.keySet().iterator().next()) {
      case N -> numbers(name, nullable);
      case S -> new Guess(new Column(name, texts(), nullable), Optional.empty());
      case BOOL -> new Guess(new Column(name, ColumnType.BOOLEAN, nullable), Optional.empty());
      case M, L -> new Guess(new Column(name, ColumnType.JSON, nullable), Optional.empty());
      case SS, NS, BS ->
          new Guess(
              new Column(name, ColumnType.JSON, nullable),
              Optional.of("The sets of '" + name + "' are JSON arrays."));
      case B ->
          new Guess(
              new Column(name, ColumnType.TEXT, nullable),
              Optional.of("The binary values of '" + name + "' are text in Base64."));
      case NUL, UNKNOWN_TO_SDK_VERSION ->
          new Guess(
              new Column(name, ColumnType.TEXT, nullable),
              Optional.of("'" + name + "' is of a type that Bakeoff does not know."));
    };
  }

  private String mixture() {
    return counts.entrySet().stream()
        .map(e -> "%,d %s".formatted(e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private Guess numbers(String name, boolean nullable) {
    ColumnType type;
    if (scale <= 0 && min.compareTo(INT_MIN) >= 0 && max.compareTo(INT_MAX) <= 0) {
      type = ColumnType.INT;
    } else if (scale <= 0 && min.compareTo(LONG_MIN) >= 0 && max.compareTo(LONG_MAX) <= 0) {
      type = ColumnType.BIGINT;
    } else if (scale > 0
        && Math.max(0, integerDigits) + scale <= MOST_DIGITS
        && (scale < PLACES_OF_DOUBLES || !doublesHoldAll)) {
      type = ColumnType.decimal(MOST_DIGITS, scale);
    } else if (doublesHoldAll) {
      type = ColumnType.DOUBLE;
    } else {
      return new Guess(
          new Column(name, ColumnType.TEXT, nullable),
          Optional.of("'" + name + "' holds numbers that no type here can hold, and is text."));
    }
    return new Guess(new Column(name, type, nullable), Optional.empty());
  }

  private ColumnType texts() {
    if (allDates) {
      return ColumnType.DATE;
    }
    if (allZoned) {
      return ColumnType.TIMESTAMP_TZ;
    }
    return allUnzoned ? ColumnType.TIMESTAMP : ColumnType.TEXT;
  }
}
