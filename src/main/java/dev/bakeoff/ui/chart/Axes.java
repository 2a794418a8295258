package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Axis.Scale;
import dev.bakeoff.report.chart.Axis.Tick;
import dev.bakeoff.ui.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Axes of live charts: few, round ticks that stay where they are while values come in. */
public final class Axes {
  /** Values further apart than this are unreadable on a linear axis. */
  private static final double LOG_FROM_RATIO = 25;

  private static final long[] TIME_STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
  };

  private Axes() {}

  /** Whether a logarithmic axis shows such values better; both above 0. */
  public static boolean wantsLog(double least, double most) {
    return most / least > LOG_FROM_RATIO;
  }

  /** From 0 to a round number above the largest value. */
  public static Axis linear(String label, String unit, double most) {
    double top = most > 0 ? most * 1.05 : 1;
    double step = roundStep(top / 5);
    double max = Math.ceil(top / step) * step;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= max + step / 2; i++) {
      ticks.add(new Tick(i * step, number(i * step)));
    }
    return new Axis(label, unit, Scale.LINEAR, 0, max, ticks);
  }

  /** From a round number below the least value to one above the largest; both above 0. */
  public static Axis logarithmic(String label, String unit, double least, double most) {
    int[] steps = Math.log10(most / least) > 3 ? new int[] {1} : new int[] {1, 2, 5};
    double min = below(least, steps);
    double max = above(most, steps);
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(min) - 1e-9); ; exponent++) {
      for (int step : steps) {
        double value = step * Math.pow(10, exponent);
        if (value > max * 1.0001) {
          return new Axis(label, unit, Scale.LOG, min, max, ticks);
        }
        if (value >= min * 0.9999) {
          ticks.add(new Tick(value, number(value)));
        }
      }
    }
  }

  /** Run time in seconds, written as minutes and seconds. */
  public static Axis time(double from, double to, int mostTicks) {
    double span = Math.max(1, to - from);
    long step = TIME_STEPS[TIME_STEPS.length - 1];
    for (long candidate : TIME_STEPS) {
      if (span / candidate <= mostTicks) {
        step = candidate;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = (long) Math.ceil(from / step) * step; at <= to; at += step) {
      ticks.add(new Tick(at, clock((double) at)));
    }
    return new Axis(Texts.of("chart.run-time"), "s", Scale.LINEAR, from, from + span, ticks);
  }

  /** {@code 1:05}, {@code 2:00:00}. */
  public static String clock(double seconds) {
    long whole = (long) seconds;
    return whole >= 3600
        ? "%d:%02d:%02d".formatted(whole / 3600, whole % 3600 / 60, whole % 60)
        : "%d:%02d".formatted(whole / 60, whole % 60);
  }

  /** 1, 2 or 5 times a power of ten, at least as large as the value. */
  static double roundStep(double value) {
    return above(value, new int[] {1, 2, 5});
  }

  private static double above(double value, int[] steps) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (int step : steps) {
      if (step * power >= value * 0.9999) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private static double below(double value, int[] steps) {
    double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    double best = power;
    for (int step : steps) {
      if (step * power <= value * 1.0001) {
        best = step * power;
      }
    }
    return best;
  }

  /** {@code 0.005}, {@code 2}, {@code 50k}, {@code 1.5M}. */
  static String number(double value) {
    if (value >= 1e6) {
      return plain(value / 1e6) + "M";
    }
    return value >= 1e3 ? plain(value / 1e3) + "k" : plain(value);
  }

  private static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    return new BigDecimal(value, new MathContext(3))
        .stripTrailingZeros()
        .toPlainString()
        .toLowerCase(Locale.ROOT);
  }
}
