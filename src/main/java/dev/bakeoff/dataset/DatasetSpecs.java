package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;

/** The specs that datasets can be made from. Immutable. */
public final class DatasetSpecs {
  private final List<DatasetSpec> specs;

  public DatasetSpecs(List<DatasetSpec> specs) {
    this.specs = List.copyOf(specs);
  }

  /** Those that come with the app. */
  public static DatasetSpecs builtIn() {
    return new DatasetSpecs(List.of(CustomerSpec.create()));
  }

  public List<DatasetSpec> all() {
    return specs;
  }

  /**
   * The spec of that name.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where there is none
   */
  public DatasetSpec get(String name) {
    return specs.stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "There is no dataset spec '%s'.".formatted(name),
                        Suggestions.hint(name, specs.stream().map(DatasetSpec::name).toList()))
                    .asException());
  }
}
