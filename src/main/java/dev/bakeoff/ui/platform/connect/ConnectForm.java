package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.ProfileForm;
import dev.bakeoff.platform.SettingField;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.platform.ProfileModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The connect wizard as a file, which says where secrets are found and never what they are. */
final class ConnectForm {
  private static final Set<String> KEYS = Set.of("type", "flavor", "name", "settings");

  private ConnectForm() {}

  /**
   * @param profile of the wizard as it stands
   * @param fresh makes one that nothing was filled into
   * @param fill shows what a file asks for; on the FX thread
   */
  static WizardForm of(
      List<PlatformDescriptor> types,
      Supplier<ProfileModel> profile,
      Supplier<ProfileModel> fresh,
      Consumer<ProfileModel> fill) {
    return WizardForm.of(
        "connect",
        () -> "connect-" + profile.get().typeProperty().get().type(),
        () -> values(profile.get()),
        KEYS,
        entries -> {
          Filled filled = Filled.read(types, entries);
          return () -> fill.accept(filled.into(fresh.get()));
        });
  }

  private static Map<String, Object> values(ProfileModel profile) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", profile.typeProperty().get().type());
    profile.flavorProperty().get().ifPresent(f -> values.put("flavor", f.id()));
    if (!profile.nameProperty().get().isBlank()) {
      values.put("name", profile.nameProperty().get().strip());
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    for (FieldModel field : profile.fieldsProperty().get()) {
      String text = field.valueProperty().get();
      if (text != null && !text.isBlank() && mayBeWritten(field)) {
        settings.put(field.field().key(), text.strip());
      }
    }
    values.put("settings", settings);
    return values;
  }

  /** What is no sound reference to a secret may be the secret itself, typed by mistake. */
  private static boolean mayBeWritten(FieldModel field) {
    return field.field().kind() != SettingField.Kind.SECRET || field.error().getValue().isEmpty();
  }

  private record Filled(
      PlatformDescriptor type,
      Optional<Flavor> flavor,
      Optional<String> name,
      Map<String, String> settings) {
    static Filled read(List<PlatformDescriptor> types, Map<String, YamlValue> entries) {
      Map<String, PlatformDescriptor> known =
          types.stream()
              .filter(t -> !t.form().isEmpty())
              .collect(Collectors.toMap(PlatformDescriptor::type, t -> t));
      PlatformDescriptor type =
          known.get(
              YamlValue.get(entries, "type")
                  .orElseThrow(
                      () ->
                          entries
                              .get("wizard")
                              .wrong("'type' is missing.", "For example 'type: postgresql'."))
                  .choice(known.keySet()));
      Map<String, Flavor> flavors =
          type.flavors().stream().collect(Collectors.toMap(Flavor::id, f -> f));
      Optional<Flavor> flavor =
          YamlValue.get(entries, "flavor").map(v -> flavors.get(v.choice(flavors.keySet())));
      Map<String, SettingField> fields =
          type.form().stream().collect(Collectors.toMap(SettingField::key, f -> f));
      Map<String, String> settings = new LinkedHashMap<>();
      YamlValue.get(entries, "settings")
          .ifPresent(
              all ->
                  all.map(fields.keySet())
                      .forEach((key, value) -> settings.put(key, checked(fields.get(key), value))));
      Optional<YamlValue> name = YamlValue.get(entries, "name");
      name.filter(n -> !ProfileForm.isName(n.text()))
          .ifPresent(
              n -> {
                throw n.wrong(
                    "'" + n.text() + "' cannot name a platform.",
                    "Use letters, digits, '_', '-' and '.', starting with a letter or digit.");
              });
      return new Filled(type, flavor, name.map(YamlValue::text), settings);
    }

    private static String checked(SettingField field, YamlValue value) {
      ProfileForm.error(field, value.text())
          .ifPresent(
              why -> {
                throw value.wrong("'" + field.key() + "': " + why, field.help());
              });
      return value.text();
    }

    ProfileModel into(ProfileModel fresh) {
      fresh.take(type, flavor, settings, name);
      return fresh;
    }
  }
}
