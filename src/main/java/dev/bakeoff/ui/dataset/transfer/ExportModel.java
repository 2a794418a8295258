package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ExportRequest;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** What is to be written where, in which format. FX thread only. */
public final class ExportModel {
  private final Manifest manifest;
  private final ObjectProperty<DataFormat> format = new SimpleObjectProperty<>(DataFormat.PARQUET);
  private final ObjectProperty<Compression> compression =
      new SimpleObjectProperty<>(DataFormat.PARQUET.compressions().getFirst());
  private final ObservableList<String> tables = FXCollections.observableArrayList();
  private final StringProperty target = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> changedSince =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");

  public ExportModel(Manifest manifest) {
    this.manifest = manifest;
    tables.setAll(manifest.tables().stream().map(TableEntry::name).toList());
    format.subscribe(
        f -> {
          if (!f.compressions().contains(compression.get())) {
            compression.set(f.compressions().getFirst());
          }
          check();
        });
    compression.subscribe(c -> check());
    target.subscribe(t -> check());
    changedSince.subscribe(v -> check());
    tables.addListener((ListChangeListener<String>) c -> check());
  }

  public Manifest manifest() {
    return manifest;
  }

  public ObjectProperty<DataFormat> formatProperty() {
    return format;
  }

  public ObjectProperty<Compression> compressionProperty() {
    return compression;
  }

  /** The tables chosen. */
  public ObservableList<String> tables() {
    return tables;
  }

  /** A folder that is not there or empty, or {@code s3://bucket/prefix}. */
  public StringProperty targetProperty() {
    return target;
  }

  /** A version; only what differs from it is exported. */
  public ObjectProperty<Optional<String>> changedSinceProperty() {
    return changedSince;
  }

  public ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** What is wrong with the tables chosen. */
  Optional<String> tablesError() {
    return tables.isEmpty()
        ? Optional.of(Texts.of("dataset.choose-at-least-one-table"))
        : Optional.empty();
  }

  public ReadOnlyStringProperty command() {
    return command.getReadOnlyProperty();
  }

  /** Takes a table in or leaves it out; they stay in load order. */
  public void choose(String table, boolean on) {
    List<String> chosen =
        manifest.tables().stream()
            .map(TableEntry::name)
            .filter(t -> t.equals(table) ? on : tables.contains(t))
            .toList();
    tables.setAll(chosen);
  }

  /** What is asked for; only while there is no error. */
  public ExportRequest request() {
    boolean all = tables.size() == manifest.tables().size();
    return new ExportRequest(
        manifest.ref(),
        format.get(),
        Optional.of(compression.get()),
        target.get().strip(),
        all ? List.of() : List.copyOf(tables),
        changedSince.get());
  }

  private void check() {
    error.set(
        tablesError().isPresent()
            ? tablesError()
            : target.get().isBlank()
                ? Optional.of(Texts.of("dataset.say-where-to-an-empty-folder"))
                : Optional.empty());
    ExportRequest request = request();
    CommandLine line =
        CommandLine.bakeoff("dataset", "export", manifest.ref().toString())
            .option("--format", request.format().id())
            .option("--output", request.target().isEmpty() ? "FOLDER" : request.target());
    if (!request.tables().isEmpty()) {
      line = line.option("--tables", String.join(",", request.tables()));
    }
    if (compression.get() != format.get().compressions().getFirst()) {
      line = line.option("--compression", compression.get().id());
    }
    command.set(line.option("--changed-since", request.changedSince()).toString());
  }
}
