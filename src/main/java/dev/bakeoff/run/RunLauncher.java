package dev.bakeoff.run;

import dev.bakeoff.dataset.Manifest;

/** Plans and starts runs. Thread-safe. */
public interface RunLauncher {
  /**
   * What a configuration would do with a dataset; touches nothing.
   *
   * @throws dev.bakeoff.model.ProblemException where a platform cannot do what is asked
   */
  RunPlan plan(RunConfig config, Manifest dataset);

  /**
   * Makes the dataset if needed, plans, and runs, on threads of its own. Everything is written to
   * history before the listener hears of it.
   *
   * @throws dev.bakeoff.model.ProblemException where another Bakeoff runs in the same home
   */
  RunHandle launch(RunConfig config, RunListener listener);

  /**
   * The quickstart's configuration: three embedded platforms, three workloads, small customer data.
   */
  RunConfig quickstart();
}
