package dev.bakeoff.compare;

/**
 * A difference in percent of the baseline with its 95 % confidence interval over trials.
 *
 * @param percent +34 means 34 % more than the baseline; never below -100
 * @param lowPercent the interval's lower end
 * @param highPercent the interval's upper end
 * @param evidence how far it can be chance
 */
public record Estimate(double percent, double lowPercent, double highPercent, Evidence evidence) {
  /**
   * How far a difference can be chance, and how far the trials overlap.
   *
   * @param p the chance of so large a difference between equal platforms, of this comparison alone
   * @param adjustedP the same, corrected for all comparisons that were made with it, by Holm's
   *     method
   * @param cliffsDelta the effect size: the share of pairs of trials in which the other platform's
   *     value is higher, less that in which it is lower; ±1 where all trials of one lie beyond all
   *     of the other. Source: N. Cliff, Psychological Bulletin 114 (1993) 494-509
   */
  public record Evidence(double p, double adjustedP, double cliffsDelta) {}

  /** How many times the baseline's value. */
  public double ratio() {
    return 1 + percent / 100;
  }

  /** Whether this interval alone holds no difference; the verdict is stricter. */
  public boolean holdsZero() {
    return lowPercent <= 0 && highPercent >= 0;
  }

  Estimate corrected(double adjustedP) {
    return new Estimate(
        percent,
        lowPercent,
        highPercent,
        new Evidence(evidence.p(), adjustedP, evidence.cliffsDelta()));
  }
}
