package dev.bakeoff.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A choice among few, as a card with a title and lines; by mouse, arrow keys and space. */
public final class ChoiceCard extends ToggleButton {
  private final VBox words;

  public ChoiceCard(String title, String... lines) {
    getStyleClass().add("choice-card");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    words = Ui.column(3, Ui.label(title, "choice-title"));
    for (String line : lines) {
      words.getChildren().add(Ui.label(line, "choice-line"));
    }
    words.setMinWidth(0);
    setGraphic(words);
    setAccessibleText(title + ". " + String.join(". ", lines));
  }

  /**
   * With lines that wrap in a height of its own: a button cannot tell how high it would be at a
   * width.
   */
  public ChoiceCard wrapped(double height) {
    words
        .getChildren()
        .forEach(
            line -> {
              Label label = (Label) line;
              label.setWrapText(true);
              label.setTextOverrun(OverrunStyle.ELLIPSIS);
              label.setMinHeight(0);
            });
    ((Label) words.getChildren().getFirst()).setMinHeight(USE_PREF_SIZE);
    words.prefWidthProperty().bind(widthProperty().subtract(30));
    words.setMaxHeight(height - 26);
    setMinHeight(height);
    setPrefHeight(height);
    return this;
  }

  /** With nodes, such as a pill, at its right edge. */
  public ChoiceCard trailing(Node... nodes) {
    HBox row = Ui.row(Spacing.M, Ui.grow(words));
    row.getChildren().addAll(nodes);
    row.prefWidthProperty().bind(widthProperty().subtract(30));
    setGraphic(row);
    return this;
  }

  /** With a node, such as an icon, at its left edge. */
  public ChoiceCard leading(Node node) {
    Node now = getGraphic();
    HBox row = Ui.row(Spacing.M, node, Ui.grow(now));
    row.prefWidthProperty().bind(widthProperty().subtract(30));
    setGraphic(row);
    return this;
  }

  /** One of a group, of which one is always chosen: choosing it again does not undo the choice. */
  public ChoiceCard of(ToggleGroup group) {
    setToggleGroup(group);
    addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (isSelected()) {
            e.consume();
            disarm();
          }
        });
    return this;
  }

  @Override
  public void fire() {
    if (getToggleGroup() == null || !isSelected()) {
      super.fire();
    }
  }
}
