package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The workloads of a bake-off, of which one is being looked at. FX thread only. */
public final class DesignerModel {
  private final ObservableList<WorkloadModel> workloads = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<WorkloadModel>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Abilities> abilities =
      new ReadOnlyObjectWrapper<>(new Abilities(List.of(), List.of()));
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Changes changes = new Changes();
  private List<String> columns = List.of();

  public DesignerModel() {
    changes.watch(workloads);
    changes.watch(abilities);
    changes.onChange(() -> error.set(firstError()));
    for (Preset preset : List.of(Preset.LOOKUPS, Preset.LATEST_ROWS, Preset.DASHBOARD)) {
      put(preset.workload(preset.id(), 0));
    }
    selected.set(Optional.of(workloads.getFirst()));
  }

  public ObservableList<WorkloadModel> workloads() {
    return workloads;
  }

  /** The workload whose details are shown; empty where there is none. */
  public ObjectProperty<Optional<WorkloadModel>> selectedProperty() {
    return selected;
  }

  /** What the chosen platforms can do. */
  public ReadOnlyObjectProperty<Abilities> abilitiesProperty() {
    return abilities.getReadOnlyProperty();
  }

  public void abilities(Abilities now) {
    abilities.set(now);
  }

  /** The dataset's columns as {@code table.column}; empty where they are not known. */
  public void columns(List<String> known) {
    columns = List.copyOf(known);
    workloads.forEach(w -> w.sql().columns(columns));
  }

  /** The first thing that is wrong. */
  public ReadOnlyObjectProperty<Optional<String>> error() {
    return error.getReadOnlyProperty();
  }

  /** Called whenever anything in it changes. */
  public void onChange(Runnable listener) {
    changes.onChange(listener);
  }

  /** Adds a workload with the load of the one looked at, and looks at it. */
  public void add(Preset preset) {
    int tables = (int) columns.stream().map(c -> c.substring(0, c.indexOf('.'))).distinct().count();
    WorkloadModel added = put(preset.workload(free(preset.id()), tables));
    selected
        .get()
        .filter(w -> !preset.paces() && w.error().get().isEmpty())
        .ifPresent(w -> added.takeLoad(w.workload()));
    selected.set(Optional.of(added));
  }

  public void remove(WorkloadModel workload) {
    int at = workloads.indexOf(workload);
    workloads.remove(workload);
    if (selected.get().equals(Optional.of(workload))) {
      selected.set(
          workloads.isEmpty()
              ? Optional.empty()
              : Optional.of(workloads.get(Math.min(at, workloads.size() - 1))));
    }
  }

  /** Gives the load of one workload to all others. */
  public void spreadLoad(WorkloadModel from) {
    Workload load = from.workload();
    workloads.stream().filter(w -> w != from).forEach(w -> w.takeLoad(load));
  }

  /** What was put together; only while nothing is wrong. */
  public List<Workload> all() {
    return workloads.stream().map(WorkloadModel::workload).toList();
  }

  /** Shows other workloads in place of those there are. */
  public void set(List<Workload> all) {
    workloads.clear();
    all.forEach(this::put);
    selected.set(workloads.isEmpty() ? Optional.empty() : Optional.of(workloads.getFirst()));
  }

  private WorkloadModel put(Workload workload) {
    WorkloadModel model = new WorkloadModel(workload);
    model.sql().columns(columns);
    model.onChange(changes::fire);
    workloads.add(model);
    return model;
  }

  private String free(String id) {
    List<String> taken = new ArrayList<>();
    workloads.forEach(w -> taken.add(w.name().textProperty().get().strip()));
    String name = id;
    for (int i = 2; taken.contains(name); i++) {
      name = id + "_" + i;
    }
    return name;
  }

  private Optional<String> firstError() {
    if (workloads.isEmpty()) {
      return Optional.of(Texts.of("designer.choose-at-least-one-workload"));
    }
    boolean one = workloads.size() == 1;
    for (WorkloadModel workload : workloads) {
      String name = workload.name().textProperty().get().strip();
      Optional<String> wrong =
          workload.error().get().or(() -> abilities.get().cannot(workload).map(w -> w + "."));
      if (wrong.isPresent()) {
        return Optional.of((one || name.isEmpty() ? "" : name + ": ") + wrong.get());
      }
    }
    long names =
        workloads.stream().map(w -> w.name().textProperty().get().strip()).distinct().count();
    return names < workloads.size()
        ? Optional.of(Texts.of("designer.two-workloads-have-the-same-name"))
        : Optional.empty();
  }
}
