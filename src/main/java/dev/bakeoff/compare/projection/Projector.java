package dev.bakeoff.compare.projection;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.projection.Projection.Point;
import dev.bakeoff.compare.projection.Projection.Target;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Draws lines over the sizes of several runs' datasets. A point is one run's geometric mean over
 * trials: trials of one run share its data, so that they are no points of their own.
 */
public final class Projector {
  /** Two points carry any line. */
  public static final int FEWEST_SIZES = 3;

  private Projector() {}

  /**
   * One projection for each platform and setting that any of the runs has.
   *
   * @param runs over datasets of different sizes
   * @param to the size to project to
   */
  public static List<Projection> of(List<RunRecord> runs, Projected metric, OptionalLong to) {
    Map<List<String>, List<Point>> series = new LinkedHashMap<>();
    runs.stream()
        .sorted(Comparator.comparingLong(run -> run.plan().dataset().rows()))
        .forEach(run -> add(series, run, metric));
    List<String> words = circumstances(runs);
    return series.entrySet().stream()
        .map(e -> projection(e.getKey().get(0), e.getKey().get(1), metric, e.getValue(), to, words))
        .toList();
  }

  private static void add(Map<List<String>, List<Point>> series, RunRecord run, Projected metric) {
    for (RunPlan.Target target : run.plan().targets()) {
      if (metric.ofLoading()) {
        loading(run, target, metric)
            .ifPresent(p -> put(series, List.of(target.displayName(), ""), p));
        continue;
      }
      Map<Group.Key, List<LegRecord>> byKey = new LinkedHashMap<>();
      run.legs().stream()
          .filter(leg -> leg.plan().platform().equals(target.platform()))
          .filter(leg -> believed(run, leg) && metric.of(leg) > 0)
          .forEach(
              leg ->
                  byKey.computeIfAbsent(Group.Key.of(leg.plan()), k -> new ArrayList<>()).add(leg));
      byKey.forEach(
          (key, legs) ->
              put(
                  series,
                  List.of(target.displayName(), key.workloadTitle() + ", " + key.clientsLabel()),
                  point(run, legs, metric)));
    }
  }

  private static void put(Map<List<String>, List<Point>> series, List<String> name, Point point) {
    series.computeIfAbsent(name, n -> new ArrayList<>()).add(point);
  }

  /** Legs that did not complete, or are not to be relied on, carry no line. */
  private static boolean believed(RunRecord run, LegRecord leg) {
    return leg.status() == LegStatus.COMPLETED
        && leg.operations() > 0
        && TruthChecks.worst(TruthChecks.of(run, leg)) != TruthCheck.State.BROKEN;
  }

  private static Point point(RunRecord run, List<LegRecord> legs, Projected metric) {
    LegPlan plan = legs.getFirst().plan();
    Double expected = plan.options().expected().get(metric.id());
    return new Point(
        dataset(run),
        run.plan().dataset().rows(),
        Math.exp(
            legs.stream().mapToDouble(leg -> Math.log(metric.of(leg))).average().orElseThrow()),
        legs.size(),
        expected == null ? OptionalDouble.empty() : OptionalDouble.of(expected));
  }

  private static Optional<Point> loading(RunRecord run, RunPlan.Target target, Projected metric) {
    long rows = run.plan().dataset().rows();
    return run.loads().stream()
        .filter(load -> load.platform().equals(target.platform()))
        .filter(load -> load.problem().isEmpty() && !load.reused() && load.loadSeconds() > 0)
        .findFirst()
        .map(LoadResult::loadSeconds)
        .map(
            seconds ->
                new Point(
                    dataset(run),
                    rows,
                    metric == Projected.LOAD_TIME ? seconds : rows / seconds,
                    1,
                    OptionalDouble.empty()));
  }

  private static String dataset(RunRecord run) {
    return run.plan().dataset().name() + ":" + run.plan().dataset().version();
  }

  private static List<String> circumstances(List<RunRecord> runs) {
    return runs.stream().map(run -> run.environment().hostId()).distinct().count() > 1
        ? List.of("The runs were driven from other machines, which a line over sizes cannot tell.")
        : List.of();
  }

  /** The line through points, and what is to be said of it. */
  static Projection projection(
      String platform,
      String setting,
      Projected metric,
      List<Point> points,
      OptionalLong to,
      List<String> circumstances) {
    long sizes = points.stream().map(Point::rows).distinct().count();
    List<String> words = new ArrayList<>();
    Optional<LineFit> fit = Optional.empty();
    Optional<Target> target = Optional.empty();
    if (sizes < FEWEST_SIZES) {
      words.add(
          "%s: a line takes three sizes or more, because any two points lie on one; measure another size."
              .formatted(sizes == 1 ? "Only one size" : sizes + " sizes"));
    } else {
      double[] xs = points.stream().mapToDouble(Point::rows).toArray();
      double[] ys = points.stream().mapToDouble(Point::actual).toArray();
      LineFit line = LineFit.better(xs, ys);
      fit = Optional.of(line);
      if (points.size() == FEWEST_SIZES) {
        words.add(
            "Three points leave one degree of freedom: the interval is very wide, and rightly so;"
                + " more sizes narrow it.");
      }
      if (to.isPresent()) {
        double most = points.stream().mapToDouble(Point::rows).max().orElseThrow();
        double rows = (double) to.getAsLong();
        Target aim = new Target(rows, line.at(rows), rows / most);
        target = Optional.of(aim);
        if (aim.guess()) {
          words.add(
              "%s rows are %s times the largest size measured: beyond 4 times this is a guess, since nothing says that the line goes on."
                  .formatted(Figures.count(to.getAsLong()), Figures.times(aim.beyond())));
        }
      }
    }
    words.addAll(circumstances);
    return new Projection(platform, setting, metric, points, fit, target, words);
  }
}
