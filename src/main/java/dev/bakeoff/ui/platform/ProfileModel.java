package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.ui.text.Texts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final Optional<PlatformProfile> before;
  private final Set<String> taken;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<PlatformDescriptor> type = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Optional<Flavor>> flavor =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<FieldModel>> fields = new ReadOnlyObjectWrapper<>();
  private final ObservableValue<Optional<String>> nameError;
  private final SimpleBooleanProperty fieldsValid = new SimpleBooleanProperty();
  private final BooleanBinding valid;
  private boolean copy;

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
    choose(
        type,
        before
            .flatMap(PlatformProfile::flavor)
            .flatMap(id -> type.flavors().stream().filter(f -> f.id().equals(id)).findFirst()));
  }

  /** Takes another platform's form; what was filled in under the same keys is kept. */
  public void choose(PlatformDescriptor descriptor, Optional<Flavor> chosen) {
    Map<String, String> filled = new LinkedHashMap<>();
    before
        .filter(p -> p.type().equals(descriptor.type()))
        .ifPresent(p -> filled.putAll(p.settings()));
    if (fields.get() != null) {
      fields.get().stream()
          .filter(f -> !f.value().equals(initial(f.field(), flavor.get())))
          .forEach(f -> filled.put(f.field().key(), f.value()));
    }
    fill(descriptor, chosen, filled);
  }

  /** Takes over what was found somewhere, in place of what was filled in. */
  public void take(FoundProfile found, PlatformDescriptor descriptor) {
    fill(
        descriptor,
        found
            .flavor()
            .flatMap(
                id -> descriptor.flavors().stream().filter(f -> f.id().equals(id)).findFirst()),
        found.settings());
    name.set(free(found.name()));
  }

  /** Takes what a file of the wizard says in place of what was filled in. */
  public void take(
      PlatformDescriptor descriptor,
      Optional<Flavor> chosen,
      Map<String, String> settings,
      Optional<String> named) {
    fill(descriptor, chosen, settings);
    named.ifPresent(name::set);
  }

  private void fill(
      PlatformDescriptor descriptor, Optional<Flavor> chosen, Map<String, String> filled) {
    List<FieldModel> made =
        descriptor.form().stream()
            .map(f -> new FieldModel(f, filled.getOrDefault(f.key(), initial(f, chosen))))
            .toList();
    made.forEach(f -> f.error().subscribe(e -> checkFields(made)));
    flavor.set(chosen);
    type.set(descriptor);
    fields.set(made);
    checkFields(made);
  }

  private static String initial(SettingField field, Optional<Flavor> chosen) {
    return chosen
        .map(f -> f.defaults().get(field.key()))
        .filter(value -> value != null)
        .orElse(field.defaultValue());
  }

  public boolean isNew() {
    return before.isEmpty() || copy;
  }

  /** From now on this is another profile than the one that it began with. */
  public void makeCopy() {
    copy = true;
    name.set(free(name.get() + "-copy"));
  }

  /** The name of the profile that is being changed. */
  public Optional<String> nameBefore() {
    return copy ? Optional.empty() : before.map(PlatformProfile::name);
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

  public ReadOnlyObjectProperty<Optional<Flavor>> flavorProperty() {
    return flavor.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<List<FieldModel>> fieldsProperty() {
    return fields.getReadOnlyProperty();
  }

  public BooleanBinding valid() {
    return valid;
  }

  /** The first thing that is wrong with some fields; empty where nothing is. */
  public static Optional<String> firstError(Stream<FieldModel> some) {
    return some.flatMap(f -> f.error().getValue().stream().map(e -> f.field().label() + ": " + e))
        .findFirst();
  }

  /** Gives it a name that nobody has, where it has none yet. */
  public void suggestName() {
    if (name.get().isBlank()) {
      String place =
          Stream.of("host", "account", "project", "region", "path")
              .flatMap(key -> fields.get().stream().filter(f -> f.field().key().equals(key)))
              .map(FieldModel::value)
              .filter(value -> !value.isEmpty() && !value.matches("localhost|[0-9.:]+|.*\\$.*"))
              .findFirst()
              .map(value -> value.replaceFirst(".*[/\\\\]", "").replaceFirst("\\..*", ""))
              .orElse("");
      String kind = flavor.get().map(Flavor::id).orElse(type.get().type());
      name.set(free((place.isEmpty() ? "my-" + kind : place).replaceAll("[^A-Za-z0-9_-]+", "-")));
    }
  }

  private String free(String wanted) {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? wanted : wanted + "-" + n)
        .filter(candidate -> !taken.contains(candidate))
        .findFirst()
        .orElseThrow();
  }

  /** The profile as filled in; fields left empty are left out. */
  public PlatformProfile profile() {
    Map<String, String> settings = new LinkedHashMap<>();
    Set<String> keys =
        fields.get().stream().map(f -> f.field().key()).collect(Collectors.toUnmodifiableSet());
    // What the form does not know, such as the number of streams, stays.
    before
        .filter(p -> p.type().equals(type.get().type()))
        .ifPresent(
            p ->
                p.settings()
                    .forEach(
                        (key, value) -> {
                          if (!keys.contains(key)) {
                            settings.put(key, value);
                          }
                        }));
    fields.get().stream()
        .filter(f -> !f.value().isEmpty())
        .forEach(f -> settings.put(f.field().key(), f.value()));
    return new PlatformProfile(
        name.get().strip(),
        type.get().type(),
        flavor.get().map(Flavor::id),
        settings,
        false,
        before.map(PlatformProfile::configuration).orElse(Configuration.NONE));
  }

  private void checkFields(List<FieldModel> all) {
    fieldsValid.set(all.stream().allMatch(f -> f.error().getValue().isEmpty()));
  }

  private Optional<String> checkName() {
    String text = name.get().strip();
    if (!ProfileForm.isName(text)) {
      return Optional.of(Texts.of("platform.use-letters-digits-and-starting"));
    }
    boolean own = nameBefore().filter(text::equals).isPresent();
    return taken.contains(text) && !own
        ? Optional.of(Texts.of("platform.there-is-a-platform-already", text))
        : Optional.empty();
  }
}
