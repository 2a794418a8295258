package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The versions in the catalog and the one that is looked at. FX thread only. */
public final class DatasetsModel {
  private final DatasetCatalog catalog;
  private final Tasks tasks;
  private final ReadOnlyObjectWrapper<Reading<Shelf>> shelf =
      new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());
  private final ObjectProperty<Optional<Manifest>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * What the catalog holds.
   *
   * @param versions newest first
   * @param problems what keeps others from being read
   */
  public record Shelf(List<Manifest> versions, List<Problem> problems) {
    public Shelf {
      versions = List.copyOf(versions);
      problems = List.copyOf(problems);
    }
  }

  public DatasetsModel(DatasetCatalog catalog, Tasks tasks) {
    this.catalog = catalog;
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Reading<Shelf>> shelfProperty() {
    return shelf.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<Manifest>> selectedProperty() {
    return selected;
  }

  /** Reads the catalog again; what is shown stays until that is done. */
  public void refresh() {
    refreshAndSelect(Optional.empty());
  }

  /** Reads the catalog again and selects a version that was just made. */
  public void refreshAndSelect(Optional<DatasetRef> made) {
    tasks.load(
        () -> new Shelf(catalog.list(), catalog.problems()),
        read -> {
          show(read);
          made.flatMap(ref -> version(read, ref)).ifPresent(m -> selected.set(Optional.of(m)));
        },
        problem -> shelf.set(new Reading.Failed<>(problem)));
  }

  /** Deletes a version for good. */
  public void delete(DatasetRef ref, Runnable onDone, Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          catalog.delete(ref);
          return ref;
        },
        done -> {
          refresh();
          onDone.run();
        },
        problem -> {
          refresh();
          onProblem.accept(problem);
        });
  }

  private static Optional<Manifest> version(Shelf shelf, DatasetRef ref) {
    return shelf.versions().stream().filter(m -> m.ref().equals(ref)).findFirst();
  }

  private void show(Shelf read) {
    shelf.set(new Reading.Done<>(read));
    Optional<Manifest> again = selected.get().flatMap(s -> version(read, s.ref()));
    selected.set(again.or(() -> read.versions().stream().findFirst()));
  }
}
