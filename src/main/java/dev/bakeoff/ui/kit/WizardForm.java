package dev.bakeoff.ui.kit;

import dev.bakeoff.config.WizardYaml;
import dev.bakeoff.config.YamlValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a wizard was filled in with, as a YAML file. */
public interface WizardForm {
  /** A name for its file, without an extension. FX thread. */
  String fileName();

  /**
   * What stands in the wizard now, ready to be written. Never a secret. FX thread; what it returns
   * is called in the background.
   *
   * @throws dev.bakeoff.model.ProblemException where what stands there cannot be written yet
   */
  Consumer<Path> writer();

  /**
   * Reads a file and checks all that it says. Called in the background, and changes nothing.
   *
   * @return fills the wizard in; called on the FX thread
   * @throws dev.bakeoff.model.ProblemException that names file, line and what is allowed
   */
  Runnable read(Path file);

  /**
   * A form of plain values.
   *
   * @param wizard what the file calls it
   * @param fileName a name for the file
   * @param values texts, numbers, lists and mappings, without what was left empty
   * @param keys that {@code values} may have
   * @param reader checks values in the background and returns what fills them in
   */
  static WizardForm of(
      String wizard,
      Supplier<String> fileName,
      Supplier<Map<String, Object>> values,
      Set<String> keys,
      Function<Map<String, YamlValue>, Runnable> reader) {
    return new WizardForm() {
      @Override
      public String fileName() {
        return fileName.get();
      }

      @Override
      public Consumer<Path> writer() {
        Map<String, Object> now = values.get();
        return file -> WizardYaml.write(wizard, now, file);
      }

      @Override
      public Runnable read(Path file) {
        return reader.apply(WizardYaml.read(file, wizard, keys));
      }
    };
  }
}
