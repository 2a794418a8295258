package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** One column of a {@link RowChunk}: plain arrays that are filled, read and filled again. */
final class ColumnChunk {
  private final ColumnType.Kind kind;
  private final boolean text;
  private final ByteBuilder bytes;
  private byte[] validity;
  private long[] longs;
  private int[] ends;
  private int nulls;

  ColumnChunk(ColumnType.Kind kind, int capacity) {
    this.kind = kind;
    this.text = kind == ColumnType.Kind.TEXT || kind == ColumnType.Kind.JSON;
    this.validity = new byte[Math.ceilDiv(capacity, 8)];
    this.longs = new long[text ? 0 : capacity];
    this.ends = new int[text ? capacity + 1 : 0];
    this.bytes = new ByteBuilder(text ? capacity * 16 : 0);
  }

  void clear() {
    Arrays.fill(validity, (byte) 0);
    bytes.clear();
    nulls = 0;
  }

  void putNull(int row) {
    nulls++;
    if (text) {
      ends[row + 1] = bytes.length();
    } else {
      longs[row] = 0;
    }
  }

  void putLong(int row, long value) {
    markValid(row);
    longs[row] = value;
  }

  void putDouble(int row, double value) {
    markValid(row);
    longs[row] = Double.doubleToRawLongBits(value);
  }

  void putBytes(int row, byte[] value, int length) {
    markValid(row);
    bytes.append(value, 0, length);
    ends[row + 1] = bytes.length();
  }

  /** Size of the values, roughly. */
  long bytes(int rows) {
    return text ? bytes.length() : 8L * rows;
  }

  private void markValid(int row) {
    validity[row >> 3] |= (byte) (1 << (row & 7));
  }

  boolean isNull(int row) {
    return nulls > 0 && (validity[row >> 3] & (1 << (row & 7))) == 0;
  }

  long longAt(int row) {
    return longs[row];
  }

  double doubleAt(int row) {
    return Double.longBitsToDouble(longs[row]);
  }

  byte[] bytesAt(int row) {
    return Arrays.copyOfRange(bytes.array(), ends[row], ends[row + 1]);
  }

  void appendBytes(int row, ByteBuilder target) {
    target.append(bytes.array(), ends[row], ends[row + 1] - ends[row]);
  }

  /** Replaces the values by an Arrow column's. */
  void load(FieldVector vector, int rows) {
    nulls = vector.getNullCount();
    if (nulls > 0) {
      validity = copy(vector.getValidityBuffer(), Math.ceilDiv(rows, 8), validity);
    }
    ArrowBuf values = vector.getDataBuffer();
    longs = text || longs.length >= rows ? longs : new long[rows];
    switch (kind) {
      case BIGINT, TIMESTAMP_TZ, TIMESTAMP, DOUBLE ->
          view(values, rows * 8).asLongBuffer().get(longs, 0, rows);
      case INT, DATE -> {
        var view = view(values, rows * 4).asIntBuffer();
        for (int row = 0; row < rows; row++) {
          longs[row] = view.get(row);
        }
      }
      case DECIMAL -> {
        // 128 bits, the lowest first; 18 digits fit into the lower half.
        var view = view(values, rows * 16).asLongBuffer();
        for (int row = 0; row < rows; row++) {
          longs[row] = view.get(2 * row);
        }
      }
      case BOOLEAN -> {
        var view = view(values, Math.ceilDiv(rows, 8));
        for (int row = 0; row < rows; row++) {
          longs[row] = view.get(row >> 3) >> (row & 7) & 1;
        }
      }
      case TEXT, JSON -> loadText(vector, rows);
    }
  }

  private void loadText(FieldVector vector, int rows) {
    ends = ends.length > rows ? ends : new int[rows + 1];
    if (rows == 0) {
      return;
    }
    view(vector.getOffsetBuffer(), (rows + 1) * 4).asIntBuffer().get(ends, 0, rows + 1);
    bytes.clear();
    bytes.reserve(ends[rows]);
    vector.getDataBuffer().getBytes(0, bytes.array(), 0, ends[rows]);
    bytes.setLength(ends[rows]);
  }

  private static byte[] copy(ArrowBuf from, int size, byte[] reused) {
    byte[] target = reused.length >= size ? reused : new byte[size];
    from.getBytes(0, target, 0, size);
    return target;
  }

  ArrowFieldNode node(int rows) {
    return new ArrowFieldNode(rows, nulls);
  }

  /** Copies the column into Arrow buffers, in the order of Arrow's columnar format. */
  void copyTo(BufferAllocator allocator, int rows, List<ArrowBuf> buffers) {
    ArrowBuf valid = add(allocator, Math.ceilDiv(rows, 8), buffers);
    valid.setBytes(0, validity, 0, Math.ceilDiv(rows, 8));
    switch (kind) {
      case BIGINT, TIMESTAMP_TZ, TIMESTAMP, DOUBLE -> {
        ArrowBuf values = add(allocator, rows * 8L, buffers);
        view(values, rows * 8).asLongBuffer().put(longs, 0, rows);
      }
      case INT, DATE -> {
        ArrowBuf values = add(allocator, rows * 4L, buffers);
        var view = view(values, rows * 4).asIntBuffer();
        for (int row = 0; row < rows; row++) {
          view.put(row, (int) longs[row]);
        }
      }
      case DECIMAL -> {
        ArrowBuf values = add(allocator, rows * 16L, buffers);
        var view = view(values, rows * 16).asLongBuffer();
        for (int row = 0; row < rows; row++) {
          view.put(2 * row, longs[row]);
          view.put(2 * row + 1, longs[row] >> 63);
        }
      }
      case BOOLEAN -> {
        byte[] bits = new byte[Math.ceilDiv(rows, 8)];
        for (int row = 0; row < rows; row++) {
          bits[row >> 3] |= (byte) (longs[row] << (row & 7));
        }
        add(allocator, bits.length, buffers).setBytes(0, bits);
      }
      case TEXT, JSON -> {
        ArrowBuf offsets = add(allocator, (rows + 1) * 4L, buffers);
        view(offsets, (rows + 1) * 4).asIntBuffer().put(ends, 0, rows + 1);
        ArrowBuf data = add(allocator, bytes.length(), buffers);
        data.setBytes(0, bytes.array(), 0, bytes.length());
      }
    }
  }

  private static ArrowBuf add(BufferAllocator allocator, long size, List<ArrowBuf> buffers) {
    ArrowBuf buffer = allocator.buffer(size);
    buffer.writerIndex(size);
    buffers.add(buffer);
    return buffer;
  }

  private static ByteBuffer view(ArrowBuf buffer, int size) {
    return buffer.nioBuffer(0, size).order(ByteOrder.nativeOrder());
  }
}
