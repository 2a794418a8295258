package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Values as text that {@link ValueParser} reads back without loss: decimals with all their digits,
 * doubles in the shortest form that gives the same double, times as ISO 8601 with microseconds.
 */
final class ValueText {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private ValueText() {}

  /** Appends the cursor's current value, which is neither null nor text nor JSON. */
  static void append(RowCursor rows, int index, Column column, ByteBuilder out) {
    ColumnType type = column.type();
    switch (type.kind()) {
      case INT, BIGINT -> appendLong(rows.longAt(index), out);
      case DECIMAL -> appendDecimal(rows.longAt(index), type.scale(), out);
      case DOUBLE -> append(Double.toString(rows.doubleAt(index)), out);
      case BOOLEAN -> append(rows.longAt(index) == 0 ? "false" : "true", out);
      case TIMESTAMP_TZ -> {
        appendTimestamp(rows.longAt(index), out);
        out.append((byte) 'Z');
      }
      case TIMESTAMP -> appendTimestamp(rows.longAt(index), out);
      case DATE -> appendDate(rows.longAt(index), out);
      case TEXT, JSON -> rows.appendBytes(index, out);
    }
  }

  static void append(String text, ByteBuilder out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.append(bytes, 0, bytes.length);
  }

  static void appendLong(long value, ByteBuilder out) {
    if (value == Long.MIN_VALUE) {
      append(Long.toString(value), out);
      return;
    }
    if (value < 0) {
      out.append((byte) '-');
    }
    appendDigits(Math.abs(value), 1, out);
  }

  private static void appendDecimal(long unscaled, int scale, ByteBuilder out) {
    // Eighteen digits at most, so that no absolute value overflows.
    long absolute = Math.abs(unscaled);
    if (unscaled < 0) {
      out.append((byte) '-');
    }
    long power = ValueParser.power(scale);
    appendDigits(absolute / power, 1, out);
    if (scale > 0) {
      out.append((byte) '.');
      appendDigits(absolute % power, scale, out);
    }
  }

  static void appendDate(long days, ByteBuilder out) {
    LocalDate date = LocalDate.ofEpochDay(days);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      append(date.toString(), out);
      return;
    }
    appendDigits(date.getYear(), 4, out);
    out.append((byte) '-');
    appendDigits(date.getMonthValue(), 2, out);
    out.append((byte) '-');
    appendDigits(date.getDayOfMonth(), 2, out);
  }

  private static void appendTimestamp(long micros, ByteBuilder out) {
    appendDate(Math.floorDiv(micros, MICROS_PER_DAY), out);
    long ofDay = Math.floorMod(micros, MICROS_PER_DAY);
    long seconds = ofDay / 1_000_000;
    out.append((byte) 'T');
    appendDigits(seconds / 3600, 2, out);
    out.append((byte) ':');
    appendDigits(seconds / 60 % 60, 2, out);
    out.append((byte) ':');
    appendDigits(seconds % 60, 2, out);
    out.append((byte) '.');
    appendDigits(ofDay % 1_000_000, 6, out);
  }

  /** A number that is not negative, with zeros before it up to the width. */
  private static void appendDigits(long value, int width, ByteBuilder out) {
    int digits = width;
    while (digits < 19 && value >= ValueParser.power(digits)) {
      digits++;
    }
    int end = out.length() + digits;
    out.reserve(digits);
    out.setLength(end);
    byte[] array = out.array();
    long rest = value;
    for (int i = end - 1; i >= end - digits; i--) {
      array[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
