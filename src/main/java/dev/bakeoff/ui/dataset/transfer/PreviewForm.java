package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.exchange.BadRowPolicy;
import dev.bakeoff.dataset.exchange.BadRowSummary;
import dev.bakeoff.dataset.exchange.ImportPreview.TablePreview;
import dev.bakeoff.ui.dataset.NameFields;
import dev.bakeoff.ui.dataset.RowsTable;
import dev.bakeoff.ui.dataset.transfer.ImportModel.TableEdit;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Switch;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What was found, to be corrected and named. */
final class PreviewForm extends VBox {
  private final StackPane place = new StackPane();
  private final Label facts = Ui.label("", "small", "muted");

  PreviewForm(ImportModel model) {
    super(Spacing.M);
    ComboBox<TableEdit> tables = new ComboBox<>();
    tables.setId("import-table");
    tables.setMaxWidth(Double.MAX_VALUE);
    tables.setButtonCell(cell());
    tables.setCellFactory(list -> cell());
    tables.getItems().setAll(model.tables());
    tables.valueProperty().subscribe(this::show);
    model.tables().stream().findFirst().ifPresent(tables::setValue);
    boolean several = model.tables().size() > 1;
    tables.setVisible(several);
    tables.setManaged(several);
    place.setMinHeight(120);
    getChildren().add(NameFields.of("import", model.name()));
    getChildren().addAll(tables, facts, Ui.grow(place));
    model.preview().notes().forEach(n -> getChildren().add(Ui.paragraph(n, "small", "muted")));
    getChildren().add(policy(model));
    for (TablePreview table : model.preview().tables()) {
      if (table.badRows().count() > 0) {
        getChildren().add(bad(table.badRows()));
      }
    }
  }

  private void show(TableEdit table) {
    if (table == null) {
      return;
    }
    TablePreview found = table.found();
    String rows =
        found.rows().isPresent()
            ? Formats.plural(found.rows().getAsLong(), "row")
            : Texts.of("dataset.rows-are-counted-by-the-import");
    facts.setText(
        Texts.of(
            "dataset.correct-a-type-or-choose-the",
            found.schema().name(),
            rows,
            Formats.plural(table.columns().size(), "column")));
    place
        .getChildren()
        .setAll(
            new Switch(
                List.of(
                    new Switch.Side(Texts.of("dataset.columns"), () -> ColumnEditTable.of(table)),
                    new Switch.Side(
                        Texts.of("dataset.first-rows"),
                        () ->
                            RowsTable.of(
                                Texts.of("dataset.first-rows-of", found.schema().name()),
                                found.schema().columns().stream().map(Column::name).toList(),
                                found.firstRows())))));
  }

  private static HBox policy(ImportModel model) {
    ToggleGroup group = new ToggleGroup();
    RadioButton refuse = new RadioButton(Texts.of("dataset.import-nothing-if-a-row-cannot"));
    RadioButton aside = new RadioButton(Texts.of("dataset.set-such-rows-aside-in-a"));
    refuse.setId("bad-rows-refuse");
    aside.setId("bad-rows-aside");
    refuse.setToggleGroup(group);
    aside.setToggleGroup(group);
    group.selectToggle(model.policyProperty().get() == BadRowPolicy.REFUSE ? refuse : aside);
    group
        .selectedToggleProperty()
        .subscribe(
            chosen ->
                model
                    .policyProperty()
                    .set(aside.equals(chosen) ? BadRowPolicy.SET_ASIDE : BadRowPolicy.REFUSE));
    HBox row = Ui.row(Spacing.L, refuse, aside);
    row.setMinHeight(USE_PREF_SIZE);
    return row;
  }

  private static VBox bad(BadRowSummary bad) {
    VBox lines =
        Ui.column(
            2,
            Ui.banner(
                Texts.of(
                    "dataset.of-cannot-be-read", Formats.plural(bad.count(), "row"), bad.table())));
    bad.first().stream()
        .limit(3)
        .forEach(
            r ->
                lines
                    .getChildren()
                    .add(
                        Ui.label(
                            Texts.of(
                                "dataset.line",
                                r.file().getFileName(),
                                Formats.count(r.line()),
                                r.reason()),
                            "small",
                            "muted")));
    return lines;
  }

  private static ListCell<TableEdit> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(TableEdit item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.found().schema().name());
      }
    };
  }
}
