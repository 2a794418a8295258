package dev.bakeoff.dataset.format;

import java.nio.charset.StandardCharsets;

/** File names for tables, whatever the tables are called. */
public final class FileNames {
  private static final String PLAIN = "_-";

  private FileNames() {}

  /**
   * The table's name where it is made of letters A to Z, digits, {@code _} and {@code -}; every
   * other byte of its UTF-8 as {@code %20} and the like, so that two tables never share a file.
   */
  public static String of(String table) {
    StringBuilder name = new StringBuilder();
    for (byte b : table.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0;
      if (plain) {
        name.append(c);
      } else {
        name.append('%').append("%02x".formatted((int) c));
      }
    }
    return name.toString();
  }
}
