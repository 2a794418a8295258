package dev.bakeoff.config.adapter;

import dev.bakeoff.config.YamlFile;
import dev.bakeoff.config.YamlValue;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.SettingField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the {@code adapter.yaml} of a worker in another language. */
final class AdapterYaml {
  private static final Set<String> KEYS =
      Set.of("type", "name", "summary", "command", "capabilities", "form");
  private static final Set<String> FIELD_KEYS =
      Set.of("key", "label", "kind", "required", "default", "choices", "help");
  private static final Set<String> KINDS = ids(SettingField.Kind.values());
  private static final Set<String> CAPABILITIES = ids(Capability.values());

  private AdapterYaml() {}

  static ThirdParty read(Path file) {
    YamlValue root = YamlFile.read(file);
    Map<String, YamlValue> entries = root.map(KEYS);
    YamlValue type = needed(root, entries, "type");
    if (!type.text().matches("[a-z][a-z0-9_]*")) {
      throw type.wrong(
          "'" + type.text() + "' cannot be a platform type.",
          "Use lower-case letters, digits and '_', starting with a letter.");
    }
    String name = YamlValue.get(entries, "name").map(YamlValue::text).orElse(type.text());
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    for (YamlValue each : needed(root, entries, "capabilities").items()) {
      capabilities.add(Capability.valueOf(each.choice(CAPABILITIES).toUpperCase(Locale.ROOT)));
    }
    List<SettingField> form =
        YamlValue.get(entries, "form").map(YamlValue::items).orElse(List.of()).stream()
            .map(AdapterYaml::field)
            .toList();
    List<String> command =
        needed(root, entries, "command").items().stream()
            .map(word -> inFolder(file.toAbsolutePath().getParent(), word.text()))
            .toList();
    if (command.isEmpty()) {
      throw entries.get("command").wrong("The command is empty.", "Write [python3, worker.py].");
    }
    return new ThirdParty(
        new PlatformDescriptor(
            type.text(),
            name,
            YamlValue.get(entries, "summary").map(YamlValue::text).orElse(""),
            capabilities,
            form),
        List.of(),
        Optional.of(command));
  }

  /** A word that names a file of the folder means that file, wherever Bakeoff is started. */
  private static String inFolder(Path folder, String word) {
    Path file = folder.resolve(word);
    return Files.isRegularFile(file) ? file.toString() : word;
  }

  private static SettingField field(YamlValue value) {
    Map<String, YamlValue> entries = value.map(FIELD_KEYS);
    String key = needed(value, entries, "key").text();
    String kind = YamlValue.get(entries, "kind").map(k -> k.choice(KINDS)).orElse("text");
    return new SettingField(
        key,
        YamlValue.get(entries, "label").map(YamlValue::text).orElse(key),
        SettingField.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        YamlValue.get(entries, "required")
            .map(r -> r.choice(Set.of("true", "false")))
            .map(Boolean::parseBoolean)
            .orElse(false),
        YamlValue.get(entries, "default").map(YamlValue::text).orElse(""),
        YamlValue.get(entries, "choices").map(YamlValue::items).orElse(List.of()).stream()
            .map(YamlValue::text)
            .toList(),
        YamlValue.get(entries, "help").map(YamlValue::text).orElse(""));
  }

  private static YamlValue needed(YamlValue at, Map<String, YamlValue> entries, String key) {
    return YamlValue.get(entries, key)
        .orElseThrow(() -> at.wrong("'" + key + "' is missing.", "See docs/add-a-platform.md."));
  }

  private static Set<String> ids(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(v -> v.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
