package dev.bakeoff.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a platform, as in platforms.yaml. Values may hold {@code ${ENV}} references; secrets
 * hold nothing else.
 *
 * @param name the user's name for it
 * @param type the adapter's type
 * @param flavor for example {@code aurora}
 * @param settings by key, unresolved
 * @param builtIn whether it is one of the platforms that need no profile
 * @param configuration how it lays out the tables; by it one server can be two targets
 */
public record PlatformProfile(
    String name,
    String type,
    Optional<String> flavor,
    Map<String, String> settings,
    boolean builtIn,
    Configuration configuration) {
  /** With the tables as the dataset declares them. */
  public PlatformProfile(
      String name,
      String type,
      Optional<String> flavor,
      Map<String, String> settings,
      boolean builtIn) {
    this(name, type, flavor, settings, builtIn, Configuration.NONE);
  }

  public PlatformProfile {
    // Runs of earlier versions are kept in history without one.
    configuration = configuration == null ? Configuration.NONE : configuration;
    settings = Map.copyOf(settings);
  }

  /** The same with one setting more, or another value of it. */
  public PlatformProfile with(String key, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(key, value);
    return new PlatformProfile(name, type, flavor, changed, builtIn, configuration);
  }
}
