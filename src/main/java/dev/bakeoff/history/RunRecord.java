package dev.bakeoff.history;

import dev.bakeoff.metrics.Environment;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A whole run as history holds it. Every figure in a chart or report is derived from this.
 *
 * @param plan what was to be done
 * @param status how it stands
 * @param finished when it ended, where it did
 * @param environment the driver machine
 * @param loads how each platform came to hold the data
 * @param legs in plan order, with what was measured
 * @param log in order
 */
public record RunRecord(
    RunPlan plan,
    RunStatus status,
    Optional<Instant> finished,
    Environment environment,
    List<LoadResult> loads,
    List<LegRecord> legs,
    List<RunEvent.Logged> log) {
  public RunRecord {
    loads = List.copyOf(loads);
    legs = List.copyOf(legs);
    log = List.copyOf(log);
  }
}
