package dev.bakeoff.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them in English documents, wherever the program runs. */
public final class Figures {
  private Figures() {}

  /** Three significant digits, thousands set apart: 0.0412, 5.62, 84,900; whole from 1,000 on. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (Math.abs(value) >= 999.5) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return significant(value, 3);
  }

  /** A round number of an axis, all its digits: 0.25, 2,500. */
  public static String tick(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : stripped(value, 6);
  }

  /** A count, thousands set apart. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share of 0 to 1 as a percentage that never rounds something down to nothing. */
  public static String share(double share) {
    double percent = 100 * share;
    return (percent > 0 && percent < 0.01 ? "< 0.01" : stripped(percent, 2)) + " %";
  }

  /**
   * A percentage without its sign: whole from 10 on, two significant digits below; nearly all of a
   * hundred keeps the digits that tell it from a hundred.
   */
  public static String percent(double percent) {
    double size = Math.abs(percent);
    if (size < 100 && size >= 99) {
      return BigDecimal.valueOf(size)
          .setScale(size >= 99.9 ? 2 : 1, RoundingMode.DOWN)
          .stripTrailingZeros()
          .toPlainString();
    }
    return size >= 10 ? Math.round(size) + "" : significant(size, 2);
  }

  /** A percentage with its sign: −34, +7. */
  public static String signedPercent(double percent) {
    String size = percent(percent);
    return size.equals("0") ? size : (percent < 0 ? "−" : "+") + size;
  }

  /** How many times as much: two significant digits, three close to one. */
  public static String times(double ratio) {
    return significant(ratio, ratio < 2 ? 3 : 2);
  }

  /** Rounds to so many significant digits and drops trailing zeros. */
  private static String stripped(double value, int digits) {
    return value == 0
        ? "0"
        : BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_UP))
            .stripTrailingZeros()
            .toPlainString();
  }

  /** Rounds to so many significant digits and shows them all: 8.00, 0.0412, 120. */
  static String significant(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    int decimals = Math.max(0, digits - (rounded.precision() - rounded.scale()));
    return rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
