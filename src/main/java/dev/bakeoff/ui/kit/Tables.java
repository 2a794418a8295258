package dev.bakeoff.ui.kit;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** Tables and their columns, aligned and sorted alike everywhere. */
public final class Tables {
  private Tables() {}

  /** A striped table whose columns fill its width. */
  public static <T> TableView<T> table(String name, Node placeholder) {
    TableView<T> table = new TableView<>();
    table.getStyleClass().addAll("bo-table", "striped");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(placeholder);
    table.setAccessibleText(name);
    return table;
  }

  /** Words, left-aligned; what does not fit can be read in a tooltip. */
  public static <T> TableColumn<T, String> text(
      String title, double width, Function<T, String> value) {
    TableColumn<T, String> column = column(title, width, value);
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setTooltip(empty || item == null || item.length() < 16 ? null : new Tooltip(item));
              }
            });
    return column;
  }

  /** A figure, right-aligned, sorted by its value and not by how it is written. */
  public static <T> TableColumn<T, T> figure(
      String title, double width, Function<T, String> written, Comparator<T> order) {
    TableColumn<T, T> column = column(title, width, Function.identity());
    column.setComparator(order);
    column.getStyleClass().add("figure");
    column.setMinWidth(width * 0.8);
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : written.apply(item));
              }
            });
    return column;
  }

  /** Takes no more than its width when the table has room to spare. */
  public static <T, V> TableColumn<T, V> narrow(TableColumn<T, V> column) {
    column.setMaxWidth(column.getPrefWidth());
    return column;
  }

  public static <T> TableColumn<T, T> count(String title, double width, ToLongFunction<T> value) {
    return figure(
        title,
        width,
        item -> Formats.count(value.applyAsLong(item)),
        Comparator.comparingLong(value));
  }

  /** A node per row, for example a {@link Pill}. */
  public static <T> TableColumn<T, T> node(
      String title, double width, Function<T, Node> make, Comparator<T> order) {
    TableColumn<T, T> column = column(title, width, Function.identity());
    column.setComparator(order);
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : make.apply(item));
              }
            });
    return column;
  }

  private static <T, V> TableColumn<T, V> column(String title, double width, Function<T, V> value) {
    TableColumn<T, V> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 60));
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    return column;
  }
}
