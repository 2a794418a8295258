package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The specs that datasets can be made from: built-in ones and YAML files. Immutable. */
public final class DatasetSpecs {
  private final Supplier<List<DatasetSpec>> builtIn;
  private final Function<Path, DatasetSpec> fileReader;
  private final BiFunction<String, String, DatasetSpec> textReader;

  /**
   * Makes the specs known.
   *
   * @param builtIn reads those that come with the app; called when they are needed
   * @param fileReader reads a spec's YAML file
   * @param textReader reads YAML; the first argument names it in complaints
   */
  public DatasetSpecs(
      Supplier<List<DatasetSpec>> builtIn,
      Function<Path, DatasetSpec> fileReader,
      BiFunction<String, String, DatasetSpec> textReader) {
    this.builtIn = builtIn;
    this.fileReader = fileReader;
    this.textReader = textReader;
  }

  /** Those that come with the app. */
  public List<DatasetSpec> all() {
    return builtIn.get();
  }

  /**
   * The built-in spec of that name, or the one in that YAML file.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there is none, or the file is
   *     not a spec: with file, line and what is allowed
   */
  public DatasetSpec get(String nameOrFile) {
    if (isFile(nameOrFile)) {
      return fileReader.apply(Path.of(nameOrFile));
    }
    return all().stream()
        .filter(spec -> spec.name().equals(nameOrFile))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "There is no dataset spec '%s'.".formatted(nameOrFile),
                        Suggestions.hint(nameOrFile, all().stream().map(DatasetSpec::name).toList())
                            + " Or give a YAML file.")
                    .asException());
  }

  /**
   * Reads a spec's YAML.
   *
   * @param source names it in complaints
   */
  public DatasetSpec parse(String source, String yaml) {
    return textReader.apply(source, yaml);
  }

  private static boolean isFile(String nameOrFile) {
    return nameOrFile.endsWith(".yaml")
        || nameOrFile.endsWith(".yml")
        || nameOrFile.indexOf('/') >= 0
        || nameOrFile.indexOf('\\') >= 0;
  }
}
