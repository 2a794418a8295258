package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.SettingField;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** One field of a profile's form and what is wrong with it now. */
public final class FieldModel {
  private final SettingField field;
  private final StringProperty value;
  private final ObservableValue<Optional<String>> error;

  FieldModel(SettingField field, String initial) {
    this.field = field;
    this.value = new SimpleStringProperty(initial);
    this.error = Bindings.createObjectBinding(() -> ProfileForm.error(field, value()), value);
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
    return value.get() == null ? "" : value.get().strip();
  }
}
