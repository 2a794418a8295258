package dev.bakeoff.ui.live;

import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.live.MonitorSnapshot.Current;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetState;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import java.time.Duration;
import java.util.Optional;

/** A snapshot in one line. */
final class RunLines {
  private RunLines() {}

  static RunLine line(MonitorSnapshot snapshot) {
    Optional<Duration> left = snapshot.times().left();
    return new RunLine(
        snapshot.heading().title(),
        doing(snapshot),
        fraction(snapshot),
        snapshot.times().started(),
        left,
        snapshot.stage() == Stage.CANCELLING);
  }

  static RunEnd end(MonitorSnapshot snapshot) {
    Optional<RunStatus> status =
        switch (snapshot.stage()) {
          case COMPLETED -> Optional.of(RunStatus.COMPLETED);
          case FAILED -> Optional.of(RunStatus.FAILED);
          case CANCELLED -> Optional.of(RunStatus.CANCELLED);
          case INTERRUPTED -> Optional.of(RunStatus.INTERRUPTED);
          case PREPARING, RUNNING, CANCELLING, NOT_STARTED -> Optional.empty();
        };
    return new RunEnd(
        snapshot.heading().runId(),
        snapshot.heading().title(),
        status,
        status.isPresent()
            ? Optional.empty()
            : snapshot.heading().failures().stream().map(f -> f.problem()).findFirst());
  }

  /** What happens just now, for people. */
  static String doing(MonitorSnapshot snapshot) {
    if (snapshot.stage() == Stage.CANCELLING) {
      return "stopping…";
    }
    return snapshot
        .current()
        .map(RunLines::doing)
        .or(() -> snapshot.targets().stream().flatMap(t -> doing(t).stream()).findFirst())
        .or(() -> snapshot.heading().preparing().map(RunLines::words))
        .orElse(snapshot.heading().runId().isPresent() ? "between two steps" : "starting");
  }

  static String doing(Current current) {
    return current.label()
        + ", "
        + Words.leg(current.plan())
        + ", "
        + current.phase().map(Words::doing).orElse("starting");
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
                .map(RunLines::words)
                .orElse(target.phase().map(Words::doing).orElse("preparing")));
  }

  static String words(Progress.Step step) {
    return step.total() > 0
        ? "%s, %.0f\u00a0%%".formatted(step.task(), 100 * step.fraction())
        : step.task();
  }

  private static double fraction(MonitorSnapshot snapshot) {
    if (snapshot.times().left().isEmpty()) {
      return -1;
    }
    double passed = snapshot.times().elapsed().toMillis();
    double all = passed + snapshot.times().left().get().toMillis();
    return all <= 0 ? -1 : passed / all;
  }
}
