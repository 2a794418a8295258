package dev.bakeoff.ui.compare;

import dev.bakeoff.history.RunSummary;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A dialog in which runs are ticked for comparing. */
final class RunPicker {
  private final Dialogs dialogs;
  private final Consumer<List<String>> onChosen;
  private final Set<String> ticked;
  private final FilteredList<RunSummary> shown;
  private final ListView<RunSummary> list;
  private final SimpleBooleanProperty none = new SimpleBooleanProperty();

  RunPicker(
      Dialogs dialogs,
      List<RunSummary> runs,
      List<String> chosen,
      Consumer<List<String>> onChosen) {
    this.dialogs = dialogs;
    this.onChosen = onChosen;
    this.ticked = new LinkedHashSet<>(chosen);
    this.shown = new FilteredList<>(FXCollections.observableArrayList(runs));
    this.list = new ListView<>(shown);
    none.set(ticked.isEmpty());
  }

  void open() {
    TextField search = new TextField();
    search.setPromptText(Texts.of("compare.search-runs"));
    search.setAccessibleText(Texts.of("compare.search-runs"));
    search.textProperty().subscribe(this::filter);
    list.setCellFactory(l -> new RunCell());
    list.setFixedCellSize(46);
    list.setPrefHeight(380);
    list.setAccessibleText(Texts.of("compare.runs"));
    list.setOnKeyPressed(
        e -> {
          RunSummary run = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && run != null) {
            tick(run.id(), !ticked.contains(run.id()));
            list.refresh();
          }
        });
    Button go = Ui.primary(Texts.of("compare.compare"), Feather.BAR_CHART_2, this::choose);
    go.setDefaultButton(true);
    go.disableProperty().bind(none);
    VBox content =
        Ui.column(
            Spacing.S,
            search,
            Ui.grow(list),
            Ui.paragraph(Texts.of("compare.the-first-one-ticked-comes-first"), "muted"));
    dialogs.open(
        Texts.of("compare.runs-to-compare"),
        content,
        620,
        Ui.button(Texts.of("compare.cancel"), dialogs::close),
        go);
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(
        r ->
            wanted.isEmpty()
                || (r.name() + " " + r.id() + " " + r.dataset() + " " + r.platforms())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted));
  }

  private void tick(String id, boolean on) {
    if (on) {
      ticked.add(id);
    } else {
      ticked.remove(id);
    }
    none.set(ticked.isEmpty());
  }

  private void choose() {
    dialogs.close();
    onChosen.accept(new ArrayList<>(ticked));
  }

  private final class RunCell extends ListCell<RunSummary> {
    private final CheckBox box = new CheckBox();
    private final Label name = Ui.label("", "card-title");
    private final Label facts = Ui.label("", "muted", "small");
    private final HBox row = Ui.row(Spacing.M, box, Ui.grow(Ui.column(1, name, facts)));

    RunCell() {
      setPrefWidth(0);
      box.setFocusTraversable(false);
      box.setOnAction(e -> tick(getItem().id(), box.isSelected()));
    }

    @Override
    protected void updateItem(RunSummary run, boolean empty) {
      super.updateItem(run, empty);
      if (empty || run == null) {
        setGraphic(null);
        return;
      }
      box.setSelected(ticked.contains(run.id()));
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
