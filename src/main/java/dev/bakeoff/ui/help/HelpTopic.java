package dev.bakeoff.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A page of help. Immutable.
 *
 * @param name of the file without its ending, which links between pages use
 * @param title its first heading
 * @param markdown its text
 */
record HelpTopic(String name, String title, String markdown) {
  /** For those who use the program, in the order in which one needs them. */
  private static final List<String> NAMES =
      List.of(
          "window",
          "datasets",
          "specs",
          "formats",
          "derive",
          "publish",
          "platforms",
          "postgresql",
          "dynamodb",
          "snowflake",
          "bigquery",
          "migrate",
          "workloads",
          "configuration",
          "live",
          "history",
          "compare",
          "reports",
          "measurement",
          "method",
          "cost",
          "fingerprint",
          "verified");

  /** All pages that this build holds; reads them, so not for the FX thread. */
  static List<HelpTopic> all() {
    return NAMES.stream().flatMap(HelpTopic::read).toList();
  }

  private static Stream<HelpTopic> read(String name) {
    try (InputStream in = HelpTopic.class.getResourceAsStream(name + ".md")) {
      if (in == null) {
        return Stream.of();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(new HelpTopic(name, title(text, name), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String title(String text, String otherwise) {
    return text.lines()
        .filter(line -> line.startsWith("# "))
        .findFirst()
        .map(line -> line.substring(2).strip())
        .orElse(otherwise);
  }

  /** How often all words occur; 0 where one of them is missing. */
  int matches(String typed) {
    String text = markdown.toLowerCase(Locale.ROOT);
    int least = Integer.MAX_VALUE;
    for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      least = Math.min(least, count(text, word));
    }
    return least == Integer.MAX_VALUE ? 0 : least;
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
      count++;
    }
    return word.isEmpty() ? 1 : count;
  }
}
