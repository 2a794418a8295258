package dev.bakeoff.platform;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.secret.SecretReference;
import dev.bakeoff.platform.secret.SecretUse;
import dev.bakeoff.platform.secret.Secrets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Turns profiles into connections: resolves references, fetches secrets, adds Bakeoff's own
 * folders. Thread-safe.
 */
public final class Connections {
  private final References references;
  private final Secrets secrets;
  private final Path home;

  public Connections(References references, Secrets secrets, Path home) {
    this.references = references;
    this.secrets = secrets;
    this.home = home;
  }

  /**
   * A connection for one dataset version in the profile's configuration, for a worker that is about
   * to start: secrets are fetched now. May block, where a command runs or the user is asked.
   */
  public Connection open(
      PlatformProfile profile, PlatformDescriptor descriptor, String namespace, boolean readOnly) {
    Map<String, String> settings = new HashMap<>(descriptor.defaults(profile.flavor()));
    profile
        .settings()
        .forEach(
            (key, value) -> {
              if (!descriptor.isSecret(key)) {
                settings.put(
                    key,
                    references.resolve(
                        value, "'" + key + "' of the platform '" + profile.name() + "'"));
              }
            });
    Map<String, String> fetched = fetch(profile, descriptor, settings);
    if (descriptor.can(Capability.EMBEDDED)) {
      settings.put("directory", home.resolve("platforms").resolve(profile.name()).toString());
    }
    return new Connection(
        profile.name(),
        descriptor.type(),
        namespace(namespace, profile.configuration()),
        readOnly,
        settings,
        fetched,
        profile.configuration());
  }

  /** Two configurations of one dataset version lie in places of their own on one server. */
  private static String namespace(String namespace, Configuration configuration) {
    return configuration.isNone() ? namespace : namespace + "__" + configuration.name();
  }

  private Map<String, String> fetch(
      PlatformProfile profile, PlatformDescriptor descriptor, Map<String, String> settings) {
    Map<String, String> complete = new HashMap<>();
    descriptor.form().forEach(field -> complete.put(field.key(), field.defaultValue()));
    complete.putAll(settings);
    Map<String, String> fetched = new HashMap<>();
    eachSecret(
        profile,
        descriptor,
        (field, reference) ->
            fetched.put(
                field.key(),
                secrets.resolve(
                    reference, new SecretUse(profile.name(), field.label(), complete))));
    return fetched;
  }

  private static void eachSecret(
      PlatformProfile profile,
      PlatformDescriptor descriptor,
      BiConsumer<SettingField, SecretReference> action) {
    for (SettingField field : descriptor.form()) {
      String value = profile.settings().getOrDefault(field.key(), "");
      if (field.kind() == SettingField.Kind.SECRET && !value.isBlank()) {
        action.accept(field, SecretReference.require(value, field.key()));
      }
    }
  }

  /**
   * Tells that these platforms are going to be connected to, so that no worker inherits a variable
   * that holds the secret of another's platform.
   */
  public void announce(Collection<PlatformProfile> profiles, Adapters adapters) {
    for (PlatformProfile profile : profiles) {
      eachSecret(
          profile,
          adapters.descriptor(profile.type()),
          (_, reference) -> secrets.announce(reference));
    }
  }

  /** Variables of this process's environment that workers must not inherit. */
  public Set<String> secretVariables() {
    return secrets.variables();
  }

  /** Forgets what the user answered for a platform, since it did not work. */
  public void forgetAnswers(PlatformProfile profile) {
    secrets.forget(profile.name());
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
}
