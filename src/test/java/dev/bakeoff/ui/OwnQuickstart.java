package dev.bakeoff.ui;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunPlan;
import java.time.Duration;
import java.util.List;

/** The real launcher with another quickstart than the usual one. */
public record OwnQuickstart(RunLauncher real, RunConfig quickstart) implements RunLauncher {
  /** On all of its platforms, with short legs and one trial. */
  public static OwnQuickstart brief(RunLauncher real) {
    RunConfig full = Quickstart.config(Duration.ofMillis(250));
    return new OwnQuickstart(real, of(full, full.platforms(), 1));
  }

  /** On SQLite only, which is loaded at once, with so many trials. */
  public static OwnQuickstart onSqlite(RunLauncher real, Duration leg, int trials) {
    RunConfig full = Quickstart.config(leg);
    return new OwnQuickstart(
        real,
        of(
            full,
            full.platforms().stream().filter(p -> p.type().equals("sqlite")).toList(),
            trials));
  }

  private static RunConfig of(RunConfig full, List<PlatformProfile> platforms, int trials) {
    return new RunConfig(
        full.name(),
        full.dataset(),
        full.create(),
        platforms,
        full.workloads(),
        trials,
        full.seed(),
        full.legTimeout(),
        full.origin());
  }

  @Override
  public RunPlan plan(RunConfig config, Manifest dataset) {
    return real.plan(config, dataset);
  }

  @Override
  public RunHandle launch(RunConfig config, RunListener listener) {
    return real.launch(config, listener);
  }
}
