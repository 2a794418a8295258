package dev.bakeoff.dataset;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dataset to be generated, if it is not there yet.
 *
 * @param name of the dataset
 * @param version of the dataset; {@code 1.0} where the user says nothing
 * @param spec a built-in spec's name: {@code customer}
 * @param scale a scale of that spec: {@code small}; empty where rows are given
 * @param rows of the largest table instead of a named scale
 * @param seed of every value
 * @param threads to generate with; the bytes do not depend on it
 */
public record CreateRequest(
    String name,
    String version,
    String spec,
    Optional<String> scale,
    OptionalLong rows,
    long seed,
    int threads) {}
