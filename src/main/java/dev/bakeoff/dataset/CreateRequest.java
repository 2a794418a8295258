package dev.bakeoff.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A dataset to be generated, if it is not there yet.
 *
 * @param name of the dataset
 * @param version of the dataset; {@code 1.0} where the user says nothing
 * @param spec a built-in spec's name: {@code customer}, or the path of a YAML file
 * @param size how much of it
 * @param seed of every value
 * @param threads to generate with; the bytes do not depend on it
 */
public record CreateRequest(
    String name, String version, String spec, Size size, long seed, int threads) {

  /**
   * How much to generate.
   *
   * @param scale a scale of the spec: {@code small}; empty where rows are given
   * @param rows instead of a named scale; what they count is up to the spec
   * @param tables how many of the spec's first tables; empty for all
   * @param parameters of the spec that are not to have their usual values
   */
  public record Size(
      Optional<String> scale, OptionalLong rows, OptionalInt tables, Map<String, Long> parameters) {
    public Size {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The spec's smallest scale. */
    public static Size smallest() {
      return new Size(Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), Map.of());
    }

    public static Size scale(String name) {
      return new Size(Optional.of(name), OptionalLong.empty(), OptionalInt.empty(), Map.of());
    }

    public static Size rows(long rows) {
      return new Size(Optional.empty(), OptionalLong.of(rows), OptionalInt.empty(), Map.of());
    }
  }
}
