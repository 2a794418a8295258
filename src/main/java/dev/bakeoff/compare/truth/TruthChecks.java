package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import java.util.List;

/**
 * Whether a leg's figures can be believed, from what history holds of it. Pure functions; {@code
 * docs/method.md} has the thresholds and their sources.
 */
public final class TruthChecks {
  private TruthChecks() {}

  /**
   * All checks of one trial of a leg, one of each {@link TruthCheck.Kind}, in its order. A leg that
   * has measured nothing yet has checks too, mostly unknown ones.
   *
   * @param run the leg's run
   */
  public static List<TruthCheck> of(RunRecord run, LegRecord leg) {
    return List.of(
        SteadyCheck.of(leg),
        DriverCheck.of(run, leg),
        SampleCheck.of(leg),
        ErrorCheck.of(leg),
        ScheduleCheck.of(leg),
        CacheCheck.of(leg),
        DataCheck.of(run, leg));
  }

  /**
   * The state that decides over a leg: broken before doubtful before unknown; holds where all do,
   * or where there is no check.
   */
  public static State worst(List<TruthCheck> checks) {
    for (State state : List.of(State.BROKEN, State.DOUBTFUL, State.UNKNOWN)) {
      if (checks.stream().anyMatch(check -> check.state() == state)) {
        return state;
      }
    }
    return State.HOLDS;
  }

  /** Whether a leg's requests change the data. */
  public static boolean writes(LegPlan leg) {
    return DataCheck.writes(leg);
  }
}
