package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Axis.Scale;
import dev.bakeoff.report.chart.Axis.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

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
    return values(label, unit, values, reaches, LOG_FROM);
  }

  /**
   * The same for dots, which need no length and lie on each other sooner than bars vanish.
   *
   * @param logFrom the ratio of the largest value to the smallest from which it is logarithmic
   */
  static Axis values(
      String label, String unit, List<Double> values, List<Double> reaches, double logFrom) {
    List<Double> positive = values.stream().filter(v -> v > 0).toList();
    double min = positive.stream().mapToDouble(v -> v).min().orElse(1);
    double max = positive.stream().mapToDouble(v -> v).max().orElse(1);
    boolean spread = max / min > logFrom && positive.size() == values.size();
    return of(label, unit, spread ? Scale.LOG : Scale.LINEAR, values, reaches);
  }

  /** The same on a scale that is given; a logarithmic one shows what is above 0. */
  static Axis of(
      String label, String unit, Scale scale, List<Double> values, List<Double> reaches) {
    double[] positive = values.stream().mapToDouble(v -> v).filter(v -> v > 0).toArray();
    if (positive.length == 0) {
      return linear(label, unit, 1);
    }
    double min = DoubleStream.of(positive).min().orElseThrow();
    double max = DoubleStream.of(positive).max().orElseThrow();
    double reach = reaches.stream().mapToDouble(v -> v).max().orElse(max);
    double top = Math.max(max, Math.min(reach, max * LONGEST_BAR));
    return switch (scale) {
      case LINEAR, NINES -> linear(label, unit, top);
      case LOG -> log(label, unit, min, top);
    };
  }

  /** A stretch of a linear axis, with ticks at round values. */
  static Axis window(Axis whole, double from, double to) {
    double step = niceStep((to - from) / STEPS);
    List<Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(from / step) * step; at <= to + step * 1e-9; at += step) {
      ticks.add(tick(at));
    }
    return new Axis(whole.label(), whole.unit(), Scale.LINEAR, from, to, ticks);
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

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double head = rough / power;
    double nice = head <= 1 ? 1 : head <= 2 ? 2 : head <= 2.5 ? 2.5 : head <= 5 ? 5 : 10;
    return nice * power;
  }

  static Tick tick(double value) {
    double clean = BigDecimal.valueOf(value).round(new MathContext(6)).doubleValue();
    return new Tick(clean, Figures.tick(clean));
  }
}
