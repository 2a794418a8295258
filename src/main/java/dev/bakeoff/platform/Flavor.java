package dev.bakeoff.platform;

import java.util.Map;
import java.util.Optional;

/**
 * A service that offers a platform's type under a name of its own, such as Aurora among PostgreSQL
 * servers.
 *
 * @param id as in profiles: {@code aurora}
 * @param displayName for people
 * @param summary one sentence on what is different about it
 * @param defaults settings by key that hold where a profile of it has none
 * @param terms what is known of its vendor's terms on publishing results
 */
public record Flavor(
    String id,
    String displayName,
    String summary,
    Map<String, String> defaults,
    Optional<PublishingTerms> terms) {
  public Flavor {
    defaults = Map.copyOf(defaults);
  }

  /** Of a service whose terms say nothing that is known. */
  public Flavor(String id, String displayName, String summary, Map<String, String> defaults) {
    this(id, displayName, summary, defaults, Optional.empty());
  }

  /** The same with what is known of its vendor's terms on publishing results. */
  public Flavor with(PublishingTerms known) {
    return new Flavor(id, displayName, summary, defaults, Optional.of(known));
  }
}
