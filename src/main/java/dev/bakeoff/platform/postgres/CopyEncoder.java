package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import java.util.List;

/**
 * Rows in the binary format of COPY, as in the manual's page on COPY and in the server's {@code
 * numeric_recv}, {@code jsonb_recv} and {@code timestamptz_recv}. Not thread-safe.
 */
final class CopyEncoder {
  /** Microseconds from 1970-01-01 to 2000-01-01, where PostgreSQL's time begins. */
  static final long EPOCH_OFFSET = 946_684_800_000_000L;

  /** Days from 1970-01-01 to 2000-01-01. */
  static final long EPOCH_DAYS = 10_957;

  /** Numerics are digits to this base. */
  static final int NUMERIC_BASE = 10_000;

  static final int NUMERIC_BASE_DIGITS = 4;
  static final int NUMERIC_NEGATIVE = 0x4000;
  static final byte JSONB_VERSION = 1;

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final long[] POWERS = powers();

  private final ColumnType[] types;
  private final ByteBuilder out;
  private final int[] integerDigits = new int[5];

  CopyEncoder(List<Column> columns, ByteBuilder out) {
    this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
    this.out = out;
  }

  /** Ten to the power of 0 to 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  void header() {
    out.append(SIGNATURE, 0, SIGNATURE.length);
    out.appendInt(0);
    out.appendInt(0);
  }

  void trailer() {
    appendShort(-1);
  }

  /** Appends the cursor's current row. */
  void row(RowCursor rows) {
    appendShort(types.length);
    for (int column = 0; column < types.length; column++) {
      if (rows.isNull(column)) {
        out.appendInt(-1);
      } else {
        value(rows, column);
      }
    }
  }

  private void value(RowCursor rows, int column) {
    ColumnType type = types[column];
    switch (type.kind()) {
      case INT -> {
        out.appendInt(Integer.BYTES);
        out.appendInt((int) rows.longAt(column));
      }
      case BIGINT -> {
        out.appendInt(Long.BYTES);
        out.appendLong(rows.longAt(column));
      }
      case DECIMAL -> numeric(rows.longAt(column), type.scale());
      case DOUBLE -> {
        out.appendInt(Double.BYTES);
        out.appendLong(Double.doubleToRawLongBits(rows.doubleAt(column)));
      }
      case BOOLEAN -> {
        out.appendInt(1);
        out.append((byte) (rows.longAt(column) == 0 ? 0 : 1));
      }
      case TIMESTAMP_TZ, TIMESTAMP -> {
        out.appendInt(Long.BYTES);
        out.appendLong(rows.longAt(column) - EPOCH_OFFSET);
      }
      case DATE -> {
        out.appendInt(Integer.BYTES);
        out.appendInt((int) (rows.longAt(column) - EPOCH_DAYS));
      }
      case TEXT -> {
        int start = beginBytes();
        rows.appendBytes(column, out);
        endBytes(start);
      }
      case JSON -> {
        int start = beginBytes();
        out.append(JSONB_VERSION);
        rows.appendBytes(column, out);
        endBytes(start);
      }
    }
  }

  private int beginBytes() {
    out.appendInt(0);
    return out.length();
  }

  private void endBytes(int start) {
    out.putInt(start - Integer.BYTES, out.length() - start);
  }

  /** Number of digits, weight of the first, sign, scale, digits; all of them 16 bits. */
  private void numeric(long unscaled, int scale) {
    long absolute = Math.abs(unscaled);
    long integer = absolute / POWERS[scale];
    long fraction = absolute % POWERS[scale];
    int integers = 0;
    while (integer > 0) {
      integerDigits[integers++] = (int) (integer % NUMERIC_BASE);
      integer /= NUMERIC_BASE;
    }
    int fractions = (scale + NUMERIC_BASE_DIGITS - 1) / NUMERIC_BASE_DIGITS;
    int start = beginBytes();
    appendShort(integers + fractions);
    appendShort(integers - 1);
    appendShort(unscaled < 0 ? NUMERIC_NEGATIVE : 0);
    appendShort(scale);
    for (int i = integers - 1; i >= 0; i--) {
      appendShort(integerDigits[i]);
    }
    int left = scale;
    while (left >= NUMERIC_BASE_DIGITS) {
      left -= NUMERIC_BASE_DIGITS;
      appendShort((int) (fraction / POWERS[left]));
      fraction %= POWERS[left];
    }
    if (left > 0) {
      appendShort((int) (fraction * POWERS[NUMERIC_BASE_DIGITS - left]));
    }
    endBytes(start);
  }

  private void appendShort(int value) {
    out.append((byte) (value >> 8));
    out.append((byte) value);
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
