package dev.bakeoff.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Text as XML takes it. */
final class Numbers {
  private Numbers() {}

  /** At most two decimals, never in scientific notation. */
  static String of(double value) {
    String text =
        BigDecimal.valueOf(value)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    return text;
  }

  /** Without the characters that XML 1.0 cannot hold at all. */
  static String allowed(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
