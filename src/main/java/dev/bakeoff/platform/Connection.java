package dev.bakeoff.platform;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

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
 * @param configuration how the tables are to be laid out
 */
public record Connection(
    String platform,
    String type,
    String namespace,
    boolean readOnly,
    Map<String, String> settings,
    Map<String, String> secrets,
    Configuration configuration) {
  /** The setting that holds how many streams a loader shall use. */
  public static final String PARALLEL = "import_parallel";

  public Connection {
    configuration = configuration == null ? Configuration.NONE : configuration;
    Objects.requireNonNull(platform);
    Objects.requireNonNull(type);
    Objects.requireNonNull(namespace);
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /** With the tables as the dataset declares them. */
  public Connection(
      String platform,
      String type,
      String namespace,
      boolean readOnly,
      Map<String, String> settings,
      Map<String, String> secrets) {
    this(platform, type, namespace, readOnly, settings, secrets, Configuration.NONE);
  }

  /** How many streams a loader shall use; empty where that is left to it. */
  public OptionalInt parallel() {
    String value = setting(PARALLEL, "");
    return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
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
