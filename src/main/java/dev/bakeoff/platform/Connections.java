package dev.bakeoff.platform;

import dev.bakeoff.dataset.Manifest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Turns profiles into connections: resolves references, splits secrets off, adds Bakeoff's own
 * folders.
 */
public final class Connections {
  private final References references;
  private final Path home;

  public Connections(References references, Path home) {
    this.references = references;
    this.home = home;
  }

  /** A connection for one dataset version, in the profile's configuration. */
  public Connection open(
      PlatformProfile profile, PlatformDescriptor descriptor, String namespace, boolean readOnly) {
    Map<String, String> settings = new HashMap<>();
    Map<String, String> secrets = new HashMap<>();
    profile
        .settings()
        .forEach(
            (key, value) -> {
              String resolved =
                  references.resolve(
                      value, "'" + key + "' of the platform '" + profile.name() + "'");
              (isSecret(descriptor, key) ? secrets : settings).put(key, resolved);
            });
    if (descriptor.can(Capability.EMBEDDED)) {
      settings.put("directory", home.resolve("platforms").resolve(profile.name()).toString());
    }
    return new Connection(
        profile.name(),
        descriptor.type(),
        namespace(namespace, profile.configuration()),
        readOnly,
        settings,
        secrets,
        profile.configuration());
  }

  /** Two configurations of one dataset version lie in places of their own on one server. */
  private static String namespace(String namespace, Configuration configuration) {
    return configuration.isNone() ? namespace : namespace + "__" + configuration.name();
  }

  /** Where Bakeoff keeps the private server of a platform type. */
  public Path serverDirectory(String type) {
    return home.resolve("servers").resolve(type);
  }

  /** The namespace of a dataset version: lower-case letters, digits and underscores. */
  public static String namespace(Manifest manifest) {
    return (manifest.name() + "_" + manifest.version())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_]", "_");
  }

  private static boolean isSecret(PlatformDescriptor descriptor, String key) {
    return descriptor.form().stream()
        .anyMatch(f -> f.key().equals(key) && f.kind() == SettingField.Kind.SECRET);
  }
}
