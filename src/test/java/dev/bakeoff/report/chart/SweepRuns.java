package dev.bakeoff.report.chart;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.List;

/** Runs over a range of settings. */
public final class SweepRuns {
  private SweepRuns() {}

  /**
   * A run's legs at 100, 500 and 1,000 requests/s as well. The highest rate with one client fails
   * everywhere, and at 500/s too many of SQLite's requests do.
   */
  public static RunRecord clientsByRates(RunRecord run) {
    List<LegRecord> legs = new ArrayList<>();
    for (double rate : List.of(100.0, 500.0, 1000.0)) {
      for (LegRecord leg : run.legs()) {
        LegRecord open =
            SampleRuns.with(
                leg,
                WorkloadOptions.DEFAULT.with(Pacing.open(Pacing.Arrivals.CONSTANT, List.of(rate))));
        if (rate == 1000 && leg.plan().clients() == 1) {
          open = SampleRuns.failed(open, "It went away");
        } else if (rate == 500 && leg.plan().platform().equals("sqlite")) {
          open = SampleRuns.withErrors(open, "timeout", 300);
        }
        legs.add(open);
      }
    }
    legs.addAll(run.legs());
    RunPlan p = run.plan();
    return new RunRecord(
        new RunPlan(
            p.id(),
            p.name(),
            p.created(),
            p.seed(),
            p.dataset(),
            p.targets(),
            legs.stream().map(LegRecord::plan).toList(),
            p.trials(),
            p.origin()),
        run.status(),
        run.finished(),
        run.environment(),
        run.loads(),
        legs,
        run.log());
  }
}
