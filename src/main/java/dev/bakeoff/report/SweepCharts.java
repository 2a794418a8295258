package dev.bakeoff.report;

import dev.bakeoff.compare.CellStats;
import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Field;
import dev.bakeoff.report.chart.Chart.Matrix;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Two swept parameters against a metric: a grid of figures per platform, all on one ramp. */
final class SweepCharts {
  private static final double LOG_FROM = 20;

  /** Of fewer settings than this share of a grid, a grid would be mostly holes. */
  private static final double LEAST_FILLED = 0.5;

  private SweepCharts() {}

  /** A chart per pair of parameters and per value of the others. */
  static List<Chart> of(Comparison comparison, Sweep sweep, Metric metric) {
    List<Chart> charts = new ArrayList<>();
    List<Sweep.Parameter> varied = sweep.varied();
    for (int a = 0; a < varied.size(); a++) {
      for (int b = a + 1; b < varied.size(); b++) {
        Sweep.Parameter across = varied.get(a);
        Sweep.Parameter down = varied.get(b);
        sweep.slices(List.of(across, down)).stream()
            .filter(slice -> filled(slice, across, down))
            .map(slice -> chart(comparison, slice, across, down, metric))
            .forEach(charts::add);
      }
    }
    return charts;
  }

  private static boolean filled(Sweep slice, Sweep.Parameter across, Sweep.Parameter down) {
    int columns = slice.steps(across).size();
    int rows = slice.steps(down).size();
    return columns > 1 && rows > 1 && slice.settings().size() >= LEAST_FILLED * columns * rows;
  }

  private static Chart chart(
      Comparison comparison,
      Sweep slice,
      Sweep.Parameter across,
      Sweep.Parameter down,
      Metric metric) {
    List<Group> groups = slice.groups();
    Unit unit = CellFigure.unit(metric, groups);
    Axis ramp = ramp(groups, metric, unit);
    Words words =
        new Words(
            comparison.headline(metric, groups),
            "%s: %s over %s and %s; %s"
                .formatted(
                    slice.title(),
                    CellFigure.axisLabel(metric, groups.getFirst(), unit),
                    across.word(),
                    down.word(),
                    Charts.subtitle(comparison, groups)),
            notes(comparison, groups, ramp));
    List<Chart> grids =
        comparison.platforms().stream()
            .map(
                p ->
                    (Chart)
                        grid(
                            comparison,
                            slice,
                            across,
                            down,
                            p,
                            metric,
                            ramp,
                            new Words(p.displayName(), "", List.of())))
            .toList();
    if (grids.size() == 1) {
      Matrix only = (Matrix) grids.getFirst();
      return new Matrix(
          words,
          only.across(),
          only.columns(),
          only.down(),
          only.rows(),
          only.ramp(),
          only.cells());
    }
    return new Panels(words, List.of(), grids.size() == 1 ? 1 : 2, grids);
  }

  private static List<String> notes(Comparison comparison, List<Group> groups, Axis ramp) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Each figure: all completed trials together; all grids on one ramp%s. A struck corner: too"
                .formatted(
                    ramp.scale() == Axis.Scale.LOG
                        ? ", on which equal steps of colour are equal factors"
                        : "")
            + " little or too much went wrong for a verdict. Hatched: no figure.");
    notes.addAll(Footnotes.groups(comparison, groups));
    return notes;
  }

  private static Axis ramp(List<Group> groups, Metric metric, Unit unit) {
    List<Double> values =
        groups.stream()
            .flatMap(g -> g.cells().stream())
            .flatMap(c -> c.metric(metric).pooled().stream().boxed())
            .map(unit::of)
            .filter(v -> v > 0)
            .toList();
    double min = values.stream().mapToDouble(v -> v).min().orElse(0);
    double max = values.stream().mapToDouble(v -> v).max().orElse(1);
    boolean log = min > 0 && max / min > LOG_FROM;
    double from = log ? min : 0;
    return new Axis(
        CellFigure.axisLabel(metric, groups.getFirst(), unit),
        unit.symbol(),
        log ? Axis.Scale.LOG : Axis.Scale.LINEAR,
        from,
        max,
        List.of(Axes.tick(from), Axes.tick(max)));
  }

  private static Matrix grid(
      Comparison comparison,
      Sweep slice,
      Sweep.Parameter across,
      Sweep.Parameter down,
      ComparedPlatform platform,
      Metric metric,
      Axis ramp,
      Words words) {
    Unit unit = CellFigure.unit(metric, slice.groups());
    List<Sweep.Step> columns = slice.steps(across);
    List<Sweep.Step> rows = slice.steps(down);
    List<List<Field>> cells =
        rows.stream()
            .map(
                row ->
                    columns.stream()
                        .map(
                            column ->
                                slice
                                    .at(across, column, down, row)
                                    .map(s -> field(comparison, s.group(), platform, metric, unit))
                                    .orElse(NOT_PLANNED))
                        .toList())
            .toList();
    return new Matrix(
        words,
        across.label(),
        columns.stream().map(Sweep.Step::label).toList(),
        down.label(),
        rows.stream().map(Sweep.Step::label).toList(),
        ramp,
        cells);
  }

  private static final Field NOT_PLANNED =
      new Field(
          OptionalDouble.empty(), "not run", Field.State.MISSING, "This setting was not planned");

  private static Field field(
      Comparison comparison, Group group, ComparedPlatform platform, Metric metric, Unit unit) {
    CellStats cell = group.cell(platform.id());
    CellFigure figure = CellFigure.of(comparison, group, cell, metric, unit);
    boolean undecided = CellFigure.unreliable(cell) || cell.metric(metric).range().isEmpty();
    return new Field(
        figure.value(),
        figure.label(),
        figure.value().isEmpty()
            ? Field.State.MISSING
            : undecided ? Field.State.UNDECIDED : Field.State.MEASURED,
        figure.detail() + (undecided && figure.value().isPresent() ? ". No verdict" : ""));
  }
}
