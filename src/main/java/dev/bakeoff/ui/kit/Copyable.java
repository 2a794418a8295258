package dev.bakeoff.ui.kit;

import dev.bakeoff.ui.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** A long value, shown short, with a button that copies it whole. */
public final class Copyable extends HBox {
  public Copyable(String name, String shown, String whole) {
    super(2);
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    Label label = Ui.label(shown, "mono");
    label.setTooltip(new Tooltip(whole));
    Button copy = Ui.iconButton(Texts.of("kit.copy", name), Feather.COPY, () -> copy(whole));
    copy.getStyleClass().addAll("small", "tight");
    getChildren().addAll(label, copy);
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
