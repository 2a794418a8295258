package dev.bakeoff.ui.dataset;

import dev.bakeoff.dataset.DatasetPreview;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.DatasetsModel.Shelf;
import dev.bakeoff.ui.kit.Card;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of versions and, below it, the one selected in full. */
final class DatasetsOverview {
  private final DatasetsModel model;
  private final DatasetActions actions;
  private final StatePane state = new StatePane();
  private final DatasetDetail detail;
  private final VBox content;
  private final Page page;
  private final Card list;
  private final Card below;
  private final TextField search = new TextField();
  private final Button expand =
      Ui.iconButton(Texts.of("dataset.use-the-whole-height"), Feather.MAXIMIZE_2, this::expand);
  private boolean inSight;

  DatasetsOverview(
      UiServices.Data data, Navigator navigator, DatasetsModel model, DatasetActions actions) {
    this.model = model;
    this.actions = actions;
    this.detail =
        new DatasetDetail(new TablePane(new DatasetPreview(data.catalog()), navigator.window()));
    DatasetTable table = new DatasetTable(model, actions::delete);
    list = new Card(table.view());
    list.getStyleClass().add("list-card");
    expand.setId("dataset-expand");
    below = new Card("", detail, actions.forSelected(expand));
    below.setMinHeight(0);
    content = Ui.column(Spacing.L, list, Ui.grow(below));
    search.setId("dataset-search");
    search.setPromptText(Texts.of("dataset.search"));
    search.setAccessibleText(Texts.of("dataset.search-datasets"));
    search.setPrefColumnCount(14);
    search.setMinWidth(110);
    search.textProperty().bindBidirectional(model.queryProperty());
    search.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            search.clear();
          } else if (e.getCode() == KeyCode.DOWN) {
            table.view().requestFocus();
          }
        });
    PageHeader header =
        new PageHeader(
            Texts.of("dataset.datasets"), Texts.of("dataset.made-once-then-the-same-on"));
    header.actions(actions.forAll(search));
    page = new Page(header, Ui.grow(state));
    state.loading(Texts.of("dataset.reading-the-catalog"));
    model.selectedProperty().subscribe(this::show);
    model.shelfProperty().subscribe(this::show);
  }

  Node view() {
    return page;
  }

  void shown() {
    inSight = true;
    show(model.selectedProperty().get());
  }

  void hidden() {
    inSight = false;
    detail.stop();
  }

  private void show(Optional<DatasetEntry> entry) {
    below.setVisible(entry.isPresent());
    entry.ifPresent(e -> below.title(e.ref().toString()));
    if (inSight) {
      entry.ifPresentOrElse(detail::show, detail::stop);
    }
  }

  private void show(Reading<Shelf> reading) {
    switch (reading) {
      case Reading.Waiting<Shelf> w -> {}
      case Reading.Failed<Shelf>(Problem problem) -> state.problem(problem, model::refresh);
      case Reading.Done<Shelf>(Shelf shelf) -> {
        boolean none = shelf.versions().isEmpty() && shelf.problems().isEmpty();
        search.setDisable(none);
        if (none) {
          state.empty(
              new EmptyState(
                  Feather.DATABASE,
                  Texts.of("dataset.no-datasets-yet"),
                  Texts.of("dataset.a-dataset-is-generated-from-a"),
                  actions.first()));
        } else {
          content.getChildren().removeIf(n -> n.getStyleClass().contains("banner"));
          shelf.problems().forEach(p -> content.getChildren().addFirst(Ui.banner(p.toString())));
          state.content(content);
        }
      }
    }
  }

  /** On a small window the list and the detail want the same room. */
  private void expand() {
    boolean whole = list.isManaged();
    list.setManaged(!whole);
    list.setVisible(!whole);
    String name =
        whole ? Texts.of("dataset.show-the-list-again") : Texts.of("dataset.use-the-whole-height");
    expand.setGraphic(Ui.icon(whole ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2));
    expand.setTooltip(new Tooltip(name));
    expand.setAccessibleText(name);
  }
}
