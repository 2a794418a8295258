package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.task.Tasks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The runs of history, searched and filtered. FX thread only; the store is read off it. */
final class HistoryModel {
  /** What there is to show. */
  enum State {
    LOADING,
    NONE_YET,
    RUNS,
    PROBLEM
  }

  private final RunHistory history;
  private final Tasks tasks;
  private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
  private final FilteredList<RunSummary> shown = new FilteredList<>(runs);
  private final Map<String, String> words = new HashMap<>();
  private final Set<String> deleting = new HashSet<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Optional<RunStatus>> status =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private Optional<Problem> problem = Optional.empty();

  HistoryModel(RunHistory history, Tasks tasks) {
    this.history = history;
    this.tasks = tasks;
    search.subscribe((was, is) -> filter());
    status.subscribe((was, is) -> filter());
  }

  /** Newest first, as searched and filtered. */
  ObservableList<RunSummary> runs() {
    return shown;
  }

  /** How many there are, whatever is searched for. */
  long total() {
    return runs.stream().filter(r -> !deleting.contains(r.id())).count();
  }

  StringProperty searchProperty() {
    return search;
  }

  ObjectProperty<Optional<RunStatus>> statusProperty() {
    return status;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the runs could not be read, in state {@link State#PROBLEM}. */
  Problem problem() {
    return problem.orElseThrow();
  }

  /** Reads the store anew. */
  void load() {
    if (runs.isEmpty()) {
      state.set(State.LOADING);
    }
    tasks.load(history::list, this::loaded, this::failed);
  }

  /** Takes runs out of sight; {@link #deleteForGood} or {@link #restore} has to follow. */
  void hide(Collection<String> ids) {
    deleting.addAll(ids);
    filter();
    settle();
  }

  void restore(Collection<String> ids) {
    deleting.removeAll(ids);
    filter();
    settle();
  }

  /** Deletes hidden runs from the store. */
  void deleteForGood(List<String> ids, Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          ids.forEach(history::delete);
          return ids;
        },
        done -> {
          runs.removeIf(r -> done.contains(r.id()));
          deleting.removeAll(done);
          settle();
        },
        why -> {
          restore(ids);
          onProblem.accept(why);
          load();
        });
  }

  private void loaded(List<RunSummary> list) {
    problem = Optional.empty();
    if (!list.equals(new ArrayList<>(runs))) {
      words.clear();
      list.forEach(r -> words.put(r.id(), words(r)));
      runs.setAll(list);
    }
    filter();
    settle();
  }

  private void failed(Problem why) {
    problem = Optional.of(why);
    state.set(State.PROBLEM);
  }

  private void settle() {
    state.set(total() == 0 ? State.NONE_YET : State.RUNS);
  }

  private void filter() {
    List<String> wanted = List.of(search.get().toLowerCase(Locale.ROOT).strip().split("\\s+"));
    Optional<RunStatus> only = status.get();
    shown.setPredicate(
        run ->
            !deleting.contains(run.id())
                && only.filter(s -> s != run.status()).isEmpty()
                && wanted.stream().allMatch(words.getOrDefault(run.id(), "")::contains));
  }

  private static String words(RunSummary run) {
    return String.join(
            " ",
            run.name(),
            run.id(),
            run.dataset(),
            String.join(" ", run.platforms()),
            String.join(" ", run.workloads()),
            run.status().id())
        .toLowerCase(Locale.ROOT);
  }
}
