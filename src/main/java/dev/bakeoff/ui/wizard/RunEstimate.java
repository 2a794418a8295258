package dev.bakeoff.ui.wizard;

import dev.bakeoff.run.RunConfig;
import dev.bakeoff.workload.Workload;
import java.time.Duration;

/**
 * What a run will take, before it is planned.
 *
 * @param legs all trials of all workloads, client counts and platforms
 * @param time roughly, loading left out
 */
public record RunEstimate(int legs, Duration time) {
  /** Starting a worker, connecting and tidying up, per leg. */
  private static final Duration AROUND_A_LEG = Duration.ofMillis(900);

  public static RunEstimate of(RunConfig config) {
    int legs = 0;
    Duration time = Duration.ZERO;
    for (Workload workload : config.workloads()) {
      int rates = Math.max(1, workload.options().pacing().rates().size());
      int trials = workload.clients().size() * rates * config.trials() * config.platforms().size();
      legs += trials;
      time =
          time.plus(
              workload.warmup().plus(workload.duration()).plus(AROUND_A_LEG).multipliedBy(trials));
    }
    return new RunEstimate(legs, time);
  }
}
