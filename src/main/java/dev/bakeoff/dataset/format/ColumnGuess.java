package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the narrowest type that holds every value of a column, from all of its values. Not
 * thread-safe.
 */
final class ColumnGuess {
  private static final int EXAMPLES = 3;
  private static final int MOST_DIGITS = 18;

  /** Numbers of so many decimal places are doubles that were printed in full. */
  private static final int PLACES_OF_DOUBLES = 11;

  /** Digits that every double holds, whatever they are. */
  private static final int SAFE_DOUBLE_DIGITS = 15;

  private final ValueClass sorter = new ValueClass();
  private final Map<ValueClass.Sort, Seen> seen = new EnumMap<>(ValueClass.Sort.class);
  private final List<String> examples = new ArrayList<>();
  private long nulls;
  private long empties;
  private long values;
  private int integerDigits;
  private int scale;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private boolean beyondLong;
  private boolean doublesHoldAll = true;
  private final ValueParser parser = new ValueParser();

  /** Values of one sort. */
  private static final class Seen {
    private final long firstLine;
    private final String firstValue;
    private long count;

    Seen(long firstLine, String firstValue) {
      this.firstLine = firstLine;
      this.firstValue = firstValue;
    }
  }

  /**
   * What was found.
   *
   * @param type holds every value
   * @param note what keeps most values' type from being the column's; empty mostly
   */
  record Guess(ColumnType type, Optional<String> note) {}

  void addNull() {
    nulls++;
  }

  /** Adds a value from its text; an empty one is a null of every type but text. */
  void add(byte[] bytes, int from, int to, long line) {
    if (from == to) {
      empties++;
    } else {
      add(sorter.of(bytes, from, to), bytes, from, to, line);
    }
  }

  /** Adds a value whose sort its format has told. */
  void add(ValueClass.Sort sort, byte[] bytes, int from, int to, long line) {
    values++;
    seen.computeIfAbsent(sort, _ -> new Seen(line, Excerpt.of(bytes, from, to))).count++;
    if (examples.size() < EXAMPLES) {
      String example = Excerpt.of(bytes, from, to);
      String bare = example.substring(1, example.length() - 1);
      if (!examples.contains(bare)) {
        examples.add(bare);
      }
    }
    switch (sort) {
      case INTEGER -> integer(bytes, from, to);
      case DECIMAL -> decimal(bytes, from, to);
      case FLOATING, BOOLEAN, DATE, TIMESTAMP, TIMESTAMP_TZ, JSON, TEXT -> {
        // Their types hold all of their values.
      }
    }
  }

  /** What a text is that its format marks as one: a time perhaps, but never a number. */
  ValueClass.Sort sortOfText(byte[] bytes, int from, int to) {
    ValueClass.Sort sort = sorter.of(bytes, from, to);
    return switch (sort) {
      case DATE, TIMESTAMP, TIMESTAMP_TZ -> sort;
      case BOOLEAN, INTEGER, DECIMAL, FLOATING, JSON, TEXT -> ValueClass.Sort.TEXT;
    };
  }

  long empties() {
    return empties;
  }

  List<String> examples() {
    return List.copyOf(examples);
  }

  Guess guess() {
    if (values == 0) {
      return new Guess(
          ColumnType.TEXT,
          nulls > 0 && empties == 0 ? Optional.of("nothing but nulls") : Optional.empty());
    }
    Optional<ColumnType> all = type(values);
    if (all.isPresent()) {
      return new Guess(all.get(), Optional.empty());
    }
    long others = values - count(ValueClass.Sort.TEXT);
    Optional<ColumnType> most = type(others);
    long odd = values - others;
    if (most.isPresent() && others > 0 && odd * 10 <= values) {
      return new Guess(
          ColumnType.TEXT,
          Optional.of(
              "%,d of %,d values are %s, but not %s in line %,d"
                  .formatted(
                      others,
                      values,
                      most.get(),
                      seen.get(ValueClass.Sort.TEXT).firstValue,
                      seen.get(ValueClass.Sort.TEXT).firstLine)));
    }
    boolean numbers = numbers() == values;
    return new Guess(
        ColumnType.TEXT,
        numbers
            ? Optional.of("numbers with more digits than any number type here holds")
            : Optional.empty());
  }

  /** The type of that many values, which are all of one sort or of sorts that go together. */
  private Optional<ColumnType> type(long wanted) {
    if (wanted == 0) {
      return Optional.empty();
    }
    if (numbers() == wanted) {
      return number();
    }
    long times = count(ValueClass.Sort.DATE) + count(ValueClass.Sort.TIMESTAMP);
    if (count(ValueClass.Sort.DATE) == wanted) {
      return Optional.of(ColumnType.DATE);
    }
    if (times == wanted) {
      return Optional.of(ColumnType.TIMESTAMP);
    }
    if (count(ValueClass.Sort.TIMESTAMP_TZ) == wanted) {
      return Optional.of(ColumnType.TIMESTAMP_TZ);
    }
    if (count(ValueClass.Sort.BOOLEAN) == wanted) {
      return Optional.of(ColumnType.BOOLEAN);
    }
    return count(ValueClass.Sort.JSON) == wanted ? Optional.of(ColumnType.JSON) : Optional.empty();
  }

  private Optional<ColumnType> number() {
    if (count(ValueClass.Sort.INTEGER) == numbers() && !beyondLong) {
      boolean narrow = min >= Integer.MIN_VALUE && max <= Integer.MAX_VALUE;
      return Optional.of(narrow ? ColumnType.INT : ColumnType.BIGINT);
    }
    int digits = Math.max(1, integerDigits + scale);
    boolean decimals = count(ValueClass.Sort.FLOATING) == 0 && digits <= MOST_DIGITS;
    if (decimals && (scale < PLACES_OF_DOUBLES || !doublesHoldAll)) {
      // A few digits more than were seen, where the type has them.
      int precision = Math.clamp(integerDigits + 3L + scale, 12, MOST_DIGITS);
      return Optional.of(ColumnType.decimal(Math.max(digits, precision), scale));
    }
    return doublesHoldAll ? Optional.of(ColumnType.DOUBLE) : Optional.empty();
  }

  private long numbers() {
    return count(ValueClass.Sort.INTEGER)
        + count(ValueClass.Sort.DECIMAL)
        + count(ValueClass.Sort.FLOATING);
  }

  private long count(ValueClass.Sort sort) {
    Seen found = seen.get(sort);
    return found == null ? 0 : found.count;
  }

  private void integer(byte[] bytes, int from, int to) {
    integerDigits = Math.max(integerDigits, sorter.integerDigits());
    if (parser.parse(ColumnType.BIGINT, bytes, from, to)) {
      min = Math.min(min, parser.longValue());
      max = Math.max(max, parser.longValue());
    } else {
      beyondLong = true;
    }
    checkDouble(bytes, from, to);
  }

  private void decimal(byte[] bytes, int from, int to) {
    integerDigits = Math.max(integerDigits, sorter.integerDigits());
    scale = Math.max(scale, sorter.scale());
    checkDouble(bytes, from, to);
  }

  /** Whether a double would print as this very number. */
  private void checkDouble(byte[] bytes, int from, int to) {
    if (doublesHoldAll && sorter.integerDigits() + sorter.scale() > SAFE_DOUBLE_DIGITS) {
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      BigDecimal exact = new BigDecimal(text);
      double nearest = exact.doubleValue();
      doublesHoldAll =
          Double.isFinite(nearest)
              && new BigDecimal(Double.toString(nearest)).compareTo(exact) == 0;
    }
  }
}
