package dev.bakeoff.metrics.cost;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a stretch of requests cost, and what that rests on.
 *
 * @param basis what the figure rests on
 * @param usd of the stretch; NaN without a basis
 * @param seconds how long it was
 * @param operations the requests that succeeded in it
 * @param note the prices in words, or why there is no figure
 */
public record Cost(Basis basis, double usd, double seconds, long operations, String note) {
  /** What a cost rests on. */
  public enum Basis {
    /** What the platform itself counted. */
    METERED,
    /** The time that it took, at a price per hour. */
    TIME,
    /** Nothing: there is no price. */
    NONE;

    /** As in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Cost none(String why) {
    return new Cost(Basis.NONE, Double.NaN, 0, 0, why);
  }

  /** In US dollars, while requests came as they did. */
  public OptionalDouble perHour() {
    return known(usd / seconds * 3600);
  }

  /** In US dollars. */
  public OptionalDouble perMillion() {
    return operations == 0 ? OptionalDouble.empty() : known(usd / operations * 1e6);
  }

  /** In US dollars. */
  public OptionalDouble total() {
    return known(usd);
  }

  private static OptionalDouble known(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Several stretches of one platform together; no figure where one of them has none. */
  public static Cost sum(List<Cost> parts) {
    if (parts.isEmpty()) {
      return none("nothing was measured");
    }
    String notes = parts.stream().map(Cost::note).distinct().collect(Collectors.joining("; "));
    if (parts.stream().map(Cost::basis).distinct().count() > 1) {
      return none(notes);
    }
    return new Cost(
        parts.getFirst().basis(),
        parts.stream().mapToDouble(Cost::usd).sum(),
        parts.stream().mapToDouble(Cost::seconds).sum(),
        parts.stream().mapToLong(Cost::operations).sum(),
        notes);
  }
}
