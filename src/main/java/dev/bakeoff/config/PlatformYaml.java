package dev.bakeoff.config;

import dev.bakeoff.metrics.cost.CostModel;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.SettingField;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads and writes one platform of a {@code platforms} mapping, in run configurations and in
 * platforms.yaml.
 */
final class PlatformYaml {
  private static final Set<String> KEYS =
      Set.of(
          "type",
          "flavor",
          "connection",
          "configuration",
          "import_method",
          "import_parallel",
          CostModel.SETTING,
          "description");

  private final Adapters adapters;

  PlatformYaml(Adapters adapters) {
    this.adapters = adapters;
  }

  PlatformProfile read(String name, YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    YamlValue typeValue = YamlValue.get(entries, "type").orElse(null);
    if (typeValue == null) {
      throw value.wrong(
          "The platform '" + name + "' has no type.", "Add for example 'type: postgresql'.");
    }
    String type = Adapters.typeOf(typeValue.text());
    PlatformDescriptor descriptor = typeValue.inPlace(() -> adapters.descriptor(type));
    Map<String, String> settings = new LinkedHashMap<>();
    YamlValue.get(entries, "connection")
        .ifPresent(connection -> readSettings(descriptor, connection, settings));
    YamlValue.get(entries, "import_method").ifPresent(v -> settings.put("import_method", v.text()));
    YamlValue.get(entries, "import_parallel")
        .ifPresent(v -> settings.put("import_parallel", Integer.toString(v.smallCount(256))));
    YamlValue.get(entries, CostModel.SETTING)
        .ifPresent(
            v -> {
              v.inPlace(
                  () -> {
                    CostModel.check(v.text());
                    return v;
                  });
              settings.put(CostModel.SETTING, v.text());
            });
    boolean builtIn =
        !entries.containsKey("connection")
            && (descriptor.can(Capability.EMBEDDED) || descriptor.can(Capability.BUILT_IN_SERVER));
    if (!builtIn) {
      requireAll(name, value, descriptor, settings);
    }
    Optional<String> flavor =
        YamlValue.get(entries, "flavor")
            .map(v -> v.inPlace(() -> descriptor.flavor(v.text()).id()));
    Configuration configuration =
        YamlValue.get(entries, "configuration")
            .map(ConfigurationYaml::read)
            .orElse(Configuration.NONE);
    return new PlatformProfile(name, type, flavor, settings, builtIn, configuration);
  }

  private static void readSettings(
      PlatformDescriptor descriptor, YamlValue connection, Map<String, String> settings) {
    Set<String> allowed =
        descriptor.form().stream()
            .map(SettingField::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    connection
        .map(allowed)
        .forEach(
            (key, value) -> {
              SettingField field =
                  descriptor.form().stream()
                      .filter(f -> f.key().equals(key))
                      .findFirst()
                      .orElseThrow();
              if (field.kind() == SettingField.Kind.SECRET) {
                settings.put(key, SecretYaml.read(key, value).text());
              } else {
                checkSetting(field, value);
                settings.put(key, value.text());
              }
            });
  }

  private static void checkSetting(SettingField field, YamlValue value) {
    String text = value.text();
    if (text.contains("${")) {
      return;
    }
    if (field.kind() == SettingField.Kind.CHOICE && !field.choices().contains(text)) {
      throw value.wrong(
          "'" + text + "' is not allowed for '" + field.key() + "'.",
          "Allowed: " + String.join(", ", field.choices()) + ".");
    }
    if (field.kind() == SettingField.Kind.NUMBER && !text.matches("[0-9]{1,18}")) {
      throw value.wrong("'" + text + "' is not a number, which '" + field.key() + "' must be.", "");
    }
  }

  private static void requireAll(
      String name, YamlValue value, PlatformDescriptor descriptor, Map<String, String> settings) {
    for (SettingField field : descriptor.form()) {
      if (field.required() && !settings.containsKey(field.key())) {
        throw value.wrong(
            "The platform '" + name + "' lacks 'connection." + field.key() + "'.", field.help());
      }
    }
  }

  /** The mapping that {@link #read} reads back. */
  Map<String, Object> write(PlatformProfile profile) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", profile.type());
    profile.flavor().ifPresent(flavor -> map.put("flavor", flavor));
    Map<String, Object> connection = new LinkedHashMap<>();
    profile.settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                (e.getKey().startsWith("import_") || e.getKey().equals(CostModel.SETTING)
                        ? map
                        : connection)
                    .put(e.getKey(), e.getValue()));
    if (!profile.builtIn()) {
      map.put("connection", connection);
    }
    if (!profile.configuration().isNone()) {
      map.put("configuration", ConfigurationYaml.write(profile.configuration()));
    }
    return map;
  }
}
