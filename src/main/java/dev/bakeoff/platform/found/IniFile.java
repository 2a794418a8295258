package dev.bakeoff.platform.found;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of {@code [sections]} with {@code key = value} lines. */
final class IniFile {
  private IniFile() {}

  /** The sections in their order; lines that are indented belong to a sub-section and are left. */
  static Map<String, Map<String, String>> read(Path file) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
          continue;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
          section =
              sections.computeIfAbsent(
                  text.substring(1, text.length() - 1).strip(), s -> new LinkedHashMap<>());
        } else if (!Character.isWhitespace(line.charAt(0)) && text.contains("=")) {
          int equals = text.indexOf('=');
          section.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
        }
      }
      return sections;
    } catch (NoSuchFileException e) {
      throw Problem.request("There is no file " + file + ".", "Check the path.").asException();
    } catch (IOException e) {
      throw Problem.request(
              "The file " + file + " cannot be read.", "Check that it is text and that you may.")
          .asException();
    }
  }
}
