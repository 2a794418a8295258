package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form of a profile, made from what its platform declares. */
final class ProfileDialog {
  private static final String SECRETS =
      "A password or token is never stored: the profile holds only the name of an environment"
          + " variable, such as ${PGPASSWORD}, which is read when a connection is made.";

  private final ProfileModel model;

  ProfileDialog(ProfileModel model) {
    this.model = model;
  }

  /**
   * Opens the form.
   *
   * @param onSave takes what was filled in; closing the dialog is up to it, so that a refusal can
   *     keep it open
   */
  void open(Dialogs dialogs, List<PlatformDescriptor> types, Consumer<PlatformProfile> onSave) {
    VBox form = Ui.column(Spacing.M);
    VBox fields = Ui.column(Spacing.M);
    if (model.isNew()) {
      form.getChildren().add(new FormField("Platform", typeBox(types), ""));
    }
    TextField name = new TextField();
    name.setId("profile-name");
    name.textProperty().bindBidirectional(model.nameProperty());
    form.getChildren()
        .addAll(
            new FormField("Name", name, "How runs and reports call it.", model.nameError()),
            fields);
    model
        .fieldsProperty()
        .subscribe(
            made -> {
              fields.getChildren().setAll(made.stream().map(ProfileDialog::field).toList());
              if (made.stream().anyMatch(f -> f.field().kind() == SettingField.Kind.SECRET)) {
                var note = Ui.row(Spacing.S, Ui.icon(Feather.LOCK), Ui.grow(Ui.paragraph(SECRETS)));
                note.getStyleClass().add("hint");
                fields.getChildren().add(note);
              }
            });
    ScrollPane scroll = Ui.scroll(form);
    scroll.setPrefHeight(460);
    form.getStyleClass().add("dialog-form");
    Button cancel = Ui.button("Cancel", dialogs::close);
    cancel.setCancelButton(true);
    Button save = Ui.primary("Save", Feather.CHECK, () -> onSave.accept(model.profile()));
    save.setId("profile-save");
    save.setDefaultButton(true);
    save.disableProperty().bind(model.valid().not());
    VBox holder = Ui.column(0, scroll);
    dialogs.open(
        model.isNew() ? "Add a platform" : "Edit " + model.nameProperty().get(),
        holder,
        540,
        cancel,
        save);
  }

  private ComboBox<PlatformDescriptor> typeBox(List<PlatformDescriptor> types) {
    ComboBox<PlatformDescriptor> box = new ComboBox<>();
    box.setId("profile-type");
    box.getItems().setAll(types);
    box.setCellFactory(list -> typeCell());
    box.setButtonCell(typeCell());
    box.setValue(model.typeProperty().get());
    box.valueProperty().subscribe((was, is) -> model.choose(is));
    return box;
  }

  private static ListCell<PlatformDescriptor> typeCell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(PlatformDescriptor item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.displayName());
      }
    };
  }

  private static FormField field(FieldModel model) {
    SettingField field = model.field();
    Control control;
    if (field.kind() == SettingField.Kind.CHOICE) {
      ComboBox<String> box = new ComboBox<>();
      box.getItems().setAll(field.choices());
      box.valueProperty().bindBidirectional(model.valueProperty());
      control = box;
    } else {
      TextField text = new TextField();
      text.setPromptText(
          field.kind() == SettingField.Kind.SECRET
              ? "${" + field.key().toUpperCase(java.util.Locale.ROOT) + "}"
              : field.defaultValue());
      text.textProperty().bindBidirectional(model.valueProperty());
      control = text;
    }
    control.setId("field-" + field.key());
    String label = field.required() ? field.label() + " *" : field.label();
    return new FormField(label, control, field.help(), model.error());
  }
}
