package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Selection;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A dialog in which runs are ticked for comparing, or platforms and single legs of them. However
 * many runs there are: only those in sight are drawn, and a run's legs are read when it is chosen.
 */
final class RunPicker {
  private static final double WIDTH = 880;
  private static final double HEIGHT = 340;

  /** A run with the words it is found by. */
  record Found(RunSummary run, String words) {
    static Found of(RunSummary r) {
      return new Found(
          r,
          (r.name() + " " + r.id() + " " + r.dataset() + " " + r.platforms() + " " + r.workloads())
              .toLowerCase(Locale.ROOT));
    }
  }

  private final Dialogs dialogs;
  private final CompareModel model;
  private final PickedParts picked;
  private final FilteredList<Found> shown;
  private final ListView<Found> list;
  private final StatePane parts = new StatePane();
  private final FlowPane chips = new FlowPane(Spacing.S, Spacing.XS);
  private final Button go;

  RunPicker(Dialogs dialogs, CompareModel model, List<Found> runs) {
    this.dialogs = dialogs;
    this.model = model;
    this.picked = new PickedParts(runs, model.chosen());
    this.shown = new FilteredList<>(FXCollections.observableArrayList(runs));
    this.list = new ListView<>(shown);
    go = Ui.primary(Texts.of("compare.compare"), Feather.BAR_CHART_2, this::choose);
  }

  void open() {
    TextField search = new TextField();
    search.setId("compare-search");
    search.setPromptText(Texts.of("compare.search-runs"));
    search.setAccessibleText(Texts.of("compare.search-runs"));
    search.textProperty().subscribe(this::filter);
    list.setId("compare-runs");
    list.setCellFactory(l -> new RunCell());
    list.setFixedCellSize(46);
    list.setPrefSize(430, HEIGHT);
    list.setAccessibleText(Texts.of("compare.runs"));
    list.setOnKeyPressed(
        e -> {
          Found found = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && found != null) {
            tick(Selection.of(found.run().id()), !picked.whole(found.run().id()));
          }
        });
    list.getSelectionModel().selectedItemProperty().subscribe(this::partsOf);
    parts.setPrefSize(380, HEIGHT);
    parts.setMinWidth(260);
    parts.content(Ui.paragraph(Texts.of("compare.choose-a-run-for-its-parts"), "muted"));
    go.setDefaultButton(true);
    HBox panes = new HBox(Spacing.M, list, parts);
    HBox.setHgrow(list, Priority.ALWAYS);
    HBox.setHgrow(parts, Priority.ALWAYS);
    ScrollPane chosen = new ScrollPane(chips);
    chosen.setFitToWidth(true);
    chosen.setMinHeight(36);
    chosen.setPrefHeight(64);
    chosen.getStyleClass().add("edge-to-edge");
    VBox content =
        Ui.column(
            Spacing.S,
            search,
            panes,
            Ui.paragraph(Texts.of("compare.the-first-one-ticked-comes-first"), "muted", "small"),
            chosen);
    changed();
    dialogs.open(
        Texts.of("compare.runs-to-compare"),
        content,
        WIDTH,
        Ui.button(Texts.of("compare.cancel"), dialogs::close),
        go);
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(f -> wanted.isEmpty() || f.words().contains(wanted));
  }

  private void partsOf(Found found) {
    if (found == null) {
      return;
    }
    String id = found.run().id();
    // At once, so that nobody ticks a part of the run that was chosen before.
    parts.content(Ui.paragraph(Texts.of("compare.reading-its-legs"), "muted"));
    model.plan(
        id,
        run -> {
          Found now = list.getSelectionModel().getSelectedItem();
          if (now != null && now.run().id().equals(id)) {
            parts.content(partList(run));
          }
        },
        problem -> parts.problem(problem, () -> partsOf(found)));
  }

  private Region partList(RunRecord run) {
    ListView<PickedParts.Part> legs =
        new ListView<>(FXCollections.observableArrayList(PickedParts.of(run)));
    legs.setId("compare-parts");
    legs.setAccessibleText(Texts.of("compare.parts-of-the-run", run.plan().name()));
    legs.setFixedCellSize(32);
    legs.setPrefSize(380, HEIGHT);
    legs.setCellFactory(l -> new PartCell());
    legs.setOnKeyPressed(
        e -> {
          PickedParts.Part part = legs.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && part != null) {
            tick(part.selection(), !picked.has(part.selection()));
          }
        });
    return legs;
  }

  private void tick(Selection selection, boolean on) {
    picked.tick(selection, on);
    changed();
  }

  private void changed() {
    go.setDisable(picked.all().isEmpty());
    chips
        .getChildren()
        .setAll(
            picked.all().stream()
                .map(
                    s -> {
                      Button chip =
                          Ui.button(picked.words(s), Feather.X, () -> tick(s, false), "chip");
                      chip.setMaxWidth(360);
                      chip.setAccessibleText(Texts.of("compare.remove", picked.words(s)));
                      return chip;
                    })
                .toList());
    list.refresh();
    parts.lookupAll(".list-view").stream()
        .filter(ListView.class::isInstance)
        .forEach(n -> ((ListView<?>) n).refresh());
  }

  private void choose() {
    dialogs.close();
    model.compareParts(picked.all());
  }

  private final class PartCell extends ListCell<PickedParts.Part> {
    private final CheckBox box = new CheckBox();

    PartCell() {
      setPrefWidth(0);
      box.setFocusTraversable(false);
      box.setOnAction(e -> tick(getItem().selection(), box.isSelected()));
    }

    @Override
    protected void updateItem(PickedParts.Part part, boolean empty) {
      super.updateItem(part, empty);
      if (empty || part == null) {
        setGraphic(null);
        return;
      }
      box.setSelected(picked.has(part.selection()));
      box.setDisable(picked.covered(part.selection()));
      box.setText(part.words());
      box.setStyle(part.leg() ? "-fx-padding: 0 0 0 20;" : "");
      setGraphic(box);
    }
  }

  private final class RunCell extends ListCell<Found> {
    private final CheckBox box = new CheckBox();
    private final Label name = Ui.label("", "card-title");
    private final Label facts = Ui.label("", "muted", "small");
    private final HBox row = Ui.row(Spacing.M, box, Ui.grow(Ui.column(1, name, facts)));

    RunCell() {
      setPrefWidth(0);
      box.setFocusTraversable(false);
      box.setOnAction(e -> tick(Selection.of(getItem().run().id()), box.isSelected()));
    }

    @Override
    protected void updateItem(Found found, boolean empty) {
      super.updateItem(found, empty);
      if (empty || found == null) {
        setGraphic(null);
        return;
      }
      RunSummary run = found.run();
      box.setSelected(picked.whole(run.id()));
      box.setIndeterminate(!picked.whole(run.id()) && picked.some(run.id()));
      box.setAccessibleText(Texts.of("compare.compare-2", run.name()));
      name.setText(run.name());
      facts.setText(
          "%s · %s · %s"
              .formatted(
                  Formats.relative(run.created(), Instant.now()),
                  run.dataset(),
                  String.join(", ", run.platforms())));
      row.getChildren().removeIf(n -> n instanceof Pill);
      row.getChildren().add(Pill.of(run.status()));
      setGraphic(row);
    }
  }
}
