package dev.bakeoff.ui.live;

import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.ui.live.MonitorSnapshot.LegCount;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A platform as events have left it. Not thread-safe. */
final class TargetState {
  private static final double TELLING_FRACTION = 0.05;

  private final String platform;
  private final String label;
  private MonitorSnapshot.TargetState state = MonitorSnapshot.TargetState.WAITING;
  private Optional<Phase> phase = Optional.empty();
  private Optional<Instant> phaseSince = Optional.empty();
  private Optional<Progress.Step> step = Optional.empty();
  private double preparedSeconds;

  TargetState(String platform, String label) {
    this.platform = platform;
    this.label = label;
  }

  String platform() {
    return platform;
  }

  String label() {
    return label;
  }

  void phase(Phase entered, Instant at) {
    state = MonitorSnapshot.TargetState.PREPARING;
    phase = Optional.of(entered);
    phaseSince = Optional.of(at);
    step = Optional.empty();
  }

  void step(Progress.Step told) {
    step = Optional.of(told);
  }

  void finished(LoadResult result) {
    state =
        result.problem().isPresent()
            ? MonitorSnapshot.TargetState.FAILED
            : MonitorSnapshot.TargetState.READY;
    phase = Optional.empty();
    step = Optional.empty();
    preparedSeconds = result.loadSeconds() + result.validateSeconds();
  }

  MonitorSnapshot.TargetState state() {
    return state;
  }

  Optional<Phase> phase() {
    return phase;
  }

  Optional<Instant> phaseSince() {
    return phaseSince;
  }

  double preparedSeconds() {
    return preparedSeconds;
  }

  /** What is left of the phase under way, once enough of it is done to tell. */
  Optional<Duration> phaseLeft(Instant now) {
    double fraction = step.map(Progress.Step::fraction).orElse(0.0);
    if (fraction < TELLING_FRACTION || phaseSince.isEmpty()) {
      return Optional.empty();
    }
    double passed = Duration.between(phaseSince.get(), now).toMillis();
    return Optional.of(
        Duration.ofMillis(Math.max(0, Math.round(passed * (1 - fraction) / fraction))));
  }

  TargetView view(LegCount legs) {
    return new TargetView(platform, label, state, phase, step, preparedSeconds, legs);
  }
}
