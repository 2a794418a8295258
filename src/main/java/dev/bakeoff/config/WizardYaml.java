package dev.bakeoff.config;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a wizard was filled in with, as a file: {@code wizard: generate} and below it the values.
 * What is not known is refused with file, line and what is allowed. Thread-safe.
 */
public final class WizardYaml {
  private static final String WIZARD = "wizard";

  private WizardYaml() {}

  /**
   * The values of a wizard's file.
   *
   * @param wizard whose file it must be
   * @param keys that it may have
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it is not such a file
   */
  public static Map<String, YamlValue> read(Path file, String wizard, Set<String> keys) {
    YamlValue root = YamlFile.read(file);
    Map<String, YamlValue> entries = root.map();
    YamlValue kind =
        YamlValue.get(entries, WIZARD)
            .orElseThrow(
                () ->
                    root.wrong(
                        "'wizard' is missing: this is no file of a wizard.",
                        "Open a file that was saved here. It begins with 'wizard: "
                            + wizard
                            + "'."));
    if (!kind.text().equals(wizard)) {
      throw kind.wrong(
          "This file is of the wizard '" + kind.text() + "'.",
          "Open it there; here is the wizard '" + wizard + "'.");
    }
    Set<String> allowed = new HashSet<>(keys);
    allowed.add(WIZARD);
    return root.map(allowed);
  }

  /** Of which wizard a file is; empty where it is another kind of YAML, or none. */
  public static Optional<String> kind(Path file) {
    try {
      YamlValue root = YamlFile.read(file);
      return root.isMap()
          ? YamlValue.get(root.map(), WIZARD).filter(YamlValue::isScalar).map(YamlValue::text)
          : Optional.empty();
    } catch (dev.bakeoff.model.ProblemException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a wizard's file.
   *
   * @param values texts, numbers, lists and mappings of such
   */
  public static void write(String wizard, Map<String, Object> values, Path file) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(WIZARD, wizard);
    root.putAll(values);
    try {
      Files.writeString(file, YamlText.of(root));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The wizard could not be saved as " + file + ": " + e.getMessage(),
              "Check that the folder exists and may be written.")
          .asException(e);
    }
  }
}
