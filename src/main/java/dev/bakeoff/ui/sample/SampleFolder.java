package dev.bakeoff.ui.sample;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.text.Texts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where samples are copied to, so that they can be changed. Thread-safe. */
final class SampleFolder {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String STATEMENTS = "sql/customer-page.sql";

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param home of the program
   * @param environment that samples take variables from
   */
  SampleFolder(Path home, Map<String, String> environment) {
    this.folder = home.resolve("samples");
    this.environment = Map.copyOf(environment);
  }

  /**
   * The sample as a file of its own; one that was changed stays as it is.
   *
   * @throws dev.bakeoff.model.ProblemException of kind STORAGE where it cannot be written
   */
  Path copy(SampleConfig sample) {
    try {
      put(STATEMENTS);
      return put(sample.file());
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              Texts.of("sample.not-copied", folder, e.getMessage()),
              Texts.of("sample.not-copied-hint"))
          .asException(e);
    }
  }

  /** The variables that a sample takes and the environment does not have, in order. */
  Set<String> missing(SampleConfig sample) {
    Set<String> names = new TreeSet<>();
    try (InputStream in = open(sample.file())) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      VARIABLE
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !environment.containsKey(name))
          .forEach(names::add);
      return names;
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.INTERNAL,
              Texts.of("sample.not-read", sample.file(), e.getMessage()),
              Texts.of("sample.not-read-hint"))
          .asException(e);
    }
  }

  private Path put(String file) throws IOException {
    Path target = folder.resolve(file);
    if (!Files.exists(target)) {
      Files.createDirectories(target.getParent());
      try (InputStream in = open(file)) {
        Files.copy(in, target);
      }
    }
    return target;
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = SampleFolder.class.getResourceAsStream("configs/" + file);
    if (in == null) {
      throw new FileNotFoundException(file);
    }
    return in;
  }
}
