package dev.bakeoff.history;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.publish.RestoreRates;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How fast data went into platforms in the runs that history holds. Thread-safe. */
public final class LoadHistory implements RestoreRates {
  /** Runs that are looked at; a run is read whole. */
  private static final int RUNS = 5;

  /** Fewer rows go in too fast to tell anything about more of them. */
  private static final long TELLING_ROWS = 50_000;

  private final RunHistory history;

  public LoadHistory(RunHistory history) {
    this.history = history;
  }

  /** The newest load per type of platform; of this very version where there is one. */
  @Override
  public List<MeasuredLoad> find(Manifest manifest) {
    List<RunSummary> own = new ArrayList<>();
    List<RunSummary> others = new ArrayList<>();
    for (RunSummary run : history.list()) {
      (run.dataset().equals(manifest.ref().toString()) ? own : others).add(run);
    }
    Map<String, MeasuredLoad> loads = new TreeMap<>();
    collect(own, loads);
    collect(others, loads);
    return List.copyOf(loads.values());
  }

  private void collect(List<RunSummary> runs, Map<String, MeasuredLoad> loads) {
    for (RunSummary summary : runs.subList(0, Math.min(RUNS, runs.size()))) {
      history
          .find(summary.id())
          .ifPresent(run -> run.loads().forEach(load -> measured(run.plan(), load, loads)));
    }
  }

  private static void measured(RunPlan plan, LoadResult load, Map<String, MeasuredLoad> loads) {
    if (load.reused()
        || load.problem().isPresent()
        || load.loadSeconds() <= 0
        || plan.dataset().rows() < TELLING_ROWS) {
      return;
    }
    RunPlan.Dataset dataset = plan.dataset();
    plan.targets().stream()
        .filter(target -> target.platform().equals(load.platform()))
        .findFirst()
        .ifPresent(
            target ->
                loads.putIfAbsent(
                    target.type(),
                    new MeasuredLoad(
                        target.type(),
                        dataset.name() + ":" + dataset.version(),
                        dataset.rows(),
                        load.loadSeconds(),
                        plan.created())));
  }
}
