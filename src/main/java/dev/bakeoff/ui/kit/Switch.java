package dev.bakeoff.ui.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Two or three views of the same thing, of which one shows. */
public final class Switch extends VBox {
  /** One of the views and what its button says; the view is made when first shown. */
  public record Side(String name, Supplier<Node> view) {}

  private final Map<String, Node> made = new HashMap<>();

  public Switch(List<Side> sides) {
    super(Spacing.S);
    StackPane place = new StackPane();
    ToggleGroup group = new ToggleGroup();
    HBox buttons = new HBox();
    for (Side side : sides) {
      ToggleButton button = new ToggleButton(side.name());
      button.setToggleGroup(group);
      String position =
          side.equals(sides.getFirst())
              ? "left-pill"
              : side.equals(sides.getLast()) ? "right-pill" : "center-pill";
      button.getStyleClass().addAll(position, "small");
      button.setOnAction(
          e -> {
            button.setSelected(true);
            place.getChildren().setAll(view(side));
          });
      buttons.getChildren().add(button);
    }
    ((ToggleButton) buttons.getChildren().getFirst()).setSelected(true);
    place.getChildren().setAll(view(sides.getFirst()));
    getChildren().addAll(buttons, Ui.grow(place));
    Ui.grow(this);
  }

  private Node view(Side side) {
    return made.computeIfAbsent(side.name(), n -> side.view().get());
  }
}
