package dev.bakeoff.cli;

import java.util.Locale;

/** Sizes of files for people: {@code 812 bytes}, {@code 12.3 MB}, {@code 1.21 GB}. */
final class ByteText {
  private ByteText() {}

  static String of(long bytes) {
    if (bytes < 10_000) {
      return String.format(Locale.ROOT, "%,d bytes", bytes);
    }
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.2f GB", bytes / 1e9);
  }
}
