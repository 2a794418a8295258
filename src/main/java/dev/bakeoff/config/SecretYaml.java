package dev.bakeoff.config;

import dev.bakeoff.platform.secret.SecretReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a reference to a secret: a text, or a mapping of one of {@code command} (a text or a list
 * of words) and {@code keychain}, which need no quotes around their colon.
 */
final class SecretYaml {
  private static final Set<String> KEYS = Set.of("command", "keychain");

  private SecretYaml() {}

  static SecretReference read(String key, YamlValue value) {
    if (value.isMap()) {
      return mapping(key, value);
    }
    String text = value.text();
    return value
        .inPlace(() -> SecretReference.parse(text))
        .orElseThrow(
            () ->
                // The value itself is not repeated: it may be the secret.
                value.wrong(
                    "'" + key + "' is a secret and must not stand in a file.",
                    SecretReference.FORMS));
  }

  private static SecretReference mapping(String key, YamlValue value) {
    Map<String, YamlValue> entries = value.map(KEYS);
    if (entries.size() != 1) {
      throw value.wrong(
          "'" + key + "' must say one place where it is found.", SecretReference.FORMS);
    }
    if (entries.containsKey("keychain")) {
      YamlValue name = entries.get("keychain");
      return name.inPlace(() -> new SecretReference.Keychain(name.text()));
    }
    YamlValue command = entries.get("command");
    List<String> words = command.items().stream().map(YamlValue::text).toList();
    return command.inPlace(
        () ->
            command.isList()
                ? new SecretReference.Command(words)
                : SecretReference.require("command: " + words.getFirst(), key));
  }
}
