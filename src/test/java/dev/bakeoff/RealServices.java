package dev.bakeoff;

import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.UiServices;
import java.nio.file.Path;
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
    UiServices real = wiring.ui();
    services =
        new UiServices(
            real.data(),
            real.sharing(),
            real.platforms(),
            new UiServices.Runs(
                launcher.apply(real.runs().launcher()),
                real.runs().history(),
                real.runs().notebook(),
                real.runs().files(),
                real.runs().elsewhere(),
                real.runs().home()),
            real.configs(),
            real.settings());
  }

  public UiServices ui() {
    return services;
  }

  @Override
  public void close() {
    wiring.close();
  }
}
