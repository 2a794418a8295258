package dev.bakeoff.dataset.generate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction, as UTF-8. Used by one thread, again and again. */
final class Utf8 {
  private static final Text MIN_VALUE = new Text(Long.toString(Long.MIN_VALUE));
  private static final String SHORT_ESCAPES = "\b\f\n\r\t";
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

  Utf8 add(Utf8 other) {
    reserve(other.length);
    System.arraycopy(other.bytes, 0, bytes, length, other.length);
    length += other.length;
    return this;
  }

  /** The ASCII letters and digits of a text, in lower case. */
  Utf8 addLetters(Utf8 text) {
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[i];
      if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9')) {
        addByte(b);
      } else if (b >= 'A' && b <= 'Z') {
        addByte((byte) (b + 32));
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  int length() {
    return length;
  }

  /** A hash of the text. */
  long hash() {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = Hashes.mix(hash * 31 + bytes[i]);
    }
    return hash;
  }

  /** Whether this is the text, byte by byte. */
  boolean is(byte[] utf8) {
    return Arrays.equals(bytes, 0, length, utf8, 0, utf8.length);
  }

  /** A whole number with its sign. */
  Utf8 addSigned(long number) {
    if (number >= 0) {
      return add(number);
    }
    if (number == Long.MIN_VALUE) {
      return add(MIN_VALUE);
    }
    return add('-').add(-number);
  }

  /** A decimal, without zeros at its end. */
  Utf8 addDecimal(long unscaled, int scale) {
    long rest = Math.abs(unscaled);
    int places = scale;
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    if (unscaled < 0) {
      add('-');
    }
    long power = 1;
    for (int i = 0; i < places; i++) {
      power *= 10;
    }
    add(rest / power);
    return places == 0 ? this : add('.').padded(rest % power, places);
  }

  /** A JSON string of a text, with the escapes of RFC 8785 and no others. */
  Utf8 addQuoted(Utf8 text) {
    add('"');
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[i];
      if (b == '"' || b == '\\') {
        add('\\').addByte(b);
      } else if (b >= 0 && b < 0x20) {
        int escape = SHORT_ESCAPES.indexOf(b);
        add('\\');
        if (escape >= 0) {
          add("bfnrt".charAt(escape));
        } else {
          add('u').hex(b, 4);
        }
      } else {
        addByte(b);
      }
    }
    return add('"');
  }

  private Utf8 addByte(byte b) {
    reserve(1);
    bytes[length++] = b;
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
