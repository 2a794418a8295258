package dev.bakeoff.ui.live;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.report.LegCharts.Curve;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.insight.LegInsight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes charts and checks of the leg under way, and remembers the checks of those that have
 * finished; away from the window's thread. Thread-safe.
 */
final class Insights {
  private static final int MOST_FINISHED = 40;

  /** Distributions are large; of a run with very many settings the oldest are forgotten. */
  private static final int MOST_CURVES = 60;

  private final Map<Key, Latencies> completed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Latencies> eldest) {
          return size() > MOST_CURVES;
        }
      };
  private final Deque<Finished> finished = new ArrayDeque<>();
  private volatile Latest latest = new Latest(Optional.empty(), List.of());
  private String shown = "";

  private record Key(String platform, LegPlan.Setting setting) {}

  /** What a leg that has ended showed. */
  record Finished(LegPlan plan, LegStatus status, List<TruthCheck> checks) {
    Finished {
      checks = List.copyOf(checks);
    }
  }

  /**
   * What there is to show.
   *
   * @param leg the one under way, or the last that was
   * @param finished the newest first
   */
  record Latest(Optional<LegInsight> leg, List<Finished> finished) {
    Latest {
      finished = List.copyOf(finished);
    }
  }

  /**
   * What a run's events have left to look at.
   *
   * @param run without its legs
   * @param current the leg under way, once it has measured something
   * @param version of the current leg; changes with every interval
   * @param ended legs that have ended since the last look
   */
  record Material(
      RunRecord run, Optional<LegRecord> current, String version, List<LegRecord> ended) {
    Material {
      ended = List.copyOf(ended);
    }
  }

  Latest latest() {
    return latest;
  }

  /**
   * Looks at what is new.
   *
   * @param inSight whether charts are to be made of it
   */
  synchronized Latest look(Material material, boolean inSight) {
    material.ended().forEach(leg -> ended(material.run(), leg));
    Optional<LegInsight> leg = latest.leg();
    if (inSight && material.current().isPresent() && !material.version().equals(shown)) {
      shown = material.version();
      LegRecord current = material.current().get();
      leg =
          Optional.of(
              LegInsight.of(
                  material.run(),
                  current,
                  TruthChecks.of(material.run(), current),
                  others(material.run(), current.plan())));
    }
    latest = new Latest(leg, List.copyOf(finished));
    return latest;
  }

  private void ended(RunRecord run, LegRecord leg) {
    finished.addFirst(new Finished(leg.plan(), leg.status(), TruthChecks.of(run, leg)));
    while (finished.size() > MOST_FINISHED) {
      finished.removeLast();
    }
    if (leg.status() == LegStatus.COMPLETED) {
      Key key = new Key(leg.plan().platform(), leg.plan().setting());
      Latencies before = completed.remove(key);
      completed.put(
          key,
          before == null ? leg.latencies() : Latencies.merge(List.of(before, leg.latencies())));
    }
  }

  private List<Curve> others(RunRecord run, LegPlan leg) {
    return run.plan().targets().stream()
        .filter(t -> !t.platform().equals(leg.platform()))
        .flatMap(t -> curve(t, leg).stream())
        .toList();
  }

  private Optional<Curve> curve(RunPlan.Target target, LegPlan leg) {
    return Optional.ofNullable(completed.get(new Key(target.platform(), leg.setting())))
        .map(latencies -> new Curve(target.platform(), target.displayName(), latencies));
  }
}
