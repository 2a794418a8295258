package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** Pieces of JSON as bytes. */
final class JsonWriting {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonWriting() {}

  static byte[] string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteBuilder out = new ByteBuilder(utf8.length + 2);
    string(utf8, 0, utf8.length, out);
    return out.toByteArray();
  }

  /** Appends UTF-8 as a JSON string: quotes, backslashes and control characters escaped. */
  static void string(byte[] utf8, int from, int to, ByteBuilder out) {
    out.append((byte) '"');
    int plain = from;
    for (int i = from; i < to; i++) {
      byte b = utf8[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        out.append(utf8, plain, i - plain);
        escape(b, out);
        plain = i + 1;
      }
    }
    out.append(utf8, plain, to - plain);
    out.append((byte) '"');
  }

  private static void escape(byte b, ByteBuilder out) {
    out.append((byte) '\\');
    switch (b) {
      case '"', '\\' -> out.append(b);
      case '\n' -> out.append((byte) 'n');
      case '\r' -> out.append((byte) 'r');
      case '\t' -> out.append((byte) 't');
      default -> {
        ValueText.append("u00", out);
        out.append(HEX[b >> 4]);
        out.append(HEX[b & 15]);
      }
    }
  }
}
