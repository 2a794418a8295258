package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.exchange.ImportPreview.ColumnPreview;
import dev.bakeoff.ui.dataset.transfer.ImportModel.TableEdit;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Tables;
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
            "Columns of " + table.found().schema().name(),
            new EmptyState(Feather.COLUMNS, "No columns", "Nothing was found."));
    view.setId("import-columns");
    view.setFixedCellSize(42);
    Comparator<ColumnEdit> byName = Comparator.comparing(ColumnEdit::name);
    TableColumn<ColumnEdit, ?> key = Tables.node("Key", 54, c -> key(table, c), byName);
    TableColumn<ColumnEdit, ?> type = Tables.node("Type", 164, ColumnEditTable::type, byName);
    type.setMinWidth(150);
    view.getColumns()
        .setAll(
            List.of(
                Tables.text("Column", 150, ColumnEdit::name),
                type,
                key,
                Tables.text("Nulls", 80, c -> nulls(c.found())),
                Tables.text("Examples", 260, c -> String.join(", ", c.found().examples())),
                Tables.text("Note", 170, c -> c.found().note().orElse(""))));
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
    box.setAccessibleText("Type of " + column.name() + "; found: " + found);
    box.getEditor().textProperty().subscribe(text -> column.typeProperty().set(text));
    column
        .error()
        .subscribe(
            e -> {
              box.pseudoClassStateChanged(INVALID, e.isPresent());
              box.setTooltip(new Tooltip(e.orElse("Found: " + found)));
            });
    return box;
  }

  private static Node key(TableEdit table, ColumnEdit column) {
    CheckBox box = new CheckBox();
    box.setId("key-" + column.name());
    box.selectedProperty().bindBidirectional(column.keyProperty());
    boolean could = table.found().keys().contains(column.name());
    box.setAccessibleText("Primary key: " + column.name());
    box.setTooltip(
        new Tooltip(
            could
                ? "Its values are all different and none is null: it can be the key"
                : "Part of the primary key; keys must be different, which the import checks"));
    return box;
  }
}
