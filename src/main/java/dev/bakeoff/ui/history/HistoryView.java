package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The list of runs with its search field, filter and actions. */
final class HistoryView {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final HistoryModel model;
  private final Navigator navigator;
  private final PageHeader header;
  private final StatePane state = new StatePane();
  private final HistoryTable table;
  private final TextField search = new TextField();
  private final Button open;
  private final Button compare;
  private final Button delete;
  private final VBox list;
  private final Page page;
  private final Runnable quickstart;

  HistoryView(
      HistoryModel model, Navigator navigator, Consumer<String> onOpen, Runnable quickstart) {
    this.model = model;
    this.navigator = navigator;
    this.quickstart = quickstart;
    open =
        Ui.button(
            Texts.of("history.open"),
            Feather.FOLDER,
            () -> onOpen.accept(selected().getFirst().id()));
    delete = Ui.button(Texts.of("history.delete"), Feather.TRASH_2, () -> delete(selected()));
    compare = Ui.primary(Texts.of("history.compare"), Feather.BAR_CHART_2, this::compare);
    header = new PageHeader(Texts.of("history.history"), "", open, delete, compare);
    table = new HistoryTable(model.runs(), r -> onOpen.accept(r.id()), this::delete);
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    list = Ui.column(Spacing.M, filters(), table.view());
    list.setMinHeight(0);
    page = new Page(header, state);
    ResultStyles.dress(page);
    VBox.setVgrow(state, Priority.ALWAYS);
    page.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (FIND.match(e)) {
            search.requestFocus();
            e.consume();
          }
        });
    model.stateProperty().subscribe(s -> show(s));
    model.runs().addListener((ListChangeListener<RunSummary>) c -> count());
    table.selected().addListener((ListChangeListener<RunSummary>) c -> actions());
    actions();
  }

  Node root() {
    return page;
  }

  void focusTable() {
    if (table.view().getSelectionModel().isEmpty()) {
      table.view().getSelectionModel().selectFirst();
    }
    table.view().requestFocus();
  }

  private HBox filters() {
    search.setPromptText(Texts.of("history.search-names-datasets-platforms"));
    search.setAccessibleText(Texts.of("history.search-runs"));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setMaxWidth(420);
    ComboBox<Optional<RunStatus>> status = new ComboBox<>();
    status.getItems().add(Optional.empty());
    for (RunStatus s : RunStatus.values()) {
      status.getItems().add(Optional.of(s));
    }
    status.setConverter(new StatusWords());
    status.valueProperty().bindBidirectional(model.statusProperty());
    status.setAccessibleText(Texts.of("history.only-runs-of-this-status"));
    return Ui.row(Spacing.S, Ui.grow(search), status, Ui.spacer());
  }

  private void show(HistoryModel.State now) {
    switch (now) {
      case LOADING -> state.loading(Texts.of("history.reading-the-history"));
      case RUNS -> state.content(list);
      case PROBLEM -> state.problem(model.problem(), model::load);
      case NONE_YET ->
          state.empty(
              new EmptyState(
                  Feather.CLOCK,
                  Texts.of("history.no-runs-yet"),
                  Texts.of("history.every-run-is-kept-here-with"),
                  Ui.primary(Texts.of("history.run-the-quickstart"), Feather.PLAY, quickstart)));
    }
    count();
    actions();
  }

  private void count() {
    long all = model.total();
    int shown = model.runs().size();
    header.subtitle(
        switch (model.stateProperty().get()) {
          case LOADING, PROBLEM, NONE_YET -> "";
          case RUNS ->
              shown == all
                  ? Formats.plural(all, "run")
                  : Texts.of("history.of", Formats.count(shown), Formats.plural(all, "run"));
        });
  }

  private void actions() {
    int count = selected().size();
    boolean list = model.stateProperty().get() == HistoryModel.State.RUNS;
    for (Button button : List.of(open, delete, compare)) {
      button.setVisible(list);
      button.setManaged(list);
    }
    open.setDisable(count != 1);
    delete.setDisable(count == 0);
    compare.setDisable(count == 0);
    compare.setText(
        count > 1 ? Texts.of("history.compare-runs", count) : Texts.of("history.compare"));
  }

  private void compare() {
    navigator.openComparison(selected().stream().map(RunSummary::id).toList());
  }

  private void delete(List<RunSummary> runs) {
    List<String> ids = runs.stream().map(RunSummary::id).toList();
    String what =
        runs.size() == 1 ? "'" + runs.getFirst().name() + "'" : Formats.plural(runs.size(), "run");
    delete(ids, what);
  }

  /** Deletes one run, with the chance to take that back. */
  void delete(String id, String name) {
    delete(List.of(id), "'" + name + "'");
  }

  private void delete(List<String> ids, String what) {
    model.hide(ids);
    navigator
        .window()
        .notices()
        .undoable(
            Texts.of("history.deleted", what),
            () -> model.restore(ids),
            () -> model.deleteForGood(ids, navigator.window().notices()::problem));
  }

  private List<RunSummary> selected() {
    return table.selected().stream().filter(r -> r != null).toList();
  }

  private static final class StatusWords extends StringConverter<Optional<RunStatus>> {
    @Override
    public String toString(Optional<RunStatus> status) {
      return status == null || status.isEmpty()
          ? Texts.of("history.all-statuses")
          : capitalised(Pill.word(status.get()));
    }

    private static String capitalised(String word) {
      return word.substring(0, 1).toUpperCase(Texts.language()) + word.substring(1);
    }

    @Override
    public Optional<RunStatus> fromString(String text) {
      return Optional.empty();
    }
  }
}
