package dev.bakeoff.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Doubles as ECMAScript prints them: ECMA-262, Number::toString, which RFC 8785 refers to. */
final class EcmaNumbers {
  private EcmaNumbers() {}

  static String format(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    int k = digits.length();
    int n = k - shortest.scale();
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "");
    if (n > 21 || n <= -6) {
      text.append(digits.charAt(0));
      if (k > 1) {
        text.append('.').append(digits, 1, k);
      }
      return text.append(n > 0 ? "e+" : "e-").append(Math.abs(n - 1)).toString();
    }
    if (n <= 0) {
      return text.append("0.").append("0".repeat(-n)).append(digits).toString();
    }
    if (n >= k) {
      return text.append(digits).append("0".repeat(n - k)).toString();
    }
    return text.append(digits, 0, n).append('.').append(digits, n, k).toString();
  }

  /**
   * The shortest decimal that reads back as the double. Java's own shortest form has two digits at
   * least, so where it has two, one may do.
   */
  private static BigDecimal shortest(double number) {
    BigDecimal java = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (java.precision() == 2) {
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
        BigDecimal one = java.round(new MathContext(1, mode)).stripTrailingZeros();
        if (one.doubleValue() == number) {
          return one;
        }
      }
    }
    return java;
  }
}
