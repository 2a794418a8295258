package dev.bakeoff.ui.history;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.chart.ResultStyles;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of runs with its search field, filters and actions. */
final class HistoryView {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final HistoryModel model;
  private final Navigator navigator;
  private final HistoryActions actions;
  private final Ways ways;
  private final PageHeader header;
  private final StatePane state = new StatePane();
  private final HistoryTable table;
  private final HistoryFilters filters;
  private final Button open;
  private final Button compare;
  private final Button trend;
  private final MenuButton more =
      new MenuButton(Texts.of("history.more"), Ui.icon(Feather.MORE_HORIZONTAL));
  private final VBox list;
  private final Page page;

  /**
   * Where the list leads to.
   *
   * @param onOpen shows a run in full
   * @param onTrend shows trends
   * @param quickstart makes a first run
   */
  record Ways(Consumer<String> onOpen, Runnable onTrend, Runnable quickstart) {}

  HistoryView(
      HistoryModel model,
      TruthColumn truth,
      HistoryActions actions,
      Navigator navigator,
      Ways ways) {
    this.model = model;
    this.navigator = navigator;
    this.actions = actions;
    this.ways = ways;
    open =
        Ui.button(
            Texts.of("history.open"),
            Feather.FOLDER,
            () -> ways.onOpen().accept(selected().getFirst().id()));
    compare = Ui.primary(Texts.of("history.compare"), Feather.BAR_CHART_2, this::compare);
    trend = Ui.button(Texts.of("history.trend"), Feather.TRENDING_UP, ways.onTrend());
    more.setId("history-more");
    more.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    more.setOnShowing(e -> more.getItems().setAll(menu()));
    header = new PageHeader(Texts.of("history.history"), "", open, more, trend, compare);
    table = new HistoryTable(model, truth, r -> ways.onOpen().accept(r.id()), actions::delete);
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    filters = new HistoryFilters(model);
    list = Ui.column(Spacing.M, filters.root(), table.view());
    list.setMinHeight(0);
    page = new Page(header, state);
    ResultStyles.dress(page);
    VBox.setVgrow(state, Priority.ALWAYS);
    page.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (FIND.match(e)) {
            filters.focus();
            e.consume();
          }
        });
    model.stateProperty().subscribe(s -> show(s));
    model.lines().addListener((ListChangeListener<HistoryLine>) c -> count());
    table
        .view()
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) c -> enable());
    // A menu without items does not open, and so would never be filled.
    more.getItems().setAll(menu());
    enable();
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

  /** What can be done just now. */
  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (Deed deed : deeds()) {
      commands.add(
          new Command(deed.title(), Texts.of("history.history"), deed.icon(), deed.action()));
    }
    return commands;
  }

  /** Something that can be done to the list or to the runs that are selected. */
  private record Deed(String title, Feather icon, Runnable action) {}

  private List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    List<RunSummary> chosen = selected();
    if (!chosen.isEmpty()) {
      deeds.add(deed("history.edit-labels", Feather.TAG, () -> actions.edit(chosen)));
      if (chosen.size() == 1) {
        boolean pinned = lines().getFirst().marks().baseline();
        deeds.add(
            deed(
                pinned ? "history.unpin" : "history.pin",
                Feather.STAR,
                () -> actions.pin(chosen.getFirst(), !pinned)));
      }
      boolean away = lines().stream().allMatch(line -> line.marks().archived());
      deeds.add(
          deed(
              away ? "history.unarchive" : "history.archive",
              Feather.ARCHIVE,
              () -> actions.archive(chosen, !away)));
      deeds.add(
          deed(
              "history.report",
              Feather.FILE_TEXT,
              () -> navigator.openReport(chosen.stream().map(RunSummary::id).toList())));
      deeds.add(deed("history.export-runs", Feather.SHARE, () -> actions.export(chosen)));
      deeds.add(deed("history.delete", Feather.TRASH_2, () -> actions.delete(chosen)));
    }
    deeds.add(deed("history.import-runs", Feather.DOWNLOAD, actions::importFiles));
    deeds.add(deed("history.show-trend", Feather.TRENDING_UP, ways.onTrend()));
    return deeds;
  }

  private static Deed deed(String key, Feather icon, Runnable action) {
    return new Deed(Texts.of(key), icon, action);
  }

  private List<MenuItem> menu() {
    List<MenuItem> items = new ArrayList<>();
    for (Deed deed : deeds()) {
      MenuItem item = new MenuItem(deed.title(), Ui.icon(deed.icon()));
      item.setOnAction(e -> deed.action().run());
      if (deed.icon() == Feather.DOWNLOAD && !items.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      items.add(item);
    }
    return items;
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
                  Ui.primary(
                      Texts.of("history.run-the-quickstart"), Feather.PLAY, ways.quickstart()),
                  Ui.button(
                      Texts.of("history.import-runs"), Feather.DOWNLOAD, actions::importFiles)));
    }
    count();
    enable();
  }

  private void count() {
    filters.offer();
    long all = model.total();
    long shown = model.count();
    header.subtitle(
        switch (model.stateProperty().get()) {
          case LOADING, PROBLEM, NONE_YET -> "";
          case RUNS ->
              shown == all
                  ? Formats.plural(all, "run")
                  : Texts.of("history.of", Formats.count(shown), Formats.plural(all, "run"));
        });
  }

  private void enable() {
    int count = selected().size();
    boolean runs = model.stateProperty().get() == HistoryModel.State.RUNS;
    for (Node node : List.of(open, more, trend, compare)) {
      node.setVisible(runs);
      node.setManaged(runs);
    }
    open.setDisable(count != 1);
    compare.setDisable(count == 0);
    compare.setText(
        count > 1 ? Texts.of("history.compare-runs", count) : Texts.of("history.compare"));
  }

  private void compare() {
    navigator.openComparison(selected().stream().map(RunSummary::id).toList());
  }

  private List<RunSummary> selected() {
    return table.selected();
  }

  private List<HistoryLine> lines() {
    List<String> ids = selected().stream().map(RunSummary::id).toList();
    return model.lines().stream().filter(line -> ids.contains(line.id())).toList();
  }
}
