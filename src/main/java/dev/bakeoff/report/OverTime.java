package dev.bakeoff.report;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Mark;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Latency second by second. Trials stand one after the other along the axis, because each measures
 * anew; every point is the percentile of its own interval's histogram.
 */
final class OverTime {
  /** Lines with more points than this are drawn without dots. */
  private static final int MOST_DOTS = 40;

  /** A line of a trial that took hours is thinned to this many points. */
  private static final int MOST_POINTS = 800;

  private OverTime() {}

  /** Empty where no trial of the group completed with two intervals or more. */
  static Optional<Chart> chart(Comparison comparison, List<RunRecord> runs, Group group) {
    List<Trial> trials =
        comparison.platforms().stream().flatMap(p -> trials(p, runs, group).stream()).toList();
    if (trials.stream().noneMatch(t -> t.intervals().size() > 1)) {
      return Optional.empty();
    }
    Metric metric = metric(trials);
    NavigableMap<Integer, Double> starts = starts(trials);
    List<Double> values =
        trials.stream()
            .flatMap(t -> t.intervals().stream())
            .flatMap(i -> value(i, metric).stream().boxed())
            .toList();
    Unit unit = Unit.ofTimes(values);
    List<Line> lines = trials.stream().map(t -> line(t, metric, unit, starts)).toList();
    double end = starts.lastEntry().getValue() + longest(trials, starts.lastKey());
    List<Mark> marks =
        starts.size() < 2
            ? List.of()
            : starts.entrySet().stream()
                .map(e -> new Mark(e.getValue(), "trial " + e.getKey()))
                .toList();
    return Optional.of(
        new Lines(
            new Words(
                group.title() + ": " + metric.label() + " over time",
                "per second; " + Charts.subtitle(comparison, List.of(group)),
                List.of(
                    "Each point is the percentile of its own second. Trials were interleaved with"
                        + " other legs; here they stand one after the other.")),
            Axes.time("Measured time (s)", end),
            Axes.values(
                group.key().loop().time() + ", " + metric.label() + " (" + unit.symbol() + ")",
                unit.symbol(),
                values.stream().map(unit::of).toList(),
                List.of()),
            lines,
            marks,
            lines.stream().allMatch(l -> l.points().size() <= MOST_DOTS)));
  }

  private static double longest(List<Trial> trials, int number) {
    return trials.stream()
        .filter(t -> t.number() == number)
        .mapToDouble(Trial::seconds)
        .max()
        .orElseThrow();
  }

  private record Trial(Series series, int number, List<Interval> intervals) {
    double seconds() {
      Interval last = intervals.getLast();
      return last.startMillis() / 1000.0 + last.seconds();
    }
  }

  private static List<Trial> trials(ComparedPlatform platform, List<RunRecord> runs, Group group) {
    RunRecord run =
        runs.stream().filter(r -> r.plan().id().equals(platform.runId())).findFirst().orElseThrow();
    Series series = new Series(platform.id(), platform.displayName());
    return run.legs().stream()
        .filter(leg -> leg.status() == LegStatus.COMPLETED && !leg.intervals().isEmpty())
        .filter(leg -> matches(leg.plan(), platform, group.key()))
        .sorted(Comparator.comparingInt((LegRecord leg) -> leg.plan().trial()))
        .map(leg -> new Trial(series, leg.plan().trial(), leg.intervals()))
        .toList();
  }

  private static boolean matches(LegPlan leg, ComparedPlatform platform, Group.Key key) {
    return leg.platform().equals(platform.platform()) && Group.Key.of(leg).equals(key);
  }

  /** p99 where nearly every second has the operations for it, else what they do suffice for. */
  private static Metric metric(List<Trial> trials) {
    List<Interval> all = trials.stream().flatMap(t -> t.intervals().stream()).toList();
    return Metric.LATENCIES.reversed().stream()
        .filter(
            m ->
                all.stream().filter(i -> i.operations() >= m.fewestOperations()).count()
                    >= 0.9 * all.size())
        .findFirst()
        .orElse(Metric.P50);
  }

  /** Where each trial begins along the axis: after the longest of the trials before it. */
  private static NavigableMap<Integer, Double> starts(List<Trial> trials) {
    TreeMap<Integer, Double> longest =
        trials.stream()
            .collect(Collectors.toMap(Trial::number, Trial::seconds, Math::max, TreeMap::new));
    TreeMap<Integer, Double> starts = new TreeMap<>();
    double at = 0;
    for (var entry : longest.entrySet()) {
      starts.put(entry.getKey(), at);
      at += entry.getValue();
    }
    return starts;
  }

  private static Line line(
      Trial trial, Metric metric, Unit unit, NavigableMap<Integer, Double> starts) {
    List<Point> points = new ArrayList<>();
    for (Interval interval : trial.intervals()) {
      OptionalDouble value = value(interval, metric);
      double middle = interval.startMillis() / 1000.0 + interval.seconds() / 2;
      points.add(
          new Point(
              starts.get(trial.number()) + middle,
              value.isPresent()
                  ? OptionalDouble.of(unit.of(value.getAsDouble()))
                  : OptionalDouble.empty(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              "%s, trial %d, second %s: %s"
                  .formatted(
                      trial.series().name(),
                      trial.number(),
                      Figures.of(middle),
                      value.isPresent()
                          ? Figures.of(unit.of(value.getAsDouble())) + " " + unit.symbol()
                          : "too few operations")));
    }
    return new Line(trial.series(), thinned(points));
  }

  /** Keeps of each stretch the lowest and the highest point, so that no peak is lost. */
  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    List<Point> kept = new ArrayList<>();
    int stretches = MOST_POINTS / 2;
    for (int s = 0; s < stretches; s++) {
      List<Point> stretch =
          points.subList(
              (int) ((long) s * points.size() / stretches),
              (int) ((long) (s + 1) * points.size() / stretches));
      Comparator<Point> byValue = Comparator.comparingDouble(p -> p.value().orElse(-1));
      Point low = stretch.stream().min(byValue).orElseThrow();
      Point high = stretch.stream().max(byValue).orElseThrow();
      kept.add(low.x() <= high.x() ? low : high);
      kept.add(low.x() <= high.x() ? high : low);
    }
    return kept;
  }

  private static OptionalDouble value(Interval interval, Metric metric) {
    return interval.operations() < metric.fewestOperations()
        ? OptionalDouble.empty()
        : OptionalDouble.of(interval.latencies().percentileMillis(metric.percentile()));
  }
}
