package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.secret.SecretReference;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A secret's field as a kind of place and a name there. FX thread only. */
final class SecretModel {
  /** The kinds of places. */
  enum Kind {
    NONE(Texts.of("platform.none"), ""),
    KEYCHAIN(Texts.of("platform.system-keychain"), Texts.of("platform.entry")),
    ENVIRONMENT(Texts.of("platform.environment-variable"), Texts.of("platform.variable")),
    COMMAND(
        Texts.of("platform.command-that-prints-it"), Texts.of("platform.program-and-arguments")),
    PGPASS(Texts.of("platform.postgresql-password-file"), ""),
    ASK(Texts.of("platform.ask-me"), "");

    private final String label;
    private final String nameLabel;

    Kind(String label, String nameLabel) {
      this.label = label;
      this.nameLabel = nameLabel;
    }

    String label() {
      return label;
    }

    /** What the name is; empty where there is none. */
    String nameLabel() {
      return nameLabel;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  private final FieldModel field;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
  private final StringProperty name = new SimpleStringProperty("");

  SecretModel(FieldModel field) {
    this.field = field;
    read(field.valueProperty().get());
    kind.subscribe((was, is) -> write());
    name.subscribe((was, is) -> write());
  }

  FieldModel field() {
    return field;
  }

  ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  StringProperty nameProperty() {
    return name;
  }

  private void read(String text) {
    Optional<SecretReference> reference;
    try {
      reference = SecretReference.parse(text == null ? "" : text);
    } catch (ProblemException e) {
      reference = Optional.empty();
    }
    reference.ifPresent(
        r -> {
          switch (r) {
            case SecretReference.Environment(String variable) -> set(Kind.ENVIRONMENT, variable);
            case SecretReference.Keychain(String entry) -> set(Kind.KEYCHAIN, entry);
            case SecretReference.Command c ->
                set(Kind.COMMAND, c.text().substring("command: ".length()));
            case SecretReference.PgPass(Optional<String> file) -> set(Kind.PGPASS, file.orElse(""));
            case SecretReference.Ask a -> set(Kind.ASK, "");
          }
        });
  }

  private void set(Kind chosen, String named) {
    kind.set(chosen);
    name.set(named);
  }

  private void write() {
    String named = name.get().strip();
    field
        .valueProperty()
        .set(
            switch (kind.get()) {
              case NONE -> "";
              case KEYCHAIN -> "keychain:" + named;
              case ENVIRONMENT ->
                  "${" + named.replaceFirst("^\\$\\{", "").replaceFirst("}$", "") + "}";
              case COMMAND -> "command: " + named;
              case PGPASS -> named.isEmpty() ? "pgpass" : "pgpass:" + named;
              case ASK -> "ask";
            });
  }
}
