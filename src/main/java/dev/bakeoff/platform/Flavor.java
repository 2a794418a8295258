package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Map;

/**
 * A service that is spoken to like a platform's own type but is known by a name of its own, such as
 * Aurora among PostgreSQL servers.
 *
 * @param id as in YAML
 * @param type the adapter's type
 * @param displayName for people
 * @param summary one sentence on what is different about it
 * @param defaults settings that its profiles begin with, where the type's form has them
 */
public record Flavor(
    String id, String type, String displayName, String summary, Map<String, String> defaults) {
  private static final Map<String, String> IN_THE_CLOUD = Map.of("sslmode", "verify-full");

  private static final List<Flavor> ALL =
      List.of(
          new Flavor(
              "aurora",
              "postgresql",
              "Aurora PostgreSQL",
              "Amazon's cluster with storage of its own; reached by the cluster's endpoint.",
              IN_THE_CLOUD),
          new Flavor(
              "rds",
              "postgresql",
              "RDS for PostgreSQL",
              "A PostgreSQL server that Amazon runs; reached by the instance's endpoint.",
              IN_THE_CLOUD),
          new Flavor(
              "lakebase",
              "postgresql",
              "Databricks Lakebase",
              "The PostgreSQL beside a Databricks lakehouse; reached by the instance's host name.",
              with(IN_THE_CLOUD, "database", "databricks_postgres")));

  public Flavor {
    defaults = Map.copyOf(defaults);
  }

  /** All there are, in the order they are offered in. */
  public static List<Flavor> all() {
    return ALL;
  }

  /** The flavours of a platform type; most have none. */
  public static List<Flavor> of(String type) {
    return ALL.stream().filter(flavor -> flavor.type().equals(type)).toList();
  }

  /**
   * A flavour of a type.
   *
   * @throws dev.bakeoff.model.ProblemException that names those of the type, where there is none
   */
  public static Flavor get(String type, String id) {
    return of(type).stream()
        .filter(flavor -> flavor.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + id + "' is not a flavor of " + type + ".",
                        Suggestions.hint(id, of(type).stream().map(Flavor::id).toList()))
                    .asException());
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new java.util.HashMap<>(map);
    more.put(key, value);
    return more;
  }
}
