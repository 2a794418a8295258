package dev.bakeoff.ui.live;

import dev.bakeoff.model.Progress;
import dev.bakeoff.ui.live.MonitorSnapshot.Current;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetState;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;

/** What a run does just now, in words. */
final class Doing {
  private Doing() {}

  /** What happens just now, for people. */
  static String now(MonitorSnapshot snapshot) {
    if (snapshot.stage() == Stage.CANCELLING) {
      return Texts.of("live.stopping");
    }
    return snapshot
        .current()
        .map(Doing::doing)
        .or(() -> snapshot.targets().stream().flatMap(t -> doing(t).stream()).findFirst())
        .or(() -> snapshot.heading().preparing().map(Doing::words))
        .orElse(
            snapshot.heading().runId().isPresent()
                ? Texts.of("live.between-two-steps")
                : Texts.of("live.starting"));
  }

  static String doing(Current current) {
    return current.label()
        + ", "
        + Words.leg(current.plan())
        + ", "
        + current.phase().map(Words::doing).orElse(Texts.of("live.starting"));
  }

  static Optional<String> doing(TargetView target) {
    if (target.state() != TargetState.PREPARING) {
      return Optional.empty();
    }
    return Optional.of(
        target.label()
            + ": "
            + target
                .step()
                .map(Doing::words)
                .orElse(target.phase().map(Words::doing).orElse(Texts.of("live.preparing"))));
  }

  static String words(Progress.Step step) {
    return step.total() > 0
        ? "%s, %.0f\u00a0%%".formatted(step.task(), 100 * step.fraction())
        : step.task();
  }
}
