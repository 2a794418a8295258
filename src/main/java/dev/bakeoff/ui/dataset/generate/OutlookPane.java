package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.SpecPreview.TablePreview;
import dev.bakeoff.ui.dataset.RowsTable;
import dev.bakeoff.ui.dataset.generate.OutlookModel.Outlook;
import dev.bakeoff.ui.kit.Facts;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What would be generated: size, time, disk, and the first rows of each table. */
final class OutlookPane extends VBox {
  private Facts facts = new Facts();
  private final Label trouble = Ui.paragraph("", "small", "tone-danger");
  private final ComboBox<TablePreview> tables = new ComboBox<>();
  private final StackPane rows = new StackPane();
  private final Label note = Ui.label("", "small", "muted");
  private final StatePane state = new StatePane();
  private final VBox content;
  private Optional<String> table = Optional.empty();
  private boolean filling;

  OutlookPane(OutlookModel model) {
    super(Spacing.M);
    getStyleClass().add("bo-card");
    tables.setId("outlook-table");
    tables.setMaxWidth(Double.MAX_VALUE);
    tables.setAccessibleText(Texts.of("dataset.table-to-look-into"));
    tables.setButtonCell(cell());
    tables.setCellFactory(list -> cell());
    tables
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !filling) {
                table = Optional.of(chosen.name());
                draw(chosen);
              }
            });
    rows.setMinHeight(80);
    note.setMinWidth(0);
    content = Ui.column(Spacing.M, facts, trouble, tables, Ui.grow(rows), note);
    state.loading(Texts.of("dataset.making-the-first-rows"));
    getChildren()
        .setAll(Ui.label(Texts.of("dataset.what-it-will-be"), "card-title"), Ui.grow(state));
    setMinWidth(240);
    model.outlookProperty().subscribe(this::show);
  }

  private void show(Reading<Outlook> reading) {
    switch (reading) {
      case Reading.Waiting<Outlook> w -> dim(true);
      case Reading.Failed<Outlook>(var problem) -> {
        dim(true);
        trouble(problem.toString());
        state.content(content);
      }
      case Reading.Done<Outlook>(Outlook outlook) -> {
        dim(false);
        fill(outlook);
        state.content(content);
      }
    }
  }

  /** What is shown is of the last wish that could be. */
  private void dim(boolean on) {
    facts.setOpacity(on ? 0.5 : 1);
    rows.setOpacity(on ? 0.5 : 1);
  }

  private void trouble(String text) {
    trouble.setText(text);
    trouble.setManaged(!text.isEmpty());
    trouble.setVisible(!text.isEmpty());
  }

  private void fill(Outlook outlook) {
    Estimate estimate = outlook.estimate();
    Facts figures =
        new Facts()
            .fact(Texts.of("dataset.rows"), Formats.count(estimate.rows()))
            .fact(Texts.of("dataset.tables"), Formats.count(outlook.tables().size()))
            .fact(Texts.of("dataset.on-disk-about"), Formats.bytes(estimate.bytes()).toString())
            .fact(Texts.of("dataset.free-on-disk"), Formats.bytes(estimate.freeBytes()).toString())
            .fact(Texts.of("dataset.time-about"), Formats.duration(estimate.time()));
    facts = figures;
    content.getChildren().set(0, facts);
    trouble(
        estimate.fits()
            ? ""
            : Texts.of(
                "dataset.the-disk-cannot-hold-it-about",
                Formats.bytes(estimate.bytes()),
                Formats.bytes(estimate.freeBytes())));
    filling = true;
    tables.getItems().setAll(outlook.tables());
    TablePreview shown =
        outlook.tables().stream()
            .filter(t -> table.filter(t.name()::equals).isPresent())
            .findFirst()
            .orElse(outlook.tables().getFirst());
    tables.setValue(shown);
    filling = false;
    draw(shown);
  }

  private void draw(TablePreview preview) {
    List<String> columns = preview.schema().columns().stream().map(Column::name).toList();
    rows.getChildren()
        .setAll(
            RowsTable.of(
                Texts.of("dataset.first-rows-of", preview.name()), columns, preview.first()));
    note.setText(
        preview.first().size() < preview.rows()
            ? Texts.of(
                "dataset.the-first-of-as-they-will",
                preview.first().size(),
                Formats.plural(preview.rows(), "row"))
            : Texts.of(
                "dataset.all-as-they-will-be-generated", Formats.plural(preview.rows(), "row")));
  }

  private static ListCell<TablePreview> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(TablePreview item, boolean empty) {
        super.updateItem(item, empty);
        setText(
            empty || item == null
                ? null
                : "%s  ·  %s, %s"
                    .formatted(
                        item.name(),
                        Formats.plural(item.rows(), "row"),
                        Formats.bytes(item.bytes())));
      }
    };
  }
}
