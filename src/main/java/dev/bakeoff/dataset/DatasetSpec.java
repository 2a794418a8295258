package dev.bakeoff.dataset;

import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dataset is made from: its parameters, the scales it comes in, and a planner that turns
 * them into tables with generators. Immutable.
 *
 * @param name as in requests and manifests: {@code customer}
 * @param summary one sentence for people
 * @param definition the YAML it was read from
 * @param hash SHA-256 of what the definition means; equal where only words or layout differ
 * @param parameters in order; the one named {@code rows} is what a number of rows sets
 * @param scales the named sizes, smallest first
 * @param planner makes the tables
 */
public record DatasetSpec(
    String name,
    String summary,
    String definition,
    String hash,
    List<Parameter> parameters,
    List<Scale> scales,
    Planner planner) {
  /** The parameter that a number of rows sets. */
  public static final String ROWS = "rows";

  public DatasetSpec {
    parameters = List.copyOf(parameters);
    scales = List.copyOf(scales);
  }

  /**
   * A number that a dataset is made with.
   *
   * @param name as in formulas: {@code pods}
   * @param about what it counts, for people
   * @param value where none is given: a number or a formula of other parameters
   * @param min the least that is allowed
   * @param max the greatest
   * @param uses parameters that its usual value is worked out from
   */
  public record Parameter(
      String name, String about, String value, long min, long max, List<String> uses) {
    public Parameter {
      uses = List.copyOf(uses);
    }
  }

  /**
   * A named size.
   *
   * @param name for example {@code small}
   * @param values of parameters
   */
  public record Scale(String name, Map<String, Long> values) {
    public Scale {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Turns parameters into tables. */
  public interface Planner {
    /**
     * All parameters' values.
     *
     * @param given those that are not to have their usual values
     * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a value is out of range
     */
    Map<String, Long> values(Map<String, Long> given);

    /**
     * Plans the dataset.
     *
     * @param given parameters that are not to have their usual values
     * @param tables how many of the first tables to make; 0 for all
     * @param seed of every value
     * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a value is out of range
     */
    Plan plan(Map<String, Long> given, int tables, long seed);
  }

  /**
   * What is going to be made.
   *
   * @param values of all parameters
   * @param tables in load order
   */
  public record Plan(Map<String, Long> values, List<SizedTable> tables) {
    public Plan {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      tables = List.copyOf(tables);
    }

    public long rows() {
      return tables.stream().mapToLong(t -> t.generator().rows()).reduce(0, Math::addExact);
    }

    /** Size of the files in bytes, roughly. */
    public long estimatedBytes() {
      return tables.stream()
          .mapToLong(t -> Math.multiplyExact(t.generator().rows(), t.fileBytesPerRow()))
          .sum();
    }
  }

  /**
   * A table of a plan.
   *
   * @param schema its shape
   * @param fileBytesPerRow of its Parquet files, roughly
   * @param generator makes its rows
   * @param recipe all that its rows depend on; tables of the same recipe have the same rows
   */
  public record SizedTable(
      TableSchema schema, long fileBytesPerRow, TableGenerator generator, String recipe) {}

  /** A plan, and what its size is called. */
  public record Sized(String scale, Plan plan) {}

  /**
   * Plans what was asked for: a scale's name, a number of rows, or neither (the smallest scale),
   * with parameters of their own.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where something is not known or not
   *     in range
   */
  public Sized resolve(CreateRequest request) {
    CreateRequest.Size size = request.size();
    if (size.rows().isPresent() && size.scale().isPresent()) {
      throw Problem.request(
              "Both a scale and a number of rows were given for " + request.name() + ".",
              "Give one of the two.")
          .asException();
    }
    Map<String, Long> given = new LinkedHashMap<>();
    String called;
    if (size.rows().isPresent()) {
      given.put(ROWS, size.rows().getAsLong());
      called = Long.toString(size.rows().getAsLong());
    } else if (size.scale().isEmpty() && !size.parameters().isEmpty()) {
      called = "custom";
    } else {
      Scale scale = scale(size.scale().orElse(scales.getFirst().name()));
      given.putAll(scale.values());
      called = scale.name();
    }
    size.parameters().forEach((key, value) -> given.put(known(key), value));
    return new Sized(called, planner.plan(given, size.tables().orElse(0), request.seed()));
  }

  /** Of all parameters' values, those that are not what the others make of them. */
  public Map<String, Long> explicit(Map<String, Long> values) {
    Map<String, Long> given = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Long value = values.get(parameter.name());
      if (value != null && !value.equals(planner.values(given).get(parameter.name()))) {
        given.put(parameter.name(), value);
      }
    }
    return given;
  }

  /**
   * Values for a dataset that is so many times as large: the rows, and what was set by hand though
   * it usually follows from them.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the spec has no rows to scale
   */
  public Map<String, Long> scaled(Map<String, Long> values, double factor) {
    if (!values.containsKey(ROWS)) {
      throw Problem.request(
              "Dataset spec '%s' has no parameter 'rows', so it cannot be scaled.".formatted(name),
              "Add one to its 'parameters', and let its tables' rows depend on it.")
          .asException();
    }
    Map<String, Long> given = explicit(values);
    given.put(ROWS, values.get(ROWS));
    given.replaceAll(
        (parameter, value) ->
            parameter.equals(ROWS) || followsFromRows(parameter)
                ? Math.max(1, Math.round(value * factor))
                : value);
    return given;
  }

  private boolean followsFromRows(String parameter) {
    return parameters.stream()
        .filter(p -> p.name().equals(parameter))
        .anyMatch(p -> p.uses().stream().anyMatch(u -> u.equals(ROWS) || followsFromRows(u)));
  }

  private Scale scale(String wanted) {
    return scales.stream()
        .filter(scale -> scale.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.request(
                        "Dataset spec '%s' has no scale '%s'.".formatted(name, wanted),
                        Suggestions.hint(wanted, scales.stream().map(Scale::name).toList())
                            + " Or give a number of rows.")
                    .asException());
  }

  private String known(String parameter) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    if (!names.contains(parameter)) {
      throw Problem.request(
              "Dataset spec '%s' has no parameter '%s'.".formatted(name, parameter),
              Suggestions.hint(parameter, names))
          .asException();
    }
    return parameter;
  }
}
