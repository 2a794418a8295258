package dev.bakeoff.compare;

/** Says a difference in words; every heading and table takes them from here. */
final class Sentences {
  /** From twice as much on, people think in times rather than in percent. */
  private static final double TIMES_FROM = 100;

  private Sentences() {}

  static String of(
      Metric metric, String name, String baseline, Verdict verdict, Estimate e, String trials) {
    String subject = name + " " + metric.label();
    return switch (verdict) {
      case HIGHER, LOWER -> subject + " is " + shown(e, baseline, trials);
      case NO_SIGNIFICANT_DIFFERENCE ->
          "%s: no difference from %s shown%s (%s %%, 95 %% CI %s to %s %%, %s)"
              .formatted(
                  subject,
                  baseline,
                  e.holdsZero() ? "" : " that stands among all that were compared",
                  Figures.signedPercent(e.percent()),
                  Figures.signedPercent(e.lowPercent()),
                  Figures.signedPercent(e.highPercent()),
                  trials);
      case WITHHELD, NOT_COMPARABLE -> throw new IllegalArgumentException("no estimate to tell");
    };
  }

  static String without(Metric metric, String name, String baseline, String reason) {
    return "%s %s against %s: no verdict, because %s"
        .formatted(name, metric.label(), baseline, reason);
  }

  private static String shown(Estimate e, String baseline, String trials) {
    boolean times = e.percent() >= TIMES_FROM;
    double near = e.percent() > 0 ? e.lowPercent() : e.highPercent();
    double far = e.percent() > 0 ? e.highPercent() : e.lowPercent();
    return "%s %s (95 %% CI %s to %s %s, %s)"
        .formatted(
            amount(e),
            baseline,
            times ? Figures.times(1 + near / 100) : Figures.percent(near),
            times ? Figures.times(1 + far / 100) : Figures.percent(far),
            times ? "times" : "%",
            trials);
  }

  /** "34 % lower than", "4.4 times that of". */
  static String amount(Estimate e) {
    return e.percent() >= TIMES_FROM
        ? Figures.times(e.ratio()) + " times that of"
        : Figures.percent(e.percent()) + " % " + (e.percent() > 0 ? "higher" : "lower") + " than";
  }
}
