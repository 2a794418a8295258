package dev.bakeoff.ui.designer;

import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The fields that the designer's panes are made of. */
final class Fields {
  private static final double LEAST_WIDTH = 180;

  private Fields() {}

  static FormField text(String label, String id, Entry<?> entry, String help) {
    return new FormField(label, field(id, entry), help, entry.error());
  }

  static TextField field(String id, Entry<?> entry) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(entry.textProperty());
    return field;
  }

  static <T> ComboBox<T> choice(
      String id, List<T> all, ObjectProperty<T> value, Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(all);
    box.setCellFactory(_ -> cell(words));
    box.setButtonCell(cell(words));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private static <T> ListCell<T> cell(Function<T, String> words) {
    return new ListCell<>() {
      @Override
      protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : words.apply(item));
      }
    };
  }

  /** Three beside each other, aligned at the top, wrapping into as many rows as it takes. */
  static Node thirds(Node... fields) {
    GridPane grid = new GridPane(Spacing.L, Spacing.M);
    for (int i = 0; i < 3; i++) {
      ColumnConstraints third = new ColumnConstraints();
      third.setPercentWidth(100.0 / 3);
      third.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(third);
    }
    for (int i = 0; i < fields.length; i++) {
      GridPane.setValignment(fields[i], VPos.TOP);
      grid.add(fields[i], i % 3, i / 3);
    }
    return grid;
  }

  static EvenGrid cards(Node... cards) {
    return new EvenGrid(LEAST_WIDTH, 3, Spacing.S, cards);
  }
}
