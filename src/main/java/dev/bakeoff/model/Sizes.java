package dev.bakeoff.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts as people write them: {@code 100000}, {@code 250k}, {@code 16.6B}, {@code 1_000_000}. */
public final class Sizes {
  private static final String UNITS = "kMBT";
  private static final Pattern COUNT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([kmbtKMBT]?)");

  private Sizes() {}

  /** Parses a count of rows; k, M, B and T are powers of a thousand. */
  public static long parseCount(String text) {
    Matcher matcher = COUNT.matcher(text.strip().replace("_", ""));
    if (!matcher.matches()) {
      throw badCount(text);
    }
    int thousands =
        UNITS.toLowerCase(Locale.ROOT).indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
    if (matcher.group(2).isEmpty()) {
      thousands = 0;
    }
    try {
      return new BigDecimal(matcher.group(1)).scaleByPowerOfTen(3 * thousands).longValueExact();
    } catch (ArithmeticException e) {
      throw badCount(text);
    }
  }

  /** The shortest form that {@link #parseCount} reads back: {@code 250k}, {@code 30B}. */
  public static String format(long count) {
    long rest = count;
    int thousands = 0;
    while (rest != 0 && rest % 1000 == 0 && thousands < UNITS.length()) {
      rest /= 1000;
      thousands++;
    }
    return thousands == 0 ? Long.toString(rest) : rest + UNITS.substring(thousands - 1, thousands);
  }

  private static ProblemException badCount(String text) {
    return Problem.request(
            "'" + text + "' is not a number.", "Write it as 100000, 250k, 1.5M or 16.6B.")
        .asException();
  }
}
