package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The command line that does what a form is about to do, to be copied. */
public final class CommandBox extends HBox {
  private final Label text = Ui.paragraph("", "mono");

  public CommandBox(ObservableValue<String> command) {
    super(Spacing.S);
    getStyleClass().add("command-box");
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    text.setId("command");
    text.textProperty().bind(command);
    Button copy = Ui.iconButton(Texts.of("kit.copy-the-command"), Feather.COPY, this::copy);
    copy.getStyleClass().addAll("small", "tight");
    getChildren().addAll(Ui.icon(Feather.TERMINAL, "command-icon"), Ui.grow(text), copy);
    text.setMaxWidth(Double.MAX_VALUE);
    setAccessibleText(Texts.of("kit.command-line"));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(text.getText());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
