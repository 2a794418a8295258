package dev.bakeoff.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control with its label above and, below, help that gives way to what is wrong. */
public final class FormField extends VBox {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  /**
   * @param error what is wrong with the value now, empty where it is right
   */
  public FormField(
      String labelText, Node control, String help, ObservableValue<Optional<String>> error) {
    this(labelText, control, help);
    Label line = (Label) getChildren().getLast();
    Node marked = control;
    error.subscribe(
        e -> {
          line.setText(e.orElse(help));
          line.getStyleClass().setAll("label", e.isPresent() ? "field-error" : "field-help");
          boolean empty = line.getText().isEmpty();
          line.setVisible(!empty);
          line.setManaged(!empty);
          marked.pseudoClassStateChanged(INVALID, e.isPresent());
          marked.setAccessibleHelp(line.getText());
        });
  }

  public FormField(String labelText, Node control, String help) {
    super(Spacing.XS);
    Label label = Ui.label(labelText, "field-label");
    label.setLabelFor(control);
    if (control instanceof Control c) {
      c.setMaxWidth(Double.MAX_VALUE);
    }
    control.setAccessibleText(labelText);
    control.setAccessibleHelp(help);
    Label line = Ui.paragraph(help, "field-help");
    line.setVisible(!help.isEmpty());
    line.setManaged(!help.isEmpty());
    getChildren().addAll(label, control, line);
  }
}
