package dev.bakeoff.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A framed group with a title and, at its right, small actions. */
public final class Card extends VBox {
  private final Label heading = Ui.label("", "card-title");

  public Card(String title, Node content, Node... actions) {
    this(content);
    heading.setText(title);
    heading.setMinWidth(0);
    HBox head = Ui.row(Spacing.S, heading, Ui.spacer());
    head.getChildren().addAll(actions);
    getChildren().addFirst(head);
  }

  public Card(Node content) {
    getStyleClass().add("bo-card");
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().add(content);
  }

  public void title(String text) {
    heading.setText(text);
  }
}
