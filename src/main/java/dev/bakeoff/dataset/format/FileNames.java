package dev.bakeoff.dataset.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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

  /** The table whose file name this is: the reverse of {@link #of}, other names as they are. */
  public static String table(String fileName) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < fileName.length()) {
      if (fileName.charAt(at) == '%' && at + 2 < fileName.length()) {
        try {
          bytes.write(HexFormat.fromHexDigits(fileName, at + 1, at + 3));
          at += 3;
          continue;
        } catch (IllegalArgumentException e) {
          return fileName;
        }
      }
      int end = fileName.offsetByCodePoints(at, 1);
      bytes.writeBytes(fileName.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
