package dev.bakeoff.ui.chart;

import dev.bakeoff.ui.kit.Formats;
import java.math.BigDecimal;
import java.math.MathContext;

/** Values as precise as they were measured: three significant digits, more where whole. */
final class Exact {
  private Exact() {}

  static String write(double value) {
    if (value >= 100) {
      return Formats.count(Math.round(value));
    }
    return value == 0 ? "0" : new BigDecimal(value, new MathContext(3)).toPlainString();
  }
}
