package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.exchange.ImportPreview.ColumnPreview;
import dev.bakeoff.ui.dataset.transfer.ImportModel.TableEdit;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The columns that were found, with types to correct and a key to choose. */
final class ColumnEditTable {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private ColumnEditTable() {}

  static TableView<ColumnEdit> of(TableEdit table) {
    TableView<ColumnEdit> view =
        Tables.table(
            Texts.of("dataset.columns-of", table.found().schema().name()),
            new EmptyState(
                Feather.COLUMNS,
                Texts.of("dataset.no-columns"),
                Texts.of("dataset.nothing-was-found")));
    view.setId("import-columns");
    view.setFixedCellSize(42);
    Comparator<ColumnEdit> byName = Comparator.comparing(ColumnEdit::name);
    TableColumn<ColumnEdit, ?> key =
        Tables.node(Texts.of("dataset.key"), 54, c -> key(table, c), byName);
    TableColumn<ColumnEdit, ?> type =
        Tables.node(Texts.of("dataset.type"), 164, ColumnEditTable::type, byName);
    type.setMinWidth(150);
    view.getColumns()
        .setAll(
            List.of(
                Tables.text(Texts.of("dataset.column"), 150, ColumnEdit::name),
                type,
                key,
                Tables.text(Texts.of("dataset.nulls"), 80, c -> nulls(c.found())),
                Tables.text(
                    Texts.of("dataset.examples"),
                    260,
                    c -> String.join(", ", c.found().examples())),
                Tables.text(Texts.of("dataset.note"), 170, c -> c.found().note().orElse(""))));
    view.getColumns().forEach(c -> c.setSortable(false));
    view.getItems().setAll(table.columns());
    return view;
  }

  private static String nulls(ColumnPreview column) {
    return column.nulls().isPresent() ? Formats.count(column.nulls().getAsLong()) : Formats.NONE;
  }

  private static Node type(ColumnEdit column) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("type-" + column.name());
    box.setEditable(true);
    box.getItems().setAll(ImportModel.types());
    String found = column.found().column().type().name();
    if (!box.getItems().contains(found)) {
      box.getItems().addFirst(found);
    }
    box.setValue(column.typeProperty().get());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Texts.of("dataset.type-of-found", column.name(), found));
    box.getEditor().textProperty().subscribe(text -> column.typeProperty().set(text));
    column
        .error()
        .subscribe(
            e -> {
              box.pseudoClassStateChanged(INVALID, e.isPresent());
              box.setTooltip(new Tooltip(e.orElse(Texts.of("dataset.found", found))));
            });
    return box;
  }

  private static Node key(TableEdit table, ColumnEdit column) {
    CheckBox box = new CheckBox();
    box.setId("key-" + column.name());
    box.selectedProperty().bindBidirectional(column.keyProperty());
    boolean could = table.found().keys().contains(column.name());
    box.setAccessibleText(Texts.of("dataset.primary-key-2", column.name()));
    box.setTooltip(
        new Tooltip(
            could
                ? Texts.of("dataset.its-values-are-all-different-and")
                : Texts.of("dataset.part-of-the-primary-key-keys")));
    return box;
  }
}
