package dev.bakeoff.dataset.format;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A CSV file, packed or not, of which the delimiter and the columns' names are known.
 *
 * @param path where it is
 * @param format with a delimiter
 * @param header the columns' names, each different where the file is not Bakeoff's own
 */
public record CsvFile(Path path, CsvFormat format, List<String> header) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  public CsvFile {
    header = List.copyOf(header);
  }

  /**
   * Reads a file's first line.
   *
   * @throws dev.bakeoff.model.ProblemException of kind DATA where there is none
   */
  public static CsvFile open(Path path, CsvFormat format) {
    try {
      char delimiter =
          format.delimiter().isPresent() ? format.delimiter().get() : delimiter(path, format);
      CsvFormat known = format.withDelimiter(delimiter);
      return new CsvFile(path, known, names(path, known));
    } catch (IOException e) {
      throw FileProblems.unreadable(path, e);
    }
  }

  /** The file's records, those of the header included. */
  CsvTokenizer tokens() throws IOException {
    return tokens(path, format, format.delimiter().orElseThrow());
  }

  private static CsvTokenizer tokens(Path path, CsvFormat format, char delimiter)
      throws IOException {
    InputStream content = Compression.unpacked(path);
    boolean opened = false;
    try {
      CsvTokenizer tokens =
          new CsvTokenizer(path, Utf8Input.of(content, format.encoding()), delimiter);
      opened = true;
      return tokens;
    } finally {
      if (!opened) {
        content.close();
      }
    }
  }

  /** The one that gives the first line the most fields. */
  private static char delimiter(Path path, CsvFormat format) throws IOException {
    char best = ',';
    int most = 0;
    for (char candidate : DELIMITERS) {
      try (CsvTokenizer tokens = tokens(path, format, candidate)) {
        boolean usable = tokens.next() && tokens.problem().isEmpty();
        if (usable && tokens.fields() > most) {
          most = tokens.fields();
          best = candidate;
        }
      }
    }
    return best;
  }

  private static List<String> names(Path path, CsvFormat format) throws IOException {
    try (CsvTokenizer tokens = tokens(path, format, format.delimiter().orElseThrow())) {
      if (!tokens.next()) {
        throw Problem.of(
                Problem.Kind.DATA,
                path + " is empty.",
                "A CSV file has at least a line with the names of its columns.")
            .asException();
      }
      Optional<String> problem = tokens.problem();
      if (problem.isPresent()) {
        throw Problem.of(
                Problem.Kind.DATA,
                "The first line of %s cannot be read: %s.".formatted(path, problem.get()),
                "Give --delimiter and --encoding as the file needs them.")
            .asException();
      }
      List<String> names = new ArrayList<>();
      Set<String> taken = new HashSet<>();
      for (int i = 0; i < tokens.fields(); i++) {
        CsvTokenizer.Slice slice = tokens.slice(i);
        String text =
            new String(
                slice.bytes(), slice.from(), slice.to() - slice.from(), StandardCharsets.UTF_8);
        String name = format.header() ? text.strip() : "";
        names.add(format.exact() ? text : free(name.isEmpty() ? "column_" + (i + 1) : name, taken));
      }
      return names;
    }
  }

  /** The name, or one with a number where it is taken; databases compare without case. */
  private static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }
}
