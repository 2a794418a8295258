package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How throughput and latency change with what was swept over, beside each other. */
final class ScaleCharts {
  private static final String ALL_TRIALS =
      "Points: all completed trials together. Error bars: 95 % confidence interval over trials,"
          + " from 3 trials on. Lines only lead the eye: between the points nothing was measured.";

  /** Values further apart than this do not share a linear axis of settings. */
  private static final double SPREAD = 8;

  private ScaleCharts() {}

  /** A chart per slice of the sweep in which one parameter with an order of its own varies. */
  static List<Chart> of(Comparison comparison, Sweep sweep, Metric latency) {
    List<Chart> charts = new ArrayList<>();
    for (Sweep.Parameter parameter : sweep.varied()) {
      if (parameter != Sweep.Parameter.KEYS) {
        sweep.slices(List.of(parameter)).stream()
            .filter(slice -> slice.settings().size() > 1)
            .map(slice -> chart(comparison, slice, parameter, latency))
            .forEach(charts::add);
      }
    }
    return charts;
  }

  private static Chart chart(
      Comparison comparison, Sweep slice, Sweep.Parameter parameter, Metric latency) {
    Map<Sweep.Step, Group> along = slice.along(parameter);
    List<Group> groups = List.copyOf(along.values());
    Metric capacity = groups.getFirst().key().capacity();
    Axis x = axis(parameter, List.copyOf(along.keySet()));
    List<Chart> panels =
        List.of(
            panel(comparison, along, x, capacity, parameter),
            panel(comparison, along, x, latency, parameter));
    List<String> notes = new ArrayList<>(List.of(ALL_TRIALS));
    notes.addAll(Footnotes.groups(comparison, groups));
    panels.stream().flatMap(p -> Footnotes.axis(p).stream()).distinct().forEach(notes::add);
    return new Panels(
        new Words(
            comparison.headline(capacity, groups),
            "%s: %s and %s over %s; %s"
                .formatted(
                    slice.title(),
                    capacity.label(),
                    latency.label(),
                    parameter.word(),
                    Charts.subtitle(comparison, groups)),
            notes),
        Charts.series(comparison),
        2,
        panels);
  }

  private static Chart panel(
      Comparison comparison,
      Map<Sweep.Step, Group> along,
      Axis x,
      Metric metric,
      Sweep.Parameter parameter) {
    List<Group> groups = List.copyOf(along.values());
    Unit unit = CellFigure.unit(metric, groups);
    List<Line> lines =
        comparison.platforms().stream().map(p -> line(comparison, p, along, metric, unit)).toList();
    List<Point> points = lines.stream().flatMap(l -> l.points().stream()).toList();
    return new Lines(
        new Words(
            "%s over %s (%s)"
                .formatted(CellFigure.capitalized(metric), parameter.word(), unit.symbol()),
            "",
            List.of()),
        x,
        Axes.values(
            CellFigure.axisLabel(metric, groups.getFirst(), unit),
            unit.symbol(),
            points.stream().flatMap(p -> p.value().stream().boxed()).toList(),
            points.stream().flatMap(p -> p.high().stream().boxed()).toList()),
        lines,
        List.of(),
        true);
  }

  private static Line line(
      Comparison comparison,
      ComparedPlatform platform,
      Map<Sweep.Step, Group> along,
      Metric metric,
      Unit unit) {
    List<Point> points = new ArrayList<>();
    along.forEach(
        (step, group) -> {
          CellStats cell = group.cell(platform.id());
          CellFigure figure = CellFigure.of(comparison, group, cell, metric, unit);
          // Where errors or checks forbid a verdict, a point on a line would claim too much.
          boolean shown = !CellFigure.unreliable(cell);
          points.add(
              new Point(
                  step.place(),
                  shown ? figure.value() : OptionalDouble.empty(),
                  figure.low(),
                  figure.high(),
                  figure.detail()));
        });
    return new Line(new Series(platform.id(), platform.displayName()), points);
  }

  private static Axis axis(Sweep.Parameter parameter, List<Sweep.Step> steps) {
    double min = steps.getFirst().place();
    double max = steps.getLast().place();
    List<Axis.Tick> ticks = steps.stream().map(s -> new Axis.Tick(s.place(), s.label())).toList();
    if (min > 0 && max / min >= SPREAD) {
      double room = Math.pow(max / min, 0.06);
      return new Axis(parameter.label(), "", Axis.Scale.LOG, min / room, max * room, ticks);
    }
    double room = (max - min) * 0.06;
    return new Axis(parameter.label(), "", Axis.Scale.LINEAR, min - room, max + room, ticks);
  }
}
