package dev.bakeoff.ui.shell;

import dev.bakeoff.model.Progress;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.MonitorSnapshot.Current;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetState;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;

/**
 * A run in one line, for the status bar and Home.
 *
 * @param title of the run
 * @param doing what is being done just now
 * @param fraction of the whole run, 0 to 1; negative where it cannot be told yet
 * @param times elapsed and left
 */
public record RunLine(String title, String doing, double fraction, String times) {
  public static RunLine of(MonitorSnapshot snapshot) {
    String elapsed = Texts.of("shell.elapsed", Formats.clock(snapshot.times().elapsed()));
    String left = Formats.left(snapshot.times().left());
    return new RunLine(
        snapshot.heading().title(),
        doing(snapshot),
        fraction(snapshot),
        left.isEmpty() ? elapsed : elapsed + " · " + left);
  }

  private static String doing(MonitorSnapshot snapshot) {
    return switch (snapshot.stage()) {
      case PREPARING ->
          snapshot
              .heading()
              .preparing()
              .map(Progress.Step::task)
              .orElse(Texts.of("shell.preparing-the-dataset"));
      case RUNNING ->
          snapshot
              .current()
              .map(RunLine::leg)
              .or(() -> loading(snapshot))
              .orElse(Texts.of("shell.starting"));
      case CANCELLING -> Texts.of("shell.stopping");
      case COMPLETED, FAILED, CANCELLED, INTERRUPTED, NOT_STARTED -> snapshot.stage().label();
    };
  }

  private static String leg(Current current) {
    LegPlan plan = current.plan();
    return Texts.of(
        "shell.trial",
        current.label(),
        plan.workload(),
        Formats.plural(plan.clients(), "client"),
        plan.trial());
  }

  private static Optional<String> loading(MonitorSnapshot snapshot) {
    return snapshot.targets().stream()
        .filter(t -> t.state() == TargetState.PREPARING)
        .findFirst()
        .map(RunLine::target);
  }

  private static String target(TargetView target) {
    return target.label()
        + " · "
        + target.step().map(Progress.Step::task).orElse(Texts.of("shell.preparing"));
  }

  private static double fraction(MonitorSnapshot snapshot) {
    return snapshot
        .times()
        .left()
        .map(
            left -> {
              double elapsed = snapshot.times().elapsed().toMillis();
              return elapsed / Math.max(1, elapsed + left.toMillis());
            })
        .orElse(-1.0);
  }
}
