package dev.bakeoff.compare.trend;

import dev.bakeoff.compare.Estimate;
import dev.bakeoff.compare.MetricStats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run in a trend.
 *
 * @param runId the run
 * @param runName for people
 * @param at when it started
 * @param stats its figures
 * @param changed what else is not as in the run before: versions, machine, data; in words
 * @param change to the run before, in percent; empty where the two may not be held against each
 *     other or have too few trials
 * @param verdict what may be said of the change
 * @param words the verdict as a sentence; empty for the first run
 * @param baseline whether the run is pinned as one
 */
public record TrendPoint(
    String runId,
    String runName,
    Instant at,
    MetricStats stats,
    List<String> changed,
    Optional<Estimate> change,
    Verdict verdict,
    String words,
    boolean baseline) {
  public TrendPoint {
    changed = List.copyOf(changed);
  }

  /** What may be said of a change. */
  public enum Verdict {
    /** There is no run before. */
    FIRST,
    /** More than before, beyond what the runs' trials differ by. */
    UP,
    /** Less than before, beyond what the runs' trials differ by. */
    DOWN,
    /** The trials do not tell the two apart. */
    NONE_SHOWN,
    /** Too few trials, or another dataset or machine. */
    WITHHELD
  }

  /** Whether a change was shown. */
  public boolean changeShown() {
    return verdict == Verdict.UP || verdict == Verdict.DOWN;
  }
}
