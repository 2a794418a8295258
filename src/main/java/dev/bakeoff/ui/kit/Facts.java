package dev.bakeoff.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small named facts side by side, wrapping where the room ends. */
public final class Facts extends FlowPane {
  public Facts() {
    super(Spacing.XL, Spacing.M);
    getStyleClass().add("facts");
    // Without this it would ask for one line as wide as all facts together.
    setPrefWrapLength(300);
  }

  public Facts fact(String name, String value) {
    Label label = Ui.label(value, "fact-value");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return fact(name, label);
  }

  public Facts fact(String name, Node value) {
    VBox box = Ui.column(2, Ui.label(name, "fact-name"), value);
    getChildren().add(box);
    return this;
  }
}
