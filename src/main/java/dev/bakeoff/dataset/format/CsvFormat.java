package dev.bakeoff.dataset.format;

import dev.bakeoff.model.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * How a CSV file is written. A field that is empty and not in quotes is null; one that is empty in
 * quotes is the empty text.
 *
 * @param delimiter between fields; empty to find out from the file
 * @param header whether the first line names the columns
 * @param nullText what stands for null besides nothing, where it is not in quotes
 * @param encoding of the bytes
 * @param exact whether Bakeoff wrote the file: a blank line is a row whose only column is null
 */
public record CsvFormat(
    Optional<Character> delimiter,
    boolean header,
    Optional<String> nullText,
    Charset encoding,
    boolean exact) {
  /** What Bakeoff writes: RFC 4180 with a header, in UTF-8. */
  public static final CsvFormat OWN =
      new CsvFormat(Optional.of(','), true, Optional.empty(), StandardCharsets.UTF_8, true);

  /** Somebody else's file of which nothing is known. */
  public static final CsvFormat UNKNOWN =
      new CsvFormat(Optional.empty(), true, Optional.empty(), StandardCharsets.UTF_8, false);

  public CsvFormat {
    if (delimiter.isPresent()
        && (delimiter.get() >= 0x80
            || delimiter.get() == '"'
            || delimiter.get() == '\n'
            || delimiter.get() == '\r')) {
      throw Problem.request(
              "'" + delimiter.get() + "' cannot be a delimiter.",
              "Use one ASCII character, such as ',', ';', '|' or a tab (\\t).")
          .asException();
    }
  }

  /** The delimiter as users write it: one character, or {@code \t} or {@code tab}. */
  public static char parseDelimiter(String text) {
    if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw Problem.request(
              "'" + text + "' is not a delimiter.", "Give one character, or \\t for a tab.")
          .asException();
    }
    return text.charAt(0);
  }

  /** The encodings that are understood. */
  public static Charset parseEncoding(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      case "windows-1252", "cp1252" -> Charset.forName("windows-1252");
      case "utf-16" -> StandardCharsets.UTF_16;
      case "utf-16le" -> StandardCharsets.UTF_16LE;
      case "utf-16be" -> StandardCharsets.UTF_16BE;
      default ->
          throw Problem.request(
                  "'" + text + "' is not an encoding that is understood.",
                  "Allowed: utf-8, latin1, windows-1252, utf-16, utf-16le, utf-16be.")
              .asException();
    };
  }

  CsvFormat withDelimiter(char found) {
    return new CsvFormat(Optional.of(found), header, nullText, encoding, exact);
  }

  CsvFormat withEncoding(Charset found) {
    return new CsvFormat(delimiter, header, nullText, found, exact);
  }
}
