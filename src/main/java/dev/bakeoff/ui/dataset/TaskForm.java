package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.kit.CommandBox;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A form on one page: what is filled in, the same as a command, and the button that goes ahead. */
public final class TaskForm extends VBox {
  /**
   * Makes the form.
   *
   * @param content what is filled in; scrolls by itself where it must
   * @param command the command line that does the same; blank while there is none
   * @param obstacle what keeps the user from going ahead; empty where nothing does
   * @param go goes ahead; Ctrl+Enter does so too
   */
  public TaskForm(
      Region content,
      ObservableValue<String> command,
      ObservableValue<Optional<String>> obstacle,
      Button go) {
    super(Spacing.L);
    CommandBox box = new CommandBox(command);
    box.visibleProperty().bind(command.map(c -> !c.isBlank()));
    box.managedProperty().bind(box.visibleProperty());
    box.setMinHeight(USE_PREF_SIZE);
    Label why = Ui.paragraph("", "small", "tone-warning");
    why.setMaxWidth(560);
    obstacle.subscribe(
        o -> {
          why.setText(o.orElse(""));
          go.setDisable(o.isPresent());
        });
    HBox foot = Ui.row(Spacing.M, Ui.spacer(), why, go);
    foot.setMinHeight(USE_PREF_SIZE);
    content.setMinHeight(0);
    getChildren().setAll(Ui.grow(content), box, foot);
    setMinSize(0, 0);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == javafx.scene.input.KeyCode.ENTER && e.isShortcutDown()) {
            go.fire();
          }
        });
  }
}
