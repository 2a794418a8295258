package dev.bakeoff.report;

import java.util.List;

/**
 * The unit of a chart's or table's values, chosen once for all of them.
 *
 * @param symbol for people: "µs"
 * @param size in the base unit, milliseconds or operations per second
 */
public record Unit(String symbol, double size) {
  private static final List<Unit> TIMES =
      List.of(new Unit("µs", 0.001), new Unit("ms", 1), new Unit("s", 1000));
  private static final List<Unit> RATES =
      List.of(new Unit("ops/s", 1), new Unit("k ops/s", 1e3), new Unit("M ops/s", 1e6));

  /**
   * The largest unit in which a typical value keeps a digit before the point; typical is the
   * geometric middle, so that values spread over powers of ten stay readable at both ends.
   *
   * @param milliseconds all values to be shown, in any order
   */
  public static Unit ofTimes(List<Double> milliseconds) {
    return fitting(TIMES, TIMES.get(1), milliseconds, 1);
  }

  /** The same for operations per second; thousands are kept as digits up to ten thousand. */
  public static Unit ofRates(List<Double> rates) {
    return fitting(RATES, RATES.getFirst(), rates, 10);
  }

  private static Unit fitting(List<Unit> units, Unit none, List<Double> values, double atLeast) {
    double[] logs = values.stream().filter(v -> v > 0).mapToDouble(Math::log).sorted().toArray();
    if (logs.length == 0) {
      return none;
    }
    double middle = Math.exp((logs[0] + logs[logs.length - 1]) / 2);
    return units.reversed().stream()
        .filter(
            unit -> middle / unit.size() >= (unit.size() > units.getFirst().size() ? atLeast : 0))
        .findFirst()
        .orElse(units.getFirst());
  }

  /** A value of the base unit in this unit. */
  public double of(double base) {
    return base / size;
  }
}
