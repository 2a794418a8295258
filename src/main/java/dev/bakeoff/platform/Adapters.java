package dev.bakeoff.platform;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.List;
import java.util.Map;

/**
 * The platform types there are, whoever speaks to them: adapters of Bakeoff's own, those of third
 * parties, workers in other languages. Immutable.
 *
 * @param descriptors one for each type
 * @param problems why a third party's cannot be used
 */
public record Adapters(List<PlatformDescriptor> descriptors, List<Problem> problems) {
  /** Names that older documents use for a type. */
  private static final Map<String, String> ALIASES =
      Map.of("nosql", "dynamodb", "data_warehouse", "snowflake", "postgres", "postgresql");

  public Adapters {
    descriptors = List.copyOf(descriptors);
    problems = List.copyOf(problems);
  }

  /** Those of adapters. */
  public Adapters(List<PlatformAdapter> adapters) {
    this(adapters.stream().map(PlatformAdapter::descriptor).toList(), List.of());
  }

  /** The type that a name stands for: its own, or one that older documents use for it. */
  public static String typeOf(String name) {
    return ALIASES.getOrDefault(name, name);
  }

  /** A type; a request problem that names the known types where there is none. */
  public PlatformDescriptor descriptor(String type) {
    return descriptors.stream()
        .filter(d -> d.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "'" + type + "' is not a platform type of this Bakeoff.",
                        Suggestions.hint(
                            type, descriptors.stream().map(PlatformDescriptor::type).toList()))
                    .asException());
  }
}
