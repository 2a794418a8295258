package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Axis.Scale;
import dev.bakeoff.report.chart.Axis.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Chooses scales, ends and ticks. */
final class Axes {
  /** Values further apart than this do not share a linear axis: the small ones would vanish. */
  private static final double LOG_FROM = 100;

  /** An error bar reaching higher than this many times the largest value is cut at the edge. */
  private static final double LONGEST_BAR = 1.6;

  private static final int STEPS = 5;

  private Axes() {}

  /**
   * An axis for values.
   *
   * @param label with the unit
   * @param values all that are drawn, in the axis' unit
   * @param reaches upper ends of error bars
   */
  static Axis values(String label, String unit, List<Double> values, List<Double> reaches) {
    List<Double> positive = values.stream().filter(v -> v > 0).toList();
    if (positive.isEmpty()) {
      return linear(label, unit, 1);
    }
    double min = positive.stream().mapToDouble(v -> v).min().orElseThrow();
    double max = positive.stream().mapToDouble(v -> v).max().orElseThrow();
    double reach = reaches.stream().mapToDouble(v -> v).max().orElse(max);
    double top = Math.max(max, Math.min(reach, max * LONGEST_BAR));
    return max / min > LOG_FROM && positive.size() == values.size()
        ? log(label, unit, min, top)
        : linear(label, unit, top);
  }

  /** From 0 to the first tick at or above the top. */
  static Axis linear(String label, String unit, double top) {
    double step = niceStep(top / STEPS);
    List<Tick> ticks = new ArrayList<>();
    int count = (int) Math.ceil(top / step - 1e-9);
    for (int i = 0; i <= count; i++) {
      ticks.add(tick(i * step));
    }
    return new Axis(label, unit, Scale.LINEAR, 0, count * step, ticks);
  }

  /** From 0 to the very end, with ticks as far as they go. */
  static Axis time(String label, double end) {
    Axis round = linear(label, "s", end);
    return new Axis(
        label,
        "s",
        Scale.LINEAR,
        0,
        end,
        round.ticks().stream().filter(t -> t.value() <= end).toList());
  }

  /** Powers of ten around the values. */
  static Axis log(String label, String unit, double min, double max) {
    int low = (int) Math.floor(Math.log10(min) + 1e-9);
    int high = (int) Math.ceil(Math.log10(max) - 1e-9);
    if (high == low) {
      high++;
    }
    // A bar needs some length of its own: the smallest value must not sit on the axis itself.
    if (min < 1.5 * Math.pow(10, low)) {
      low--;
    }
    List<Tick> ticks = new ArrayList<>();
    int every = (high - low + 6) / 7;
    for (int power = low; power <= high; power += every) {
      ticks.add(tick(Math.pow(10, power)));
    }
    return new Axis(label, unit, Scale.LOG, Math.pow(10, low), Math.pow(10, high), ticks);
  }

  /** Client counts, at equal distances on a logarithmic axis where they spread. */
  static Axis clients(List<Integer> clients) {
    double min = clients.stream().mapToInt(c -> c).min().orElse(1);
    double max = clients.stream().mapToInt(c -> c).max().orElse(1);
    List<Tick> ticks =
        clients.stream().distinct().sorted().map(c -> new Tick(c, Figures.count(c))).toList();
    if (max / min >= 8) {
      double room = Math.pow(max / min, 0.06);
      return new Axis("Clients", "", Scale.LOG, min / room, max * room, ticks);
    }
    double room = Math.max(0.5, (max - min) * 0.06);
    return new Axis("Clients", "", Scale.LINEAR, min - room, max + room, ticks);
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double head = rough / power;
    double nice = head <= 1 ? 1 : head <= 2 ? 2 : head <= 2.5 ? 2.5 : head <= 5 ? 5 : 10;
    return nice * power;
  }

  private static Tick tick(double value) {
    double clean = BigDecimal.valueOf(value).round(new MathContext(6)).doubleValue();
    return new Tick(clean, Figures.tick(clean));
  }
}
