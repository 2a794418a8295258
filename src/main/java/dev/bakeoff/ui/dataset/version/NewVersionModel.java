package dev.bakeoff.ui.dataset.version;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.ui.dataset.NameModel;
import dev.bakeoff.ui.kit.CommandLine;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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

/** How a version is to come from another one. FX thread only. */
public final class NewVersionModel {
  private static final double MOST = 1_000_000;

  private final Manifest from;
  private final ObjectProperty<Way> way;
  private final StringProperty factor = new SimpleStringProperty("2");
  private final ObservableList<Change> changes = FXCollections.observableArrayList();
  private final NameModel name;
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");

  /** What is done to the old version. */
  public enum Way {
    /** So many times the rows. */
    SCALE,
    /** Other skew, nulls or columns. */
    CHANGE,
    /** The same rows under another name. */
    COPY
  }

  /**
   * @param taken the versions that there are
   */
  public NewVersionModel(Manifest from, Set<DatasetRef> taken) {
    this.from = from;
    this.name = new NameModel(taken, from.name());
    this.way = new SimpleObjectProperty<>(canScale() ? Way.SCALE : Way.CHANGE);
    way.subscribe(w -> check());
    factor.subscribe(f -> check());
    changes.addListener((ListChangeListener<Change>) c -> check());
    name.nameProperty().subscribe(n -> check());
    name.versionProperty().subscribe(v -> check());
    name.error().subscribe(e -> check());
  }

  public Manifest from() {
    return from;
  }

  /** What was imported has no spec to make more rows by. */
  public boolean canScale() {
    return switch (from.origin().kind()) {
      case GENERATED -> true;
      case IMPORTED -> false;
    };
  }

  public ObjectProperty<Way> wayProperty() {
    return way;
  }

  /** As typed: {@code 2}, {@code 0.5}. */
  public StringProperty factorProperty() {
    return factor;
  }

  public ObservableList<Change> changes() {
    return changes;
  }

  public NameModel name() {
    return name;
  }

  public ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty command() {
    return command.getReadOnlyProperty();
  }

  /** The factor, where it is one. */
  public OptionalDouble factor() {
    try {
      double value = Double.parseDouble(factor.get().strip().replace(',', '.'));
      return value > 0 && value <= MOST ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private void check() {
    Optional<String> wrong =
        switch (way.get()) {
          case SCALE ->
              factor().isPresent()
                  ? Optional.empty()
                  : Optional.of(Texts.of("dataset.a-factor-is-a-number-above"));
          case CHANGE ->
              changes.isEmpty()
                  ? Optional.of(Texts.of("dataset.add-at-least-one-change"))
                  : Optional.empty();
          case COPY -> Optional.empty();
        };
    error.set(wrong.or(name.error()::getValue));
    String output =
        name.nameProperty().get().equals(from.name())
            ? name.versionProperty().get()
            : name.nameProperty().get() + ":" + name.versionProperty().get();
    String ref = from.ref().toString();
    CommandLine line =
        switch (way.get()) {
          case SCALE ->
              CommandLine.bakeoff("dataset", "scale", ref).option("--factor", factor.get().strip());
          case CHANGE -> {
            CommandLine all = CommandLine.bakeoff("dataset", "modify", ref);
            for (Change change : changes) {
              all = all.option("--apply", change.text());
            }
            yield all;
          }
          case COPY -> CommandLine.bakeoff("dataset", "version", ref);
        };
    command.set(line.option("--output", output).toString());
  }
}
