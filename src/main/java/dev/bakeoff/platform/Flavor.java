package dev.bakeoff.platform;

import java.util.Map;

/**
 * A service that offers a platform's type under a name of its own, such as Aurora among PostgreSQL
 * servers.
 *
 * @param id as in profiles: {@code aurora}
 * @param displayName for people
 * @param summary one sentence on what is different about it
 * @param defaults settings by key that hold where a profile of it has none
 */
public record Flavor(String id, String displayName, String summary, Map<String, String> defaults) {
  public Flavor {
    defaults = Map.copyOf(defaults);
  }
}
