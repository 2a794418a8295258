package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.secret.Keychain;
import dev.bakeoff.ui.kit.FormField;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.connect.SecretModel.Kind;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Where a secret is found: the kind of place, the name there, and for the keychain a way to put it
 * there now. What is typed as a password goes to the keychain and nowhere else.
 */
final class SecretEditor extends VBox {
  private final SecretModel model;
  private final Keychain keychain;
  private final Window window;
  private final String suggestion;
  private final VBox place = Ui.column(Spacing.S);

  /**
   * @param suggestion a name for a new entry of the keychain
   * @param typed a password that was found in a JDBC URL, to be stored or left out
   */
  SecretEditor(
      SecretModel model,
      Keychain keychain,
      Window window,
      String suggestion,
      Optional<String> typed) {
    super(Spacing.S);
    this.model = model;
    this.keychain = keychain;
    this.window = window;
    this.suggestion = suggestion;
    SettingField field = model.field().field();
    ComboBox<Kind> kind = new ComboBox<>();
    kind.setId("secret-" + field.key());
    kind.getItems()
        .setAll(
            Stream.of(Kind.values())
                .filter(k -> k != Kind.PGPASS || field.key().equals("password"))
                .toList());
    kind.valueProperty().bindBidirectional(model.kindProperty());
    kind.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .setAll(
            new FormField(field.label(), kind, Texts.of("platform.where-it-is-found-when-a")),
            place);
    model.kindProperty().subscribe(k -> show(k, typed));
  }

  private void show(Kind kind, Optional<String> typed) {
    place.getChildren().clear();
    place.setManaged(!kind.nameLabel().isEmpty() || kind == Kind.ASK);
    switch (kind) {
      case NONE, PGPASS -> {}
      case ASK ->
          place
              .getChildren()
              .add(Ui.paragraph(Texts.of("platform.a-dialog-asks-for-it-on"), "muted"));
      case ENVIRONMENT, COMMAND -> place.getChildren().add(name(kind));
      case KEYCHAIN -> {
        if (model.nameProperty().get().isBlank()) {
          model.nameProperty().set(suggestion);
        }
        place.getChildren().addAll(List.of(name(kind), store(typed)));
      }
    }
  }

  private FormField name(Kind kind) {
    TextField text = new TextField();
    text.setId("field-" + model.field().field().key());
    text.setPromptText(
        switch (kind) {
          case ENVIRONMENT -> "PGPASSWORD";
          case COMMAND -> "vault read -field=password secret/prod";
          case NONE, KEYCHAIN, PGPASS, ASK -> "";
        });
    text.textProperty().bindBidirectional(model.nameProperty());
    String help =
        switch (kind) {
          case ENVIRONMENT -> Texts.of("platform.read-from-the-environment-that");
          case COMMAND -> Texts.of("platform.runs-without-a-shell-each-time");
          case NONE, KEYCHAIN, PGPASS, ASK -> Texts.of("platform.the-entry-s-name-under-bakeoff");
        };
    return new FormField(kind.nameLabel(), text, help, model.field().error());
  }

  private FormField store(Optional<String> typed) {
    PasswordField password = new PasswordField();
    String key = model.field().field().key();
    password.setId("value-" + key);
    typed.ifPresent(password::setText);
    Label said = Ui.paragraph("", "small", "muted");
    said.managedProperty().bind(said.textProperty().isNotEmpty());
    Button store =
        Ui.button(
            Texts.of("platform.store-in-keychain-now"), Feather.LOCK, () -> store(password, said));
    store.setId("store-" + key);
    store
        .disableProperty()
        .bind(password.textProperty().isEmpty().or(model.nameProperty().isEmpty()));
    HBox row = Ui.row(Spacing.S, Ui.grow(password), store);
    return new FormField(
        Texts.of("platform.to-store", model.field().field().label()),
        Ui.column(Spacing.XS, row, said),
        Texts.of("platform.left-empty-the-entry-must-be"));
  }

  private void store(PasswordField password, Label said) {
    String entry = model.nameProperty().get().strip();
    String secret = password.getText();
    said.setText(Texts.of("platform.storing"));
    window
        .tasks()
        .load(
            () -> {
              keychain.store(entry, secret);
              return entry;
            },
            stored -> {
              password.clear();
              said.setText(Texts.of("platform.stored-as", stored));
            },
            problem -> said.setText(problem.toString()));
  }
}
