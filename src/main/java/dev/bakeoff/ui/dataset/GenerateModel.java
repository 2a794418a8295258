package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Sizes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What the user fills in to have a dataset generated, checked as it is typed. FX thread only. */
public final class GenerateModel {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final DatasetCreator creator;
  private final Set<DatasetRef> taken;
  private final ObjectProperty<DatasetSpec> spec;
  private final ObjectProperty<Optional<Scale>> scale;
  private final StringProperty rows = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty version = new SimpleStringProperty();
  private final StringProperty seed = new SimpleStringProperty("42");
  private final ObservableValue<Optional<String>> rowsError;
  private final ObservableValue<Optional<String>> nameError;
  private final ObservableValue<Optional<String>> versionError;
  private final ObservableValue<Optional<String>> seedError;
  private final BooleanBinding valid;

  /**
   * @param taken the versions that there are
   */
  public GenerateModel(Set<DatasetRef> taken, DatasetCreator creator, DatasetSpecs specs) {
    this.creator = creator;
    this.taken = Set.copyOf(taken);
    DatasetSpec first = specs.all().getFirst();
    spec = new SimpleObjectProperty<>(first);
    scale = new SimpleObjectProperty<>(Optional.of(first.scales().getFirst()));
    name.set(first.name());
    version.set(freeVersion(first.name()));
    rowsError = Bindings.createObjectBinding(this::checkRows, rows, scale, spec);
    nameError = Bindings.createObjectBinding(() -> checkWord(name.get(), "a name"), name);
    versionError = Bindings.createObjectBinding(this::checkVersion, name, version);
    seedError = Bindings.createObjectBinding(this::checkSeed, seed);
    valid =
        Bindings.createBooleanBinding(
            () ->
                List.of(rowsError, nameError, versionError, seedError).stream()
                    .allMatch(e -> e.getValue().isEmpty()),
            rowsError,
            nameError,
            versionError,
            seedError);
    // A change of spec brings its own scales and, unless it was changed, its own name.
    spec.subscribe(
        (was, is) -> {
          scale.set(Optional.of(is.scales().getFirst()));
          if (name.get().equals(was.name())) {
            name.set(is.name());
          }
        });
  }

  public ObjectProperty<DatasetSpec> specProperty() {
    return spec;
  }

  /** A named scale; empty where the number of rows is given instead. */
  public ObjectProperty<Optional<Scale>> scaleProperty() {
    return scale;
  }

  public StringProperty rowsProperty() {
    return rows;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty versionProperty() {
    return version;
  }

  public StringProperty seedProperty() {
    return seed;
  }

  public ObservableValue<Optional<String>> rowsError() {
    return rowsError;
  }

  public ObservableValue<Optional<String>> nameError() {
    return nameError;
  }

  public ObservableValue<Optional<String>> versionError() {
    return versionError;
  }

  public ObservableValue<Optional<String>> seedError() {
    return seedError;
  }

  public BooleanBinding valid() {
    return valid;
  }

  /** What is asked for now; only while {@link #valid}. */
  public CreateRequest request() {
    return request(scale.get());
  }

  /** What one of the named scales would take. */
  public Estimate estimate(Scale of) {
    return creator.estimate(request(Optional.of(of)));
  }

  /** What is asked for now would take; empty while the number of rows is not valid. */
  public Optional<Estimate> estimate() {
    return rowsError.getValue().isEmpty()
        ? Optional.of(creator.estimate(request()))
        : Optional.empty();
  }

  private CreateRequest request(Optional<Scale> of) {
    return new CreateRequest(
        name.get().strip(),
        version.get().strip(),
        spec.get().name(),
        of.map(s -> CreateRequest.Size.scale(s.name()))
            .orElseGet(() -> CreateRequest.Size.rows(Sizes.parseCount(rows.get()))),
        seedError.getValue().isEmpty() ? Long.parseLong(seed.get().strip()) : 0,
        THREADS);
  }

  private Optional<String> checkRows() {
    if (scale.get().isPresent()) {
      return Optional.empty();
    }
    if (rows.get().isBlank()) {
      return Optional.of("Say how many rows the largest table gets, for example 250k or 1.5M.");
    }
    try {
      creator.estimate(request());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().toString());
    }
  }

  private static Optional<String> checkWord(String word, String what) {
    if (word.isBlank()) {
      return Optional.of("Give it " + what + ".");
    }
    try {
      var _ = new DatasetRef(word.strip(), Optional.empty());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().hint());
    }
  }

  private Optional<String> checkVersion() {
    return checkWord(version.get(), "a version")
        .or(
            () ->
                checkWord(name.get(), "a name").isEmpty() && taken.contains(ref())
                    ? Optional.of("There is a " + ref() + " already. Take another version.")
                    : Optional.empty());
  }

  private DatasetRef ref() {
    return new DatasetRef(name.get().strip(), Optional.of(version.get().strip()));
  }

  private Optional<String> checkSeed() {
    try {
      Long.parseLong(seed.get().strip());
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("A seed is a whole number.");
    }
  }

  /** 1.0, or 1.1 and so on where that is taken. */
  private String freeVersion(String of) {
    int minor = 0;
    while (taken.contains(new DatasetRef(of, Optional.of("1." + minor)))) {
      minor++;
    }
    return "1." + minor;
  }
}
