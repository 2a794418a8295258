package dev.bakeoff.dataset.format;

import java.nio.charset.StandardCharsets;

/** The beginning of a value, in quotes, for messages. */
final class Excerpt {
  private static final int LONGEST = 40;

  private Excerpt() {}

  static String of(byte[] bytes, int from, int to) {
    int shown = Math.min(to, from + 4 * LONGEST);
    String text = new String(bytes, from, shown - from, StandardCharsets.UTF_8);
    boolean cut = shown < to || text.codePointCount(0, text.length()) > LONGEST;
    if (text.codePointCount(0, text.length()) > LONGEST) {
      text = text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
    String visible = text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    return "'" + visible + (cut ? "…" : "") + "'";
  }
}
