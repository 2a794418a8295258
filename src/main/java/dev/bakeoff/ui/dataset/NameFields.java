package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** The fields for the name and version of what is made. */
public final class NameFields {
  private NameFields() {}

  /**
   * Makes the fields, side by side where there is room.
   *
   * @param prefix of the fields' ids
   * @param more fields beside them
   */
  public static EvenGrid of(String prefix, NameModel model, Node... more) {
    EvenGrid grid =
        new EvenGrid(
            140,
            3,
            Spacing.M,
            field(
                Texts.of("dataset.name"),
                prefix + "-name",
                model.nameProperty(),
                model.nameError(),
                ""),
            field(
                Texts.of("dataset.version"),
                prefix + "-version",
                model.versionProperty(),
                model.versionError(),
                ""));
    grid.getChildren().addAll(more);
    return grid;
  }

  /** One field with its complaint. */
  public static FormField field(
      String label,
      String id,
      StringProperty value,
      ObservableValue<Optional<String>> error,
      String help) {
    TextField text = new TextField();
    text.setId(id);
    text.setPrefColumnCount(8);
    text.textProperty().bindBidirectional(value);
    return new FormField(label, text, help, error);
  }
}
