package dev.bakeoff.platform;

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
 */
public record PlatformProfile(
    String name,
    String type,
    Optional<String> flavor,
    Map<String, String> settings,
    boolean builtIn) {
  public PlatformProfile {
    settings = Map.copyOf(settings);
  }
}
