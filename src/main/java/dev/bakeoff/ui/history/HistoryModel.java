package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunFilter;
import dev.bakeoff.history.RunHistory;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The runs of history, searched, filtered, sorted and grouped. FX thread only; the store is read
 * and written off it. Ten thousand lines are filtered and sorted in some milliseconds, since what
 * is searched in is put together when they are read.
 */
final class HistoryModel {
  /** What there is to show. */
  enum State {
    LOADING,
    NONE_YET,
    RUNS,
    PROBLEM
  }

  private final RunHistory history;
  private final RunNotebook notebook;
  private final Tasks tasks;
  private final List<HistoryLine> all = new ArrayList<>();
  private final ObservableList<HistoryLine> shown = FXCollections.observableArrayList();
  private final Set<String> hidden = new HashSet<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<RunFilter> filter = new SimpleObjectProperty<>(RunFilter.NONE);
  private final BooleanProperty grouped = new SimpleBooleanProperty();
  private final ObjectProperty<Comparator<HistoryLine>> order = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private Optional<Problem> problem = Optional.empty();

  HistoryModel(RunHistory history, RunNotebook notebook, Tasks tasks) {
    this.history = history;
    this.notebook = notebook;
    this.tasks = tasks;
    search.subscribe((was, is) -> draw());
    filter.subscribe((was, is) -> draw());
    grouped.subscribe((was, is) -> draw());
    order.subscribe((was, is) -> draw());
  }

  /** What the table shows; newest first unless another order was chosen. */
  ObservableList<HistoryLine> lines() {
    return shown;
  }

  /** How many runs are shown, headings left out. */
  long count() {
    return shown.stream().filter(line -> line.run().isPresent()).count();
  }

  /** How many there are, whatever is searched for. */
  long total() {
    return all.stream().filter(line -> !hidden.contains(line.id())).count();
  }

  StringProperty searchProperty() {
    return search;
  }

  /** Everything but the words of the search. */
  ObjectProperty<RunFilter> filterProperty() {
    return filter;
  }

  BooleanProperty groupedProperty() {
    return grouped;
  }

  /** Null for newest first. */
  ObjectProperty<Comparator<HistoryLine>> orderProperty() {
    return order;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the runs could not be read, in state {@link State#PROBLEM}. */
  Problem problem() {
    return problem.orElseThrow();
  }

  /** Every value that some run has, sorted: what filters offer. */
  List<String> values(Function<HistoryLine, Collection<String>> of) {
    return all.stream()
        .flatMap(line -> of.apply(line).stream())
        .filter(value -> !value.isEmpty())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** Reads the store anew. */
  void load() {
    if (all.isEmpty()) {
      state.set(State.LOADING);
    }
    tasks.load(this::read, this::loaded, this::failed);
  }

  /** Off the FX thread. */
  private List<HistoryLine> read() {
    Map<String, RunMarks> marks = notebook.all();
    return history.list().stream()
        .map(run -> HistoryLine.of(run, marks.getOrDefault(run.id(), RunMarks.NONE)))
        .toList();
  }

  /** Takes runs out of sight; {@link #deleteForGood} or {@link #restore} has to follow. */
  void hide(Collection<String> ids) {
    hidden.addAll(ids);
    draw();
    settle();
  }

  void restore(Collection<String> ids) {
    hidden.removeAll(ids);
    draw();
    settle();
  }

  /** Deletes hidden runs from the store. */
  void deleteForGood(List<String> ids, Consumer<Problem> onProblem) {
    tasks.load(
        () -> {
          ids.forEach(history::delete);
          return new HashSet<>(ids);
        },
        done -> {
          all.removeIf(line -> done.contains(line.id()));
          hidden.removeAll(done);
          draw();
          settle();
        },
        why -> {
          restore(ids);
          onProblem.accept(why);
          load();
        });
  }

  /** Changes what is said of runs, in sight at once and in the store soon after. */
  void mark(Collection<String> ids, UnaryOperator<RunMarks> change, Consumer<Problem> onProblem) {
    Set<String> wanted = new HashSet<>(ids);
    all.replaceAll(
        line ->
            wanted.contains(line.id())
                ? HistoryLine.of(line.summary(), change.apply(line.marks()))
                : line);
    draw();
    tasks.load(
        () -> {
          wanted.forEach(id -> notebook.mark(id, change));
          return wanted;
        },
        done -> {},
        why -> {
          onProblem.accept(why);
          load();
        });
  }

  /** Pins a run as baseline; tells the runs that lost the pin to it. */
  void pin(String id, Consumer<List<String>> onDone, Consumer<Problem> onProblem) {
    tasks.load(
        () -> notebook.pin(id),
        replaced -> {
          onDone.accept(replaced);
          load();
        },
        onProblem);
  }

  private void loaded(List<HistoryLine> lines) {
    problem = Optional.empty();
    if (!lines.equals(all)) {
      all.clear();
      all.addAll(lines);
      draw();
    }
    settle();
  }

  private void failed(Problem why) {
    problem = Optional.of(why);
    state.set(State.PROBLEM);
  }

  private void settle() {
    state.set(total() == 0 ? State.NONE_YET : State.RUNS);
  }

  private void draw() {
    List<String> wanted =
        Arrays.asList(search.get().toLowerCase(Locale.ROOT).strip().split("\\s+"));
    RunFilter only = filter.get();
    List<HistoryLine> lines = new ArrayList<>();
    for (HistoryLine line : all) {
      if (!hidden.contains(line.id())
          && wanted.stream().allMatch(line.words()::contains)
          && only.matches(line.summary(), line.marks())) {
        lines.add(line);
      }
    }
    if (order.get() != null) {
      lines.sort(order.get());
    }
    List<HistoryLine> now = grouped.get() ? grouped(lines) : lines;
    if (!now.equals(shown)) {
      shown.setAll(now);
    }
  }

  /** Customers by name, each with its runs in the order chosen; those of none come last. */
  private static List<HistoryLine> grouped(List<HistoryLine> lines) {
    Map<String, List<HistoryLine>> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<HistoryLine> others = new ArrayList<>();
    Map<String, List<HistoryLine>> byCustomer = new HashMap<>();
    for (HistoryLine line : lines) {
      String customer = line.marks().customer();
      if (customer.isEmpty()) {
        others.add(line);
      } else {
        byCustomer.computeIfAbsent(customer, _ -> new ArrayList<>()).add(line);
      }
    }
    byCustomer.forEach(
        (customer, its) -> groups.computeIfAbsent(customer, _ -> new ArrayList<>()).addAll(its));
    List<HistoryLine> all = new ArrayList<>();
    groups.forEach(
        (customer, its) -> {
          all.add(HistoryLine.heading(customer, its.size()));
          all.addAll(its);
        });
    if (!others.isEmpty()) {
      all.add(HistoryLine.heading(Texts.of("history.no-customer"), others.size()));
      all.addAll(others);
    }
    return all;
  }
}
