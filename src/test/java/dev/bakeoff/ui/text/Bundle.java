package dev.bakeoff.ui.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A bundle as it stands in its two files, read without the fallback from one language to another.
 */
record Bundle(String name, Map<String, String> english, Map<String, String> german) {
  private static final Path FOLDER = Path.of("src/main/resources/dev/bakeoff/ui/text");
  private static final String END = ".properties";
  private static final String GERMAN_END = "_de" + END;

  @Override
  public String toString() {
    return name;
  }

  static List<Bundle> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names = new HashSet<>();
      for (Path file : files.toList()) {
        String text = file.getFileName().toString();
        names.add(
            text.substring(
                0, text.length() - (text.endsWith(GERMAN_END) ? GERMAN_END : END).length()));
      }
      return names.stream()
          .sorted()
          .map(n -> new Bundle(n, read(n + END), read(n + GERMAN_END)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that is not there has no texts, which the tests report as missing keys. */
  private static Map<String, String> read(String file) {
    Map<String, String> texts = new TreeMap<>();
    Path path = FOLDER.resolve(file);
    if (Files.exists(path)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(path)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      properties.forEach((key, text) -> texts.put((String) key, (String) text));
    }
    return texts;
  }
}
