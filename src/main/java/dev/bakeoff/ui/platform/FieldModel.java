package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.SettingField;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** One field of a profile's form and what is wrong with it now. */
public final class FieldModel {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final SettingField field;
  private final StringProperty value;
  private final ObservableValue<Optional<String>> error;

  FieldModel(SettingField field, String initial) {
    this.field = field;
    this.value = new SimpleStringProperty(initial);
    this.error = Bindings.createObjectBinding(this::check, value);
  }

  public SettingField field() {
    return field;
  }

  public StringProperty valueProperty() {
    return value;
  }

  public ObservableValue<Optional<String>> error() {
    return error;
  }

  String value() {
    return value.get().strip();
  }

  private Optional<String> check() {
    String text = value();
    if (text.isEmpty()) {
      return field.required() && field.defaultValue().isEmpty()
          ? Optional.of(field.label() + " is needed.")
          : Optional.empty();
    }
    if (REFERENCE.matcher(text).matches()) {
      return Optional.empty();
    }
    return switch (field.kind()) {
      case TEXT, FILE -> Optional.empty();
      case NUMBER ->
          NUMBER.matcher(text).matches()
              ? Optional.empty()
              : Optional.of("This is a number, for example 5432.");
      case CHOICE ->
          field.choices().contains(text)
              ? Optional.empty()
              : Optional.of("Choose one of: " + String.join(", ", field.choices()) + ".");
      case SECRET ->
          Optional.of(
              "Secrets are never stored. Write the name of an environment variable, such as"
                  + " ${PGPASSWORD}, and set that before Bakeoff starts.");
    };
  }
}
