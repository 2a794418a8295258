package dev.bakeoff.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A control with its label above and, below, help that gives way to what is wrong. Nothing is
 * called wrong before the user has been there.
 */
public final class FormField extends VBox {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final Node control;
  private final String help;
  private final Label line;
  private boolean visited;

  /**
   * @param error what is wrong with the value now, empty where it is right
   */
  public FormField(
      String labelText, Node control, String help, ObservableValue<Optional<String>> error) {
    super(Spacing.XS);
    this.control = control;
    this.help = help;
    Label label = Ui.label(labelText, "field-label");
    label.setLabelFor(control);
    if (control instanceof Control c) {
      c.setMaxWidth(Double.MAX_VALUE);
    }
    control.setAccessibleText(labelText);
    line = Ui.paragraph("", "field-help");
    getChildren().addAll(label, control, line);
    show(Optional.empty());
    error.subscribe(
        (was, is) -> {
          visited = true;
          show(is);
        });
    control
        .focusedProperty()
        .subscribe(
            (was, is) -> {
              visited |= was && !is;
              show(visited ? error.getValue() : Optional.empty());
            });
  }

  public FormField(String labelText, Node control, String help) {
    this(
        labelText,
        control,
        help,
        new javafx.beans.property.SimpleObjectProperty<>(Optional.empty()));
  }

  private void show(Optional<String> error) {
    line.setText(error.orElse(help));
    line.getStyleClass().setAll("label", error.isPresent() ? "field-error" : "field-help");
    boolean empty = line.getText().isEmpty();
    line.setVisible(!empty);
    line.setManaged(!empty);
    control.pseudoClassStateChanged(INVALID, error.isPresent());
    control.setAccessibleHelp(line.getText());
  }
}
