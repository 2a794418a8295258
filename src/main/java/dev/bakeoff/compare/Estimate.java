package dev.bakeoff.compare;

/**
 * A difference in percent of the baseline with its 95 % confidence interval over trials.
 *
 * @param percent +34 means 34 % more than the baseline; never below -100
 * @param lowPercent the interval's lower end
 * @param highPercent the interval's upper end
 */
public record Estimate(double percent, double lowPercent, double highPercent) {
  /** How many times the baseline's value. */
  public double ratio() {
    return 1 + percent / 100;
  }

  public boolean holdsZero() {
    return lowPercent <= 0 && highPercent >= 0;
  }
}
