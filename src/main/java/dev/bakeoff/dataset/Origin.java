package dev.bakeoff.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a version's rows came from; with {@link Kind#GENERATED} everything that is needed to make
 * them again.
 *
 * @param kind how the version came about
 * @param spec the name of the spec, or {@link #IMPORTED}
 * @param scale the scale's name or the number of rows asked for; empty for imports
 * @param seed of the generator; 0 for imports
 * @param definition SHA-256 of the spec's YAML, which lies beside the manifest as {@code
 *     spec.yaml}; empty for imports
 * @param parameters what was asked for beyond the scale, by name: {@code tables}, {@code rows}
 * @param note in words: {@code customers.csv}, {@code customer:1.0 scaled by 2}; empty for none
 */
public record Origin(
    Kind kind,
    String spec,
    String scale,
    long seed,
    Optional<String> definition,
    Map<String, String> parameters,
    String note) {
  /** Stands where a spec's name stands for what was not generated. */
  public static final String IMPORTED = "imported";

  /** How a version came about. */
  public enum Kind {
    GENERATED,
    IMPORTED
  }

  public Origin {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The origin of what was read from files or a platform. */
  public static Origin imported(String from) {
    return new Origin(Kind.IMPORTED, IMPORTED, "", 0, Optional.empty(), Map.of(), from);
  }
}
