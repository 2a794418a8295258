package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.ForeignKey;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What is to be loaded where. FX thread only. */
final class LoadChoice {
  static final int MOST_STREAMS = 256;

  private final ObjectProperty<Optional<Manifest>> dataset;
  private final ObjectProperty<Optional<PlatformProfile>> platform;
  private final ObservableSet<String> tables = FXCollections.observableSet();
  private final StringProperty streams = new SimpleStringProperty("");
  private final ObservableValue<Optional<String>> dataError;
  private final ObservableValue<Optional<String>> platformError;

  LoadChoice(Optional<PlatformProfile> platform, Optional<Manifest> dataset) {
    this.platform = new SimpleObjectProperty<>(platform);
    this.dataset = new SimpleObjectProperty<>(Optional.empty());
    dataError = Bindings.createObjectBinding(this::checkData, this.dataset, tables);
    platformError = Bindings.createObjectBinding(this::checkPlatform, this.platform, streams);
    platform.map(p -> p.settings().get(Connection.PARALLEL)).ifPresent(streams::set);
    dataset.ifPresent(this::choose);
  }

  /** Takes a version with all of its tables. */
  void choose(Manifest manifest) {
    dataset.set(Optional.of(manifest));
    tables.clear();
    manifest.tables().forEach(t -> tables.add(t.name()));
  }

  ObjectProperty<Optional<Manifest>> datasetProperty() {
    return dataset;
  }

  ObjectProperty<Optional<PlatformProfile>> platformProperty() {
    return platform;
  }

  ObservableSet<String> tables() {
    return tables;
  }

  StringProperty streamsProperty() {
    return streams;
  }

  ObservableValue<Optional<String>> dataError() {
    return dataError;
  }

  ObservableValue<Optional<String>> platformError() {
    return platformError;
  }

  boolean isWhole() {
    return dataset.get().filter(m -> m.tables().size() == tables.size()).isPresent();
  }

  /** The version with the chosen tables, in its own order. */
  Manifest manifest() {
    Manifest whole = dataset.get().orElseThrow();
    return isWhole() ? whole : whole.only(chosen(whole));
  }

  /** The names of the chosen tables in the dataset's order. */
  static List<String> chosenOf(Manifest manifest, ObservableSet<String> tables) {
    return manifest.tables().stream().map(TableEntry::name).filter(tables::contains).toList();
  }

  private List<String> chosen(Manifest whole) {
    return chosenOf(whole, tables);
  }

  /** The platform, with the streams that were asked for. */
  PlatformProfile profile() {
    PlatformProfile own = platform.get().orElseThrow();
    Map<String, String> settings = new HashMap<>(own.settings());
    if (streams.get().isBlank()) {
      settings.remove(Connection.PARALLEL);
    } else {
      settings.put(Connection.PARALLEL, streams.get().strip());
    }
    return new PlatformProfile(
        own.name(), own.type(), own.flavor(), settings, own.builtIn(), own.configuration());
  }

  private Optional<String> checkData() {
    if (dataset.get().isEmpty()) {
      return Optional.of(Texts.of("platform.choose-a-dataset"));
    }
    if (tables.isEmpty()) {
      return Optional.of(Texts.of("platform.choose-at-least-one-table"));
    }
    Manifest whole = dataset.get().get();
    for (String table : chosen(whole)) {
      for (ForeignKey key : whole.table(table).schema().foreignKeys()) {
        if (!tables.contains(key.referencedTable())) {
          return Optional.of(
              Texts.of("platform.refers-to-take-both-or-neither", table, key.referencedTable()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> checkPlatform() {
    if (platform.get().isEmpty()) {
      return Optional.of(Texts.of("platform.choose-a-platform"));
    }
    String text = streams.get().strip();
    boolean right =
        text.isEmpty()
            || (text.matches("[0-9]{1,3}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= MOST_STREAMS);
    return right ? Optional.empty() : Optional.of(Texts.of("platform.streams-a-number-from-1-to"));
  }
}
