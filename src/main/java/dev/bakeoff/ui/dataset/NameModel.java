package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The name and version of a dataset to be made, which must not be taken. FX thread only. */
public final class NameModel {
  private final Set<DatasetRef> taken;
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty version = new SimpleStringProperty();
  private final ObservableValue<Optional<String>> nameError;
  private final ObservableValue<Optional<String>> versionError;
  private final ObservableValue<Optional<String>> error;
  private String suggestedVersion;

  /**
   * @param taken the versions that there are
   * @param first the name to begin with
   */
  public NameModel(Set<DatasetRef> taken, String first) {
    this.taken = Set.copyOf(taken);
    name.set(first);
    suggestedVersion = freeVersion(first);
    version.set(suggestedVersion);
    nameError =
        Bindings.createObjectBinding(() -> checkWord(name.get(), Texts.of("dataset.a-name")), name);
    versionError = Bindings.createObjectBinding(this::checkVersion, name, version);
    error =
        Bindings.createObjectBinding(
            () -> nameError.getValue().or(versionError::getValue), nameError, versionError);
    // Another name has other versions; one that the user chose stays.
    name.subscribe(
        (was, is) -> {
          if (version.get().equals(suggestedVersion) && checkWord(is, "").isEmpty()) {
            suggestedVersion = freeVersion(is.strip());
            version.set(suggestedVersion);
          }
        });
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty versionProperty() {
    return version;
  }

  public ObservableValue<Optional<String>> nameError() {
    return nameError;
  }

  public ObservableValue<Optional<String>> versionError() {
    return versionError;
  }

  /** The first thing that is wrong. */
  public ObservableValue<Optional<String>> error() {
    return error;
  }

  /** The name and version; only while there is no error. */
  public DatasetRef ref() {
    return new DatasetRef(name.get().strip(), Optional.of(version.get().strip()));
  }

  /** Takes another name, unless the user has chosen one of his own. */
  public void suggest(String instead, String suggestion) {
    if (name.get().equals(instead)) {
      name.set(suggestion);
    }
  }

  private static Optional<String> checkWord(String word, String what) {
    if (word.isBlank()) {
      return Optional.of(Texts.of("dataset.give-it", what));
    }
    try {
      var _ = new DatasetRef(word.strip(), Optional.empty());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem().hint());
    }
  }

  private Optional<String> checkVersion() {
    return checkWord(version.get(), Texts.of("dataset.a-version"))
        .or(
            () ->
                checkWord(name.get(), Texts.of("dataset.a-name")).isEmpty() && taken.contains(ref())
                    ? Optional.of(Texts.of("dataset.there-is-a-already-take-another", ref()))
                    : Optional.empty());
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
