package dev.bakeoff.dataset.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether bytes are UTF-8, by the table of well-formed sequences in section 3.9 of Unicode. */
final class Utf8Check {
  private Utf8Check() {}

  /** The index of the first byte that is not UTF-8; -1 where all are. */
  static int firstBad(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int lead = bytes[at] & 0xff;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int length = length(bytes, at, to, lead);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  private static int length(byte[] bytes, int at, int to, int lead) {
    if (lead >= 0xc2 && lead <= 0xdf) {
      return continues(bytes, at, to, 2, 0x80, 0xbf) ? 2 : 0;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
      int low = lead == 0xe0 ? 0xa0 : 0x80;
      int high = lead == 0xed ? 0x9f : 0xbf;
      return continues(bytes, at, to, 3, low, high) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
      int low = lead == 0xf0 ? 0x90 : 0x80;
      int high = lead == 0xf4 ? 0x8f : 0xbf;
      return continues(bytes, at, to, 4, low, high) ? 4 : 0;
    }
    return 0;
  }

  /** The second byte's range depends on the first; the others are 80 to BF. */
  private static boolean continues(byte[] bytes, int at, int to, int length, int low, int high) {
    if (to - at < length) {
      return false;
    }
    int second = bytes[at + 1] & 0xff;
    if (second < low || second > high) {
      return false;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /** A text as UTF-8; empty where it has half of a surrogate pair, which UTF-8 cannot say. */
  static Optional<byte[]> encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return Optional.empty();
        }
        i++;
      }
    }
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
