package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** Where the platform is, and how it is to be used. */
final class SettingsPage extends FieldsPage {
  private final FilePicker files;

  SettingsPage(Draft draft, FilePicker files) {
    super(draft);
    this.files = files;
  }

  @Override
  public String title() {
    return Texts.of("platform.settings");
  }

  @Override
  public String task() {
    return Texts.of("platform.where-it-is-values-are-checked");
  }

  @Override
  Stream<FieldModel> fields(ProfileModel profile) {
    return profile.fieldsProperty().get().stream()
        .filter(f -> FieldGroups.of(f.field()) != FieldGroups.SIGN_IN);
  }

  @Override
  VBox form(ProfileModel profile) {
    List<FieldModel> all = profile.fieldsProperty().get();
    VBox form = Ui.column(Spacing.M);
    FieldGroups.PLACE.among(all).forEach(f -> form.getChildren().add(FieldControls.of(f, files)));
    List<FieldModel> more = FieldGroups.MORE.among(all);
    if (more.isEmpty()) {
      return form;
    }
    VBox rest = Ui.column(Spacing.M);
    more.forEach(f -> rest.getChildren().add(FieldControls.of(f, files)));
    if (form.getChildren().isEmpty()) {
      return rest;
    }
    TitledPane pane = new TitledPane(Texts.of("platform.more-settings", more.size()), rest);
    pane.setId("more-settings");
    pane.setAnimated(false);
    pane.setExpanded(
        more.stream().anyMatch(f -> !f.valueProperty().get().equals(f.field().defaultValue())));
    form.getChildren().add(pane);
    return form;
  }
}
