package dev.bakeoff.ui.chart;

import dev.bakeoff.ui.kit.Formats;
import java.util.Locale;

/** Values as precise as they were measured: three significant digits, more where whole. */
final class Exact {
  private Exact() {}

  static String write(double value) {
    if (value >= 100) {
      return Formats.count(Math.round(value));
    }
    if (value <= 0) {
      return "0";
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
