package dev.bakeoff.dataset.derive;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the values of a column, or of a part of a document, are spread. Holds none of them. */
public sealed interface Shape {
  /** Always the same, whatever the data held: text as it stands in a spec. */
  record Constant(String value) implements Shape {}

  /**
   * Counts with the rows.
   *
   * @param start the first value; empty for 1
   * @param step from value to value; empty for 1
   * @param every so many rows have the same value: a number or a formula; empty for 1
   * @param cycle it starts anew after so many values, likewise; empty for never
   */
  record Sequence(
      Optional<String> start, Optional<String> step, Optional<String> every, Optional<String> cycle)
      implements Shape {
    static final Sequence PLAIN =
        new Sequence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Keys of another table; those of rank r in proportion to r^-exponent, 0 for all alike. */
  record Reference(String table, double exponent) implements Shape {}

  /**
   * Whole numbers from a dense range, skewed likewise.
   *
   * @param count how many there are: a number or a parameter
   */
  record Keys(long start, String count, double exponent) implements Shape {}

  record Uniform(BigDecimal min, BigDecimal max) implements Shape {}

  record Normal(double mean, double deviation, BigDecimal min, BigDecimal max) implements Shape {}

  record LogNormal(double median, double sigma, BigDecimal min, BigDecimal max) implements Shape {}

  /** The mean counts from the least value on. */
  record Exponential(double mean, BigDecimal min, BigDecimal max) implements Shape {}

  /** One of several shapes. */
  record Mixture(List<Choice> choices) implements Shape {
    public Mixture {
      choices = List.copyOf(choices);
    }
  }

  /** A shape and how often it is chosen, in percent. */
  record Choice(double weight, Shape shape) {}

  /** True with this probability. */
  record Chance(double share) implements Shape {}

  /** Values, made up or on a grid, with their weights in percent. */
  record Categories(Map<String, Double> weights) implements Shape {
    public Categories {
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }
  }

  /**
   * Times or dates.
   *
   * @param from as a spec has it: 2024-01-31 or 2024-01-31T12:00:00Z
   * @param to the end, not in it
   * @param daily how strongly they follow the hours of the day, 0 to 1
   * @param weekly how much less there is at weekends, 0 to 1
   * @param increasing whether later rows have later times
   */
  record Times(String from, String to, double daily, double weekly, boolean increasing)
      implements Shape {}

  record Email() implements Shape {}

  record Uuid() implements Shape {}

  record Hex(int digits) implements Shape {}

  /**
   * Text of a form, see {@link dev.bakeoff.dataset.generate.Forms}.
   *
   * @param keys how many different texts; 0 for another one in every row
   * @param exponent skew of their frequencies; 0 for none
   */
  record Form(String form, long keys, double exponent) implements Shape {}

  /** From min to max words. */
  record Words(int min, int max) implements Shape {}

  /** A JSON object's members by name. */
  record Struct(Map<String, Part> members) implements Shape {
    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** A JSON list of min to max items. */
  record Items(Part item, int min, int max) implements Shape {}

  /**
   * A part of a document.
   *
   * @param type as a spec names it: {@code bigint}
   * @param nulls share of nulls, missing ones included
   */
  record Part(String type, double nulls, Shape shape) {}
}
