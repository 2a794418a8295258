package dev.bakeoff.ui.shell;

import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells wherever the user is that a run has begun or come to its end. */
final class RunEnds {
  private final Notices notices;
  private final Consumer<Boolean> running;

  RunEnds(Notices notices, Consumer<Boolean> running) {
    this.notices = notices;
    this.running = running;
  }

  void follow(Optional<MonitorSnapshot> before, Optional<MonitorSnapshot> now) {
    boolean is = now.filter(s -> !s.stage().over()).isPresent();
    running.accept(is);
    if (!is && before.filter(s -> !s.stage().over()).isPresent()) {
      now.ifPresent(this::tell);
    }
  }

  private void tell(MonitorSnapshot end) {
    String name = end.heading().title();
    switch (end.stage()) {
      case COMPLETED -> notices.success(Texts.of("shell.has-completed", name));
      case FAILED ->
          notices.problem(
              Problem.of(
                  Problem.Kind.PLATFORM,
                  Texts.of("shell.has-ended-with-failures", name),
                  Texts.of("shell.history-says-which-legs-failed-and")));
      case NOT_STARTED -> end.heading().failures().forEach(f -> notices.problem(f.problem()));
      case CANCELLED, INTERRUPTED ->
          notices.info(Texts.of("shell.was-stopped-what-was-measured-is", name));
      case PREPARING, RUNNING, CANCELLING -> {}
    }
  }
}
