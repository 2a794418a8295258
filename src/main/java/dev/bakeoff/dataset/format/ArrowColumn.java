package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.ColumnType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/** One column of an Arrow batch, read from its buffers without a check or an object per value. */
final class ArrowColumn {
  private final ColumnType.Kind kind;
  private final boolean hasNulls;
  private final ArrowBuf validity;
  private final ArrowBuf values;
  private final ArrowBuf offsets;

  ArrowColumn(ColumnType.Kind kind, FieldVector vector) {
    this.kind = kind;
    this.hasNulls = vector.getNullCount() > 0;
    this.validity = vector.getValidityBuffer();
    this.values = vector.getDataBuffer();
    boolean text = kind == ColumnType.Kind.TEXT || kind == ColumnType.Kind.JSON;
    this.offsets = text ? vector.getOffsetBuffer() : null;
  }

  boolean isNull(int row) {
    return hasNulls && !bit(validity, row);
  }

  long longAt(int row) {
    return switch (kind) {
      case INT -> values.getInt(row * 4L);
      case BIGINT, TIMESTAMP_TZ -> values.getLong(row * 8L);
      // 128 bits, the lowest first; 18 digits fit into the lower half.
      case DECIMAL -> values.getLong(row * 16L);
      case BOOLEAN -> bit(values, row) ? 1 : 0;
      case DOUBLE, TEXT, JSON -> throw notHeld("long");
    };
  }

  double doubleAt(int row) {
    if (kind != ColumnType.Kind.DOUBLE) {
      throw notHeld("double");
    }
    return values.getDouble(row * 8L);
  }

  byte[] bytesAt(int row) {
    byte[] bytes = new byte[end(row) - start(row)];
    values.getBytes(start(row), bytes);
    return bytes;
  }

  void appendBytes(int row, ByteBuilder target) {
    int length = end(row) - start(row);
    target.reserve(length);
    values.getBytes(start(row), target.array(), target.length(), length);
    target.setLength(target.length() + length);
  }

  private int start(int row) {
    return offsets.getInt(row * 4L);
  }

  private int end(int row) {
    return offsets.getInt(row * 4L + 4);
  }

  private static boolean bit(ArrowBuf bits, int row) {
    return (bits.getByte(row >> 3) & (1 << (row & 7))) != 0;
  }

  private IllegalStateException notHeld(String asked) {
    return new IllegalStateException("a column of " + kind + " holds no " + asked);
  }
}
