package dev.bakeoff.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing run of bytes that is filled, read and filled again. Rows become bytes by the ten
 * million, so nothing is allocated per value. Not thread-safe.
 */
public final class ByteBuilder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] array;
  private int length;

  public ByteBuilder(int capacity) {
    this.array = new byte[Math.max(16, capacity)];
  }

  /**
   * The bytes; only the first {@link #length} count. Valid until the next call that appends or
   * reserves.
   */
  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** Sets the length after bytes were put straight into {@link #array}, or cuts the end off. */
  public void setLength(int newLength) {
    Objects.checkIndex(newLength, array.length + 1);
    length = newLength;
  }

  /** Makes room for that many more bytes. */
  public void reserve(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), array.length * 2));
    }
  }

  public void append(byte value) {
    reserve(1);
    array[length++] = value;
  }

  public void append(byte[] bytes, int from, int count) {
    reserve(count);
    System.arraycopy(bytes, from, array, length, count);
    length += count;
  }

  /** Appends eight bytes, the highest first. */
  public void appendLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(array, length, value);
    length += Long.BYTES;
  }

  /** Appends four bytes, the highest first. */
  public void appendInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(array, length, value);
    length += Integer.BYTES;
  }

  /** Overwrites four bytes at an offset, the highest first. */
  public void putInt(int offset, int value) {
    Objects.checkFromIndexSize(offset, Integer.BYTES, length);
    INTS.set(array, offset, value);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }
}
