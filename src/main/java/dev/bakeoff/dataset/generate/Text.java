package dev.bakeoff.dataset.generate;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A piece of text as UTF-8. Immutable: its bytes never leave the package. */
final class Text implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] utf8;

  Text(String text) {
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  static List<Text> all(String... texts) {
    return Stream.of(texts).map(Text::new).toList();
  }

  int length() {
    return utf8.length;
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(utf8, 0, target, offset, utf8.length);
  }
}
