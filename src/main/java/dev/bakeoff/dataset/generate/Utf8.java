package dev.bakeoff.dataset.generate;

import java.util.Arrays;

/** Text under construction, as UTF-8. Used by one thread, again and again. */
final class Utf8 {
  private static final String HEX = "0123456789abcdef";

  private byte[] bytes = new byte[256];
  private int length;

  Utf8 clear() {
    length = 0;
    return this;
  }

  Utf8 add(Text text) {
    reserve(text.length());
    text.copyTo(bytes, length);
    length += text.length();
    return this;
  }

  Utf8 add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** A number that is not negative, in decimal digits. */
  Utf8 add(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return padded(number, digits);
  }

  /** The last {@code digits} decimal digits of a number, with zeros in front. */
  Utf8 padded(long number, int digits) {
    reserve(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** The lowest {@code digits} hexadecimal digits of a number. */
  Utf8 hex(long number, int digits) {
    reserve(digits);
    for (int i = 0; i < digits; i++) {
      bytes[length + i] = (byte) HEX.charAt((int) (number >>> (4 * (digits - 1 - i))) & 15);
    }
    length += digits;
    return this;
  }

  void putTo(RowSink sink, int column) {
    sink.putBytes(column, bytes, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
