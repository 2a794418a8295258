package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Tables;
import dev.bakeoff.ui.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Rows as text, with the columns that they have; a null does not look like a text. */
public final class RowsTable {
  private RowsTable() {}

  /**
   * Makes the table.
   *
   * @param name read out
   * @param columns the columns' names
   * @param rows each with one value per column; empty for null
   */
  public static TableView<List<Optional<String>>> of(
      String name, List<String> columns, List<List<Optional<String>>> rows) {
    TableView<List<Optional<String>>> view =
        Tables.table(
            name,
            new EmptyState(
                Feather.GRID,
                Texts.of("dataset.no-rows"),
                Texts.of("dataset.this-table-is-empty")));
    view.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    int place = 0;
    for (String column : columns) {
      view.getColumns().add(column(column, place++, rows));
    }
    view.getItems().setAll(rows);
    return view;
  }

  private static TableColumn<List<Optional<String>>, Optional<String>> column(
      String name, int place, List<List<Optional<String>>> rows) {
    TableColumn<List<Optional<String>>, Optional<String>> column = new TableColumn<>(name);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().get(place)));
    column.setComparator(Comparator.comparing(v -> v.orElse("")));
    column.setCellFactory(c -> new ValueCell());
    int longest =
        rows.stream()
            .limit(30)
            .mapToInt(r -> r.get(place).map(String::length).orElse(4))
            .max()
            .orElse(4);
    column.setPrefWidth(Math.clamp(Math.max(longest, name.length()) * 7.5 + 28, 70, 320));
    return column;
  }

  private static final class ValueCell extends TableCell<List<Optional<String>>, Optional<String>> {
    private static final int MOST = 300;

    @Override
    protected void updateItem(Optional<String> item, boolean empty) {
      super.updateItem(item, empty);
      String text = empty || item == null ? null : item.orElse(Texts.of("dataset.null-2"));
      // A document of 50 KB in a cell would be laid out whole.
      setText(text == null || text.length() <= MOST ? text : text.substring(0, MOST) + "…");
      getStyleClass().remove("null-value");
      setTooltip(
          text == null || text.length() < 40
              ? null
              : new Tooltip(text.length() <= 2 * MOST ? text : text.substring(0, 2 * MOST) + "…"));
      if (!empty && item != null && item.isEmpty()) {
        getStyleClass().add("null-value");
      }
    }
  }
}
