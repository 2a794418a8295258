package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.live.MonitorSnapshot.LegCount;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.live.MonitorState.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the legs of each platform and sums up what is left of them, and how sure that is. */
final class Remaining {
  /** Nineteen of twenty sums of many parts lie within so many standard deviations. */
  private static final double DEVIATIONS = 1.96;

  /** With so few legs finished, what they agree on says little. */
  private static final int FEW_LEGS = 3;

  private static final double WIDER_WITH_FEW = 1.5;

  private final List<TargetState> targets;
  private final int[] total;
  private final int[] done;
  private final int[] failed;
  private final double[] left;
  private final Map<Object, Double> shared = new HashMap<>();
  private double variance;
  private int finished;
  private boolean open;

  Remaining(Forecast forecast, List<LegState> legs, List<TargetState> targets, Instant now) {
    this.targets = targets;
    total = new int[targets.size()];
    done = new int[targets.size()];
    failed = new int[targets.size()];
    left = new double[targets.size()];
    for (LegState leg : legs) {
      add(leg, forecast, now);
    }
    for (int i = 0; i < left.length; i++) {
      prepare(i, now);
    }
  }

  private void add(LegState leg, Forecast forecast, Instant now) {
    int at = leg.target();
    total[at]++;
    LegStatus status = leg.status();
    boolean pending = status == LegStatus.PENDING || status == LegStatus.RUNNING;
    done[at] += pending ? 0 : 1;
    failed[at] += status == LegStatus.FAILED ? 1 : 0;
    finished += status == LegStatus.COMPLETED ? 1 : 0;
    if (pending && targets.get(at).state() != MonitorSnapshot.TargetState.FAILED) {
      Forecast.Estimate whole = forecast.estimate(leg.plan());
      double passed = leg.passed(now);
      left[at] += Math.max(0, whole.seconds() - passed);
      variance += whole.deviation() * whole.deviation();
      shared.merge(forecast.source(leg.plan()), whole.shared(), Double::sum);
    }
  }

  /** Of a platform that is not ready yet: what its preparation will take. */
  private void prepare(int place, Instant now) {
    TargetState target = targets.get(place);
    switch (target.state()) {
      case READY, FAILED -> {}
      case PREPARING -> {
        Optional<Duration> told = target.phaseLeft(now);
        if (told.isPresent()) {
          double seconds = told.get().toMillis() / 1000.0;
          left[place] += seconds;
          // How fast it went so far is known, and how fast it will go is not.
          variance += square(0.25 * seconds);
        } else {
          guess(place);
        }
      }
      case WAITING -> guess(place);
    }
  }

  /** As long as the others took, give or take much. */
  private void guess(int place) {
    double[] others =
        targets.stream()
            .filter(t -> t.state() == MonitorSnapshot.TargetState.READY)
            .mapToDouble(TargetState::preparedSeconds)
            .toArray();
    if (others.length == 0) {
      open = true;
      return;
    }
    double sum = 0;
    for (double seconds : others) {
      sum += seconds;
    }
    double mean = sum / others.length;
    left[place] += mean;
    variance += square(0.7 * mean);
  }

  /** Legs run one at a time, so the run takes as long as all its platforms together. */
  TimeLeft run() {
    double mean = 0;
    for (double seconds : left) {
      mean += seconds;
    }
    double all = variance;
    for (double together : shared.values()) {
      all += square(together);
    }
    double spread = DEVIATIONS * Math.sqrt(all) * (finished < FEW_LEGS ? WIDER_WITH_FEW : 1);
    return new TimeLeft(
        duration(mean), duration(Math.max(0, mean - spread)), duration(mean + spread), open);
  }

  List<TargetView> targets(boolean over) {
    List<TargetView> views = new ArrayList<>(targets.size());
    for (int i = 0; i < targets.size(); i++) {
      boolean nothingLeft = over || done[i] == total[i];
      views.add(
          targets
              .get(i)
              .view(
                  new LegCount(
                      total[i],
                      done[i],
                      failed[i],
                      nothingLeft ? Optional.empty() : Optional.of(duration(left[i])))));
    }
    return views;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static double square(double value) {
    return value * value;
  }
}
