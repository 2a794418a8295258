package dev.bakeoff.platform;

import java.util.Map;
import java.util.Objects;

/**
 * Everything that an adapter needs to connect, with secrets resolved: lives in the worker's memory
 * and in the line on its standard input, nowhere else.
 *
 * @param platform the profile's name
 * @param type the adapter's type
 * @param namespace where on the platform the dataset version lives, for example {@code
 *     customer_1_0}: a schema, a file name, a table prefix; lower-case letters, digits and {@code
 *     _}
 * @param readOnly whether the session will only read; embedded platforms open their file
 *     accordingly
 * @param settings non-secret settings by key; embedded platforms find {@code directory} here, an
 *     absolute path in which they keep their files
 * @param secrets secret settings by key, resolved
 */
public record Connection(
    String platform,
    String type,
    String namespace,
    boolean readOnly,
    Map<String, String> settings,
    Map<String, String> secrets) {
  public Connection {
    Objects.requireNonNull(platform);
    Objects.requireNonNull(type);
    Objects.requireNonNull(namespace);
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  public String setting(String key, String defaultValue) {
    String value = settings.get(key);
    return value == null || value.isEmpty() ? defaultValue : value;
  }

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "Connection[" + platform + ", " + type + ", " + namespace + ", " + settings + "]";
  }
}
