package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.SettingField;
import dev.bakeoff.ui.kit.EmptyState;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who signs in, and where the password, key or token is found. */
final class SignInPage extends FieldsPage {
  private final Window window;

  SignInPage(Draft draft, Window window) {
    super(draft);
    this.window = window;
  }

  @Override
  public String title() {
    return Texts.of("platform.sign-in");
  }

  @Override
  public String task() {
    return Texts.of("platform.who-signs-in-and-where-the");
  }

  @Override
  Stream<FieldModel> fields(ProfileModel profile) {
    return FieldGroups.SIGN_IN.among(profile.fieldsProperty().get()).stream();
  }

  @Override
  VBox form(ProfileModel profile) {
    List<FieldModel> fields = fields(profile).toList();
    if (fields.isEmpty()) {
      return Ui.column(
          Spacing.M,
          new EmptyState(
              Feather.UNLOCK,
              Texts.of("platform.nothing-to-sign-in-to"),
              Texts.of("platform.it-runs-on-this-machine-on")));
    }
    profile.suggestName();
    VBox form = Ui.column(Spacing.L);
    boolean first = true;
    for (FieldModel field : fields) {
      if (field.field().kind() == SettingField.Kind.SECRET) {
        form.getChildren().add(editor(field, profile, first));
        first = false;
      } else {
        form.getChildren().add(FieldControls.of(field, window.files()));
      }
    }
    HBox note =
        Ui.row(
            Spacing.S,
            Ui.icon(Feather.LOCK),
            Ui.grow(Ui.paragraph(Texts.of("platform.passwords-and-tokens-never-stand-in"))));
    note.getStyleClass().add("hint");
    form.getChildren().add(note);
    return form;
  }

  private SecretEditor editor(FieldModel field, ProfileModel profile, boolean first) {
    SecretModel secret = new SecretModel(field);
    Optional<String> typed = first ? draft.offered() : Optional.empty();
    String entry = profile.nameProperty().get();
    if (typed.isPresent()) {
      secret.nameProperty().set(entry);
      secret.kindProperty().set(SecretModel.Kind.KEYCHAIN);
    }
    return new SecretEditor(
        secret,
        draft.services().setup().keychain(),
        window,
        first ? entry : entry + " " + field.field().key(),
        typed);
  }
}
