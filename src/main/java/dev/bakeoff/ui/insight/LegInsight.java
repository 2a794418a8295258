package dev.bakeoff.ui.insight;

import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.report.LegCharts;
import dev.bakeoff.report.LegCharts.Curve;
import dev.bakeoff.report.TimingSplit;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Pacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is shown of one leg, made away from the window's thread. Immutable.
 *
 * @param plan which leg
 * @param title for people
 * @param kind what its latencies are, for people
 * @param checks of its figures
 * @param time everything over its measured time; empty until something was measured
 * @param curve latency over percentiles, with the other platforms' under the same setting
 * @param split where the mean request's time went; empty where that was not measured
 * @param steps of a search for the knee
 * @param palette of the platforms
 */
public record LegInsight(
    LegPlan plan,
    String title,
    String kind,
    List<TruthCheck> checks,
    Optional<Chart> time,
    Optional<Chart> curve,
    Optional<Chart> split,
    List<KneeStep> steps,
    Palette palette) {
  public LegInsight {
    checks = List.copyOf(checks);
    steps = List.copyOf(steps);
  }

  /** A leg of the history, with the other platforms' completed trials of the same setting. */
  public static LegInsight of(RunRecord run, LegRecord leg) {
    return of(run, leg, TruthChecks.of(run, leg), others(run, leg));
  }

  /**
   * A leg with distributions to lay over its own.
   *
   * @param run what its checks rest on beside the leg
   * @param others of the same setting, without this leg's platform
   */
  public static LegInsight of(
      RunRecord run, LegRecord leg, List<TruthCheck> checks, List<Curve> others) {
    RunPlan plan = run.plan();
    RunPlan.Target target = plan.target(leg.plan().platform());
    Pacing.Loop loop = leg.plan().options().pacing().loop();
    String kind = LegCharts.times(loop) + ", " + LegCharts.loop(loop);
    String title = target.displayName() + ", " + LegWords.leg(leg.plan());
    List<Curve> curves = new ArrayList<>(others);
    curves.addFirst(new Curve(target.platform(), target.displayName(), leg.latencies()));
    List<String> notes = loop == Pacing.Loop.CLOSED ? List.of(LegCharts.CLOSED) : List.of();
    return new LegInsight(
        leg.plan(),
        title,
        kind,
        checks,
        LegCharts.timeline(leg, new Words(title, kind, notes)),
        LegCharts.percentiles(
            curves,
            loop,
            new Words(Texts.of("insight.latency-over-percentiles-2", title), kind, notes)),
        LegCharts.split(
            List.of(TimingSplit.of(target.displayName(), List.of(leg))),
            new Words(
                Texts.of("insight.where-the-time-went", title),
                kind,
                List.of(TimingSplit.note(loop)))),
        KneeStep.of(leg),
        Palette.of(plan.targets().stream().map(RunPlan.Target::platform).toList()));
  }

  private static List<Curve> others(RunRecord run, LegRecord leg) {
    return run.plan().targets().stream()
        .filter(t -> !t.platform().equals(leg.plan().platform()))
        .map(t -> new Curve(t.platform(), t.displayName(), completed(run, leg, t.platform())))
        .filter(c -> c.latencies().count() > 0)
        .toList();
  }

  private static Latencies completed(RunRecord run, LegRecord leg, String platform) {
    return Latencies.merge(
        run.legs().stream()
            .filter(l -> l.plan().platform().equals(platform))
            .filter(l -> l.plan().setting().equals(leg.plan().setting()))
            .filter(l -> l.status() == LegStatus.COMPLETED)
            .map(LegRecord::latencies)
            .toList());
  }
}
