package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The versions in the catalog, those of them that are searched for, and the one looked at. */
public final class DatasetsModel {
  private final DatasetCatalog catalog;
  private final Labels labels;
  private final Tasks tasks;
  private final Set<DatasetRef> hidden = new HashSet<>();
  private final StringProperty query = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Reading<Shelf>> shelf =
      new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());
  private final ReadOnlyObjectWrapper<List<DatasetEntry>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<DatasetEntry>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * What the catalog holds.
   *
   * @param versions newest first
   * @param problems what keeps others from being read
   */
  public record Shelf(List<DatasetEntry> versions, List<Problem> problems) {
    public Shelf {
      versions = List.copyOf(versions);
      problems = List.copyOf(problems);
    }
  }

  public DatasetsModel(DatasetCatalog catalog, Labels labels, Tasks tasks) {
    this.catalog = catalog;
    this.labels = labels;
    this.tasks = tasks;
    query.subscribe(text -> search());
    shelf.subscribe(read -> search());
  }

  public ReadOnlyObjectProperty<Reading<Shelf>> shelfProperty() {
    return shelf.getReadOnlyProperty();
  }

  /** What is searched for; blank finds everything. */
  public StringProperty queryProperty() {
    return query;
  }

  /** What the search finds, newest first. */
  public ReadOnlyObjectProperty<List<DatasetEntry>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<DatasetEntry>> selectedProperty() {
    return selected;
  }

  /** The names and versions that are taken. */
  public Set<DatasetRef> taken() {
    Set<DatasetRef> taken = new HashSet<>(hidden);
    shelf.get().found().ifPresent(s -> s.versions().forEach(v -> taken.add(v.ref())));
    return taken;
  }

  /** The versions in sight, whatever is searched for, newest first. */
  public List<Manifest> versions() {
    return shelf.get().found().map(Shelf::versions).orElse(List.of()).stream()
        .filter(v -> !hidden.contains(v.ref()))
        .map(DatasetEntry::manifest)
        .toList();
  }

  /** Reads the catalog again; what is shown stays until that is done. */
  public void refresh() {
    refreshAndSelect(Optional.empty());
  }

  /** Reads the catalog again and selects a version that was just made. */
  public void refreshAndSelect(Optional<DatasetRef> made) {
    tasks.load(
        this::read,
        read -> {
          made.ifPresent(ref -> query.set(""));
          show(read);
          made.flatMap(ref -> version(read, ref)).ifPresent(m -> selected.set(Optional.of(m)));
        },
        problem -> shelf.set(new Reading.Failed<>(problem)));
  }

  private Shelf read() {
    return new Shelf(catalog.list().stream().map(this::entry).toList(), catalog.problems());
  }

  private DatasetEntry entry(Manifest manifest) {
    Labels.Label label = labels.of(manifest);
    return new DatasetEntry(manifest, label.tags(), label.note());
  }

  /** Takes a version out of sight, as a first step to deleting it. */
  public void hide(DatasetRef ref) {
    hidden.add(ref);
    search();
  }

  /** Brings a version back into sight. */
  public void unhide(DatasetRef ref) {
    hidden.remove(ref);
    search();
    shelf
        .get()
        .found()
        .flatMap(s -> version(s, ref))
        .ifPresent(entry -> selected.set(Optional.of(entry)));
  }

  /** Deletes a version for good. */
  public void delete(DatasetRef ref, Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          catalog.delete(ref);
          return ref;
        },
        done -> {
          hidden.remove(ref);
          refresh();
        },
        problem -> {
          hidden.remove(ref);
          refresh();
          onProblem.accept(problem);
        });
  }

  private static Optional<DatasetEntry> version(Shelf shelf, DatasetRef ref) {
    return shelf.versions().stream().filter(m -> m.ref().equals(ref)).findFirst();
  }

  private void show(Shelf read) {
    shelf.set(new Reading.Done<>(read));
    Optional<DatasetEntry> again = selected.get().flatMap(s -> version(read, s.ref()));
    selected.set(again.or(() -> found.get().stream().findFirst()));
  }

  private void search() {
    List<DatasetEntry> all = shelf.get().found().map(Shelf::versions).orElse(List.of());
    List<DatasetEntry> now =
        all.stream()
            .filter(v -> !hidden.contains(v.ref()))
            .filter(v -> v.matches(query.get()))
            .toList();
    found.set(now);
    boolean seen = selected.get().filter(s -> now.stream().anyMatch(v -> v.equals(s))).isPresent();
    if (!seen && shelf.get().found().isPresent()) {
      Optional<DatasetEntry> same =
          selected
              .get()
              .flatMap(s -> now.stream().filter(v -> v.ref().equals(s.ref())).findFirst());
      selected.set(same.or(() -> now.stream().findFirst()));
    }
  }
}
