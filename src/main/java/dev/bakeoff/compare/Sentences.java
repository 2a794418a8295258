package dev.bakeoff.compare;

/** Says a difference in words; every heading and table takes them from here. */
final class Sentences {
  /** From three times on, people think in times rather than in percent. */
  private static final double TIMES_FROM = 200;

  private Sentences() {}

  static String of(
      Metric metric, String name, String baseline, Verdict verdict, Estimate e, String trials) {
    String subject = name + " " + metric.label();
    return switch (verdict) {
      case HIGHER -> subject + " is " + higher(e, baseline, trials);
      case LOWER -> subject + " is " + lower(e, baseline, trials);
      case NO_SIGNIFICANT_DIFFERENCE ->
          "%s shows no significant difference from %s (%s %%, 95 %% CI %s to %s %%, %s)"
              .formatted(
                  subject,
                  baseline,
                  signed(e.percent()),
                  signed(e.lowPercent()),
                  signed(e.highPercent()),
                  trials);
      case WITHHELD, NOT_COMPARABLE -> throw new IllegalArgumentException("no estimate to tell");
    };
  }

  static String without(Metric metric, String name, String baseline, String reason) {
    return "%s %s against %s: no verdict, because %s"
        .formatted(name, metric.label(), baseline, reason);
  }

  private static String higher(Estimate e, String baseline, String trials) {
    if (e.percent() >= TIMES_FROM) {
      return "%s times that of %s (95 %% CI %s to %s times, %s)"
          .formatted(
              Figures.times(e.ratio()),
              baseline,
              Figures.times(1 + e.lowPercent() / 100),
              Figures.times(1 + e.highPercent() / 100),
              trials);
    }
    return "%s %% higher than %s (95 %% CI %s to %s %%, %s)"
        .formatted(
            Figures.percent(e.percent()),
            baseline,
            Figures.percent(e.lowPercent()),
            Figures.percent(e.highPercent()),
            trials);
  }

  private static String lower(Estimate e, String baseline, String trials) {
    return "%s %% lower than %s (95 %% CI %s to %s %%, %s)"
        .formatted(
            Figures.percent(e.percent()),
            baseline,
            Figures.percent(e.highPercent()),
            Figures.percent(e.lowPercent()),
            trials);
  }

  static String signed(double percent) {
    String size = Figures.percent(percent);
    return size.equals("0") ? size : (percent < 0 ? "−" : "+") + size;
  }
}
