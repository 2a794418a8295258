package dev.bakeoff.report;

import dev.bakeoff.compare.Difference;
import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.Figures;

/** Differences short enough for a table's cell. */
public final class Differing {
  private Differing() {}

  /** "−34 % (−39 to −29)", "×4.4 (4.1 to 4.7)", "~ (−12 to +7 %)", or "-" without a verdict. */
  public static String brief(Difference difference) {
    return switch (difference.verdict()) {
      case HIGHER, LOWER -> difference.estimate().map(Differing::estimate).orElseThrow();
      case NO_SIGNIFICANT_DIFFERENCE -> "~ " + interval(difference.estimate().orElseThrow());
      case WITHHELD, NOT_COMPARABLE -> "-";
    };
  }

  private static String estimate(Estimate e) {
    return e.percent() >= 100
        ? "×%s (%s to %s)"
            .formatted(
                Figures.times(e.ratio()),
                Figures.times(1 + e.lowPercent() / 100),
                Figures.times(1 + e.highPercent() / 100))
        : Figures.signedPercent(e.percent()) + " % " + interval(e);
  }

  private static String interval(Estimate e) {
    return "(%s to %s)"
        .formatted(Figures.signedPercent(e.lowPercent()), Figures.signedPercent(e.highPercent()));
  }
}
