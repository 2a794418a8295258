package dev.bakeoff.ui.compare;

import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.Verdict;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.kit.Pill.Tone;
import dev.bakeoff.ui.text.Texts;

/** A difference in a table's few words; the whole sentence is its tooltip. */
final class DifferenceWords {
  private static final double TIMES_FROM = 100;

  private DifferenceWords() {}

  /** {@code 34 % lower (29 to 39)}, {@code 4.4 times (3.9 to 5)}, {@code no difference shown}. */
  static String of(Difference difference) {
    return switch (difference.verdict()) {
      case HIGHER, LOWER -> shown(difference.estimate().orElseThrow());
      case NO_SIGNIFICANT_DIFFERENCE -> Texts.of("compare.no-difference-shown");
      case WITHHELD -> Texts.of("compare.no-verdict");
      case NOT_COMPARABLE -> Texts.of("compare.not-comparable");
    };
  }

  /** Whether the difference is for the better. */
  static Tone tone(Metric metric, Verdict verdict) {
    return switch (verdict) {
      case HIGHER -> metric.lowerIsBetter() ? Tone.DANGER : Tone.SUCCESS;
      case LOWER -> metric.lowerIsBetter() ? Tone.SUCCESS : Tone.DANGER;
      case NO_SIGNIFICANT_DIFFERENCE, WITHHELD, NOT_COMPARABLE -> Tone.NEUTRAL;
    };
  }

  private static String shown(Estimate e) {
    if (e.percent() >= TIMES_FROM) {
      return Texts.of(
          "compare.times-to",
          number(e.ratio()),
          number(1 + e.lowPercent() / 100),
          number(1 + e.highPercent() / 100));
    }
    boolean higher = e.percent() > 0;
    double near = higher ? e.lowPercent() : e.highPercent();
    double far = higher ? e.highPercent() : e.lowPercent();
    return Texts.of(
        "compare.to",
        percent(e.percent()),
        higher ? Texts.of("compare.higher") : Texts.of("compare.lower"),
        percent(near),
        percent(far));
  }

  private static String percent(double percent) {
    double size = Math.abs(percent);
    return size >= 10 && size < 99.5
        ? Long.toString(Math.round(size))
        : size >= 99.5 && size < 100 ? "%.1f".formatted(Math.floor(size * 10) / 10) : number(size);
  }

  private static String number(double value) {
    return Formats.number(value);
  }
}
