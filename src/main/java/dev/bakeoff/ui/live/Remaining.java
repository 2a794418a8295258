package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.live.MonitorSnapshot.LegCount;
import dev.bakeoff.ui.live.MonitorSnapshot.TargetView;
import dev.bakeoff.ui.live.MonitorState.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Counts the legs of each platform and sums up what is left of them. */
final class Remaining {
  private final List<TargetState> targets;
  private final int[] total;
  private final int[] done;
  private final int[] failed;
  private final Duration[] left;

  Remaining(LegTimes times, List<LegState> legs, List<TargetState> targets, Instant now) {
    this.targets = targets;
    total = new int[targets.size()];
    done = new int[targets.size()];
    failed = new int[targets.size()];
    left = new Duration[targets.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = targets.get(i).phaseLeft(now);
    }
    for (LegState leg : legs) {
      int at = leg.target();
      total[at]++;
      LegStatus status = leg.status();
      boolean open = status == LegStatus.PENDING || status == LegStatus.RUNNING;
      done[at] += open ? 0 : 1;
      failed[at] += status == LegStatus.FAILED ? 1 : 0;
      if (open) {
        left[at] = left[at].plus(leg.left(now, times));
      }
    }
  }

  /** Legs run one at a time, so the run takes as long as all its platforms together. */
  Duration run() {
    return Arrays.stream(left).reduce(Duration.ZERO, Duration::plus);
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
                      nothingLeft ? Optional.empty() : Optional.of(left[i]))));
    }
    return views;
  }
}
