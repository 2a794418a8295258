package dev.bakeoff.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in another encoding as a stream of UTF-8. What the encoding does not allow becomes a byte
 * that UTF-8 does not allow either, so that whoever reads finds it in its line.
 */
final class Utf8Input extends InputStream {
  private static final char BAD = '\uffff';

  private final Reader reader;
  private final char[] chars = new char[1 << 15];
  private byte[] bytes = new byte[0];
  private int at;
  private char half;

  private Utf8Input(Reader reader) {
    this.reader = reader;
  }

  /**
   * The content as UTF-8 without a byte order mark. A mark overrules the encoding that was named.
   */
  static InputStream of(InputStream content, Charset encoding) throws IOException {
    PushbackInputStream in = new PushbackInputStream(content, 3);
    byte[] head = in.readNBytes(3);
    int mark = markLength(head);
    in.unread(head, mark, head.length - mark);
    Charset actual =
        switch (mark) {
          case 3 -> StandardCharsets.UTF_8;
          case 2 -> head[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
          default -> encoding;
        };
    if (actual.equals(StandardCharsets.UTF_8)) {
      return in;
    }
    return new Utf8Input(
        new InputStreamReader(
            in,
            actual
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BAD))));
  }

  private static int markLength(byte[] head) {
    if (head.length == 3
        && head[0] == (byte) 0xef
        && head[1] == (byte) 0xbb
        && head[2] == (byte) 0xbf) {
      return 3;
    }
    boolean utf16 =
        head.length >= 2
            && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
                || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff));
    return utf16 ? 2 : 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == bytes.length) {
      int from = half == 0 ? 0 : 1;
      chars[0] = half;
      int count = reader.read(chars, from, chars.length - from);
      if (count < 0) {
        return -1;
      }
      int end = from + count;
      // A pair that the portion's end has torn apart waits for its other half.
      half = Character.isHighSurrogate(chars[end - 1]) ? chars[end - 1] : 0;
      bytes = utf8(new String(chars, 0, half == 0 ? end : end - 1));
      at = 0;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, count);
    at += count;
    return count;
  }

  private static byte[] utf8(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (text.indexOf(BAD) >= 0) {
      for (int i = 0; i + 2 < encoded.length; i++) {
        if (encoded[i] == (byte) 0xef
            && encoded[i + 1] == (byte) 0xbf
            && encoded[i + 2] == (byte) 0xbf) {
          encoded[i] = (byte) 0xff;
        }
      }
    }
    return encoded;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
