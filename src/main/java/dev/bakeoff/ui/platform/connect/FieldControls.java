package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.SettingField;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The control of a field that is no secret. */
final class FieldControls {
  private FieldControls() {}

  static Node of(FieldModel model, FilePicker files) {
    SettingField field = model.field();
    Control control = control(model);
    control.setId("field-" + field.key());
    String label = field.required() ? field.label() + " *" : field.label();
    FormField form = new FormField(label, control, field.help(), model.error());
    if (field.kind() != SettingField.Kind.FILE) {
      return form;
    }
    Button browse =
        Ui.button(
            Texts.of("platform.browse"),
            Feather.FOLDER,
            () ->
                files
                    .open(field.label(), Texts.of("platform.any-file"), "*")
                    .ifPresent(path -> model.valueProperty().set(path.toString())));
    HBox row = Ui.row(Spacing.S, Ui.grow(form), browse);
    // The help below the field must not draw the button down with it.
    row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
    HBox.setMargin(browse, new javafx.geometry.Insets(21, 0, 0, 0));
    return row;
  }

  private static Control control(FieldModel model) {
    SettingField field = model.field();
    if (field.kind() == SettingField.Kind.CHOICE) {
      ComboBox<String> box = new ComboBox<>();
      box.getItems().setAll(field.choices());
      box.valueProperty().bindBidirectional(model.valueProperty());
      return box;
    }
    TextField text = new TextField();
    text.setPromptText(field.defaultValue());
    text.textProperty().bindBidirectional(model.valueProperty());
    return text;
  }
}
