package dev.bakeoff.config.spec;

import dev.bakeoff.config.YamlValue;
import dev.bakeoff.dataset.DatasetSpec.Parameter;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a spec's parameters, and the numbers of its YAML, which may be products and
 * quotients of them: {@code 250k}, {@code 0.8}, {@code rows / 10}, {@code pods * days * 24}.
 */
final class Figures {
  private static final Pattern FACTOR = Pattern.compile("\\s*([*/]?)\\s*([^*/\\s]+)");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Double> values = new HashMap<>();

  /**
   * Works out all parameters.
   *
   * @param given values that are not to be the usual ones
   */
  Figures(String spec, List<Parameter> all, Map<String, Long> given) {
    all.forEach(p -> parameters.put(p.name(), p));
    given.forEach((name, value) -> values.put(name, (double) value));
    for (Parameter parameter : all) {
      long value = whole(valueOf(parameter.name(), new ArrayList<>()));
      if (!given.containsKey(parameter.name()) && !parameter.uses().isEmpty()) {
        // A tenth of seven pods is one node, not none.
        value = Math.max(parameter.min(), value);
      }
      if (value < parameter.min() || value > parameter.max()) {
        throw Problem.request(
                "%s with %s = %,d cannot be made.".formatted(spec, parameter.name(), value),
                "Ask for %s to %s %s."
                    .formatted(
                        Sizes.format(parameter.min()),
                        Sizes.format(parameter.max()),
                        parameter.name()))
            .asException();
      }
      values.put(parameter.name(), (double) value);
    }
  }

  /** All parameters' values, in the order of the spec. */
  Map<String, Long> all() {
    Map<String, Long> all = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> all.put(name, Math.round(values.get(name))));
    return all;
  }

  double real(YamlValue value) {
    return value.inPlace(() -> evaluate(value.text(), new ArrayList<>()));
  }

  /** A whole number; a fraction is cut off. */
  long whole(YamlValue value) {
    return whole(real(value));
  }

  /** A whole number of at least one: of rows, of keys. */
  long count(YamlValue value) {
    return Math.max(1, whole(value));
  }

  private static long whole(double value) {
    // A product such as 0.1 * 30 must not become 2.
    double floor = Math.floor(value + 1e-9);
    if (Math.abs(floor) >= 0x1p53) {
      throw Problem.request("%s is too large a number.".formatted(value), "").asException();
    }
    return (long) floor;
  }

  private double valueOf(String name, List<String> path) {
    Double known = values.get(name);
    if (known != null) {
      return known;
    }
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw Problem.request(
              "There is no parameter '%s'.".formatted(name),
              Suggestions.hint(name, parameters.keySet()))
          .asException();
    }
    if (path.contains(name)) {
      throw Problem.request(
              "The parameter '%s' depends on itself: %s.".formatted(name, String.join(" → ", path)),
              "Give one of them a number.")
          .asException();
    }
    path.add(name);
    double value = whole(evaluate(parameter.value(), path));
    path.removeLast();
    values.put(name, value);
    return value;
  }

  private double evaluate(String formula, List<String> path) {
    Matcher factor = FACTOR.matcher(formula);
    double value = 0;
    int end = 0;
    while (factor.find() && factor.start() == end) {
      double next = operand(factor.group(2), path);
      boolean first = end == 0;
      end = factor.end();
      if (first != factor.group(1).isEmpty()) {
        throw notANumber(formula);
      }
      value = first ? next : factor.group(1).equals("*") ? value * next : value / next;
    }
    if (end == 0 || !formula.substring(end).isBlank() || !Double.isFinite(value)) {
      throw notANumber(formula);
    }
    return value;
  }

  private double operand(String text, List<String> path) {
    if (NAME.matcher(text).matches()) {
      return valueOf(text, path);
    }
    UnaryOperator<String> unsigned = t -> t.startsWith("-") ? t.substring(1) : t;
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      long count = Sizes.parseCount(unsigned.apply(text));
      return text.startsWith("-") ? -count : count;
    }
  }

  private static RuntimeException notANumber(String formula) {
    return Problem.request(
            "'%s' is not a number.".formatted(formula),
            "Write a number such as 0.5 or 250k, or parameters with * and / between them.")
        .asException();
  }
}
