package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.run.PlatformChecker;
import dev.bakeoff.ui.platform.PlatformsModel.Check;
import dev.bakeoff.ui.task.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;

/** One connection test as it goes on. FX thread only. */
public final class CheckRun {
  private final Consumer<Check> listener;
  private List<TestStep> steps = List.of();
  private boolean over;

  private CheckRun(Consumer<Check> listener) {
    this.listener = listener;
  }

  /**
   * Starts a test in the background.
   *
   * @param listener hears of every step and of the end, on the FX thread
   */
  public static void start(
      PlatformChecker checker, PlatformProfile profile, Tasks tasks, Consumer<Check> listener) {
    CheckRun run = new CheckRun(listener);
    listener.accept(new Check.Testing(List.of()));
    tasks.load(
        () -> checker.check(profile, step -> Platform.runLater(() -> run.hear(step))),
        info -> run.end(new Check.Reached(info, run.steps, Instant.now())),
        problem -> run.end(new Check.Unreachable(problem, run.steps, Instant.now())));
  }

  /** A step that ends takes the place of the same one as it ran. */
  private void hear(TestStep step) {
    if (over) {
      return;
    }
    List<TestStep> now = new ArrayList<>(steps);
    boolean goesOn =
        !now.isEmpty()
            && now.getLast().state() == TestStep.State.RUNNING
            && now.getLast().name().equals(step.name());
    if (goesOn) {
      now.removeLast();
    }
    now.add(step);
    steps = List.copyOf(now);
    listener.accept(new Check.Testing(steps));
  }

  private void end(Check check) {
    over = true;
    listener.accept(check);
  }
}
