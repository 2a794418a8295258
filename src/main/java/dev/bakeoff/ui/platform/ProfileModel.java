package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A profile as it is being filled in, by the form that its platform declares. FX thread only. */
public final class ProfileModel {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private final Optional<PlatformProfile> before;
  private final Set<String> taken;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<PlatformDescriptor> type = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<FieldModel>> fields = new ReadOnlyObjectWrapper<>();
  private final ObservableValue<Optional<String>> nameError;
  private final SimpleBooleanProperty fieldsValid = new SimpleBooleanProperty();
  private final BooleanBinding valid;

  /**
   * @param before the profile to be changed; empty for a new one
   * @param type its platform, to begin with
   * @param taken names that other profiles have
   */
  public ProfileModel(
      Optional<PlatformProfile> before, PlatformDescriptor type, Collection<String> taken) {
    this.before = before;
    this.taken = Set.copyOf(taken);
    before.ifPresent(p -> name.set(p.name()));
    nameError = Bindings.createObjectBinding(this::checkName, name);
    valid =
        Bindings.createBooleanBinding(
            () -> nameError.getValue().isEmpty() && fieldsValid.get(), nameError, fieldsValid);
    choose(type);
  }

  /** Takes another platform's form; what was filled in under the same keys is kept. */
  public void choose(PlatformDescriptor descriptor) {
    Map<String, String> filled = new LinkedHashMap<>();
    before
        .filter(p -> p.type().equals(descriptor.type()))
        .ifPresent(p -> filled.putAll(p.settings()));
    if (fields.get() != null) {
      fields.get().stream()
          .filter(f -> !f.value().equals(f.field().defaultValue()))
          .forEach(f -> filled.put(f.field().key(), f.value()));
    }
    List<FieldModel> made =
        descriptor.form().stream()
            .map(f -> new FieldModel(f, filled.getOrDefault(f.key(), f.defaultValue())))
            .toList();
    made.forEach(f -> f.error().subscribe(e -> checkFields(made)));
    type.set(descriptor);
    fields.set(made);
    checkFields(made);
  }

  public boolean isNew() {
    return before.isEmpty();
  }

  public StringProperty nameProperty() {
    return name;
  }

  public ObservableValue<Optional<String>> nameError() {
    return nameError;
  }

  public ReadOnlyObjectProperty<PlatformDescriptor> typeProperty() {
    return type.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<FieldModel>> fieldsProperty() {
    return fields.getReadOnlyProperty();
  }

  public BooleanBinding valid() {
    return valid;
  }

  /** The profile as filled in; fields left empty are left out. */
  public PlatformProfile profile() {
    Map<String, String> settings = new LinkedHashMap<>();
    fields.get().stream()
        .filter(f -> !f.value().isEmpty())
        .forEach(f -> settings.put(f.field().key(), f.value()));
    return new PlatformProfile(
        name.get().strip(),
        type.get().type(),
        before.flatMap(PlatformProfile::flavor),
        settings,
        false);
  }

  private void checkFields(List<FieldModel> all) {
    fieldsValid.set(all.stream().allMatch(f -> f.error().getValue().isEmpty()));
  }

  private Optional<String> checkName() {
    String text = name.get().strip();
    if (!NAME.matcher(text).matches()) {
      return Optional.of("Use letters, digits, '_' and '-', starting with a letter or digit.");
    }
    boolean own = before.map(PlatformProfile::name).filter(text::equals).isPresent();
    return taken.contains(text) && !own
        ? Optional.of("There is a platform '" + text + "' already.")
        : Optional.empty();
  }
}
