package dev.bakeoff;

import dev.bakeoff.config.ProfilesFile;
import dev.bakeoff.config.RunConfigReader;
import dev.bakeoff.config.RunConfigWriter;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.duckdb.DuckDbAdapter;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.platform.sqlite.SqliteAdapter;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The window's services on a home of a test's own: the real ones. */
public final class RealServices implements AutoCloseable {
  private final Wiring wiring;
  private final UiServices services;

  /**
   * @param launcher may put something around the real launcher, such as a shorter quickstart
   */
  public RealServices(Path home, UnaryOperator<RunLauncher> launcher) {
    wiring = Wiring.of(home);
    Adapters adapters =
        new Adapters(List.of(new PostgresAdapter(), new DuckDbAdapter(), new SqliteAdapter()));
    ProfilesFile profiles = new ProfilesFile(home, adapters);
    RunConfigReader reader = new RunConfigReader(profiles, adapters);
    services =
        new UiServices(
            new UiServices.Data(wiring.catalog(), wiring.creator(), DatasetSpecs.builtIn()),
            new UiServices.Platforms(profiles, wiring.runner(), adapters.descriptors()),
            new UiServices.Runs(launcher.apply(wiring.runner()), wiring.history()),
            new UiServices.Configs(
                file -> reader.read(file).run(), new RunConfigWriter(adapters)::write),
            new Settings(home));
  }

  public UiServices ui() {
    return services;
  }

  @Override
  public void close() {
    wiring.close();
  }
}
