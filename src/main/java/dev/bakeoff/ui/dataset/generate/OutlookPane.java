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
    tables.setAccessibleText("Table to look into");
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
    state.loading("Making the first rows");
    getChildren().setAll(Ui.label("What it will be", "card-title"), Ui.grow(state));
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
            .fact("Rows", Formats.count(estimate.rows()))
            .fact("Tables", Formats.count(outlook.tables().size()))
            .fact("On disk, about", Formats.bytes(estimate.bytes()).toString())
            .fact("Free on disk", Formats.bytes(estimate.freeBytes()).toString())
            .fact("Time, about", Formats.duration(estimate.time()));
    facts = figures;
    content.getChildren().set(0, facts);
    trouble(
        estimate.fits()
            ? ""
            : "The disk cannot hold it: about %s are needed and %s are free. Choose less, free some space, or set BAKEOFF_HOME to a larger disk."
                .formatted(Formats.bytes(estimate.bytes()), Formats.bytes(estimate.freeBytes())));
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
        .setAll(RowsTable.of("First rows of " + preview.name(), columns, preview.first()));
    note.setText(
        preview.first().size() < preview.rows()
            ? "The first %d of %s, as they will be generated."
                .formatted(preview.first().size(), Formats.plural(preview.rows(), "row"))
            : "All " + Formats.plural(preview.rows(), "row") + ", as they will be generated.");
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
