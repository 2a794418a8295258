package dev.bakeoff.platform.found;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile that could be added; not checked against its type's form yet.
 *
 * @param name that would suit it
 * @param type the platform's
 * @param flavor where it shows
 * @param settings by key; secrets are references
 * @param source where it was found, for people
 * @param notes what was left out and why
 */
public record FoundProfile(
    String name,
    String type,
    Optional<String> flavor,
    Map<String, String> settings,
    String source,
    List<String> notes) {
  public FoundProfile {
    settings = Map.copyOf(settings);
    notes = List.copyOf(notes);
  }

  /** A name made of a text: what cannot stand in a name becomes {@code _}. */
  static String nameOf(String text) {
    String name = text.strip().replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[^A-Za-z0-9]+", "");
    return name.isEmpty() ? "imported" : name.substring(0, Math.min(60, name.length()));
  }

  /** The flavour that a host's name gives away. */
  static Optional<String> flavorOf(String host) {
    if (host.contains(".cluster-") && host.endsWith(".rds.amazonaws.com")) {
      return Optional.of("aurora");
    }
    if (host.endsWith(".rds.amazonaws.com")) {
      return Optional.of("rds");
    }
    return host.endsWith(".database.cloud.databricks.com")
            || host.endsWith(".database.azuredatabricks.net")
        ? Optional.of("lakebase")
        : Optional.empty();
  }
}
