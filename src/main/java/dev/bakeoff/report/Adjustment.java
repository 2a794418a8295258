package dev.bakeoff.report;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Bar;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Chart.Dot;
import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Scatter;
import dev.bakeoff.report.chart.Chart.Series;
import dev.bakeoff.report.chart.Chart.Timeline;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody has changed about a chart: series left out, another scale, a stretch looked at
 * closely. A function from chart to chart, so that what is seen is what is exported. Immutable.
 *
 * @param hidden ids of the series left out
 * @param scale of the values
 * @param window the stretch of the horizontal axis that is shown; empty for all of it
 */
public record Adjustment(Set<String> hidden, Scale scale, Optional<Window> window) {
  /** The chart as it was drawn up. */
  public static final Adjustment NONE = new Adjustment(Set.of(), Scale.AS_DRAWN, Optional.empty());

  private static final Set<String> AXIS_NOTES =
      Set.of(Footnotes.LOGARITHMIC, Footnotes.LOGARITHMIC_LINES, Footnotes.CUT);

  /** How values spread along their axis. */
  public enum Scale {
    AS_DRAWN,
    LINEAR,
    LOGARITHMIC
  }

  /**
   * A stretch of a horizontal axis.
   *
   * @param from in the axis' unit
   * @param to above from
   */
  public record Window(double from, double to) {
    boolean holds(double x) {
      return x >= from && x <= to;
    }
  }

  public Adjustment {
    hidden = Set.copyOf(hidden);
  }

  /** With a series left out or back in. */
  public Adjustment hide(String series, boolean out) {
    Set<String> changed = new TreeSet<>(hidden);
    if (out) {
      changed.add(series);
    } else {
      changed.remove(series);
    }
    return new Adjustment(changed, scale, window);
  }

  public Adjustment with(Scale other) {
    return new Adjustment(hidden, other, window);
  }

  public Adjustment with(Optional<Window> other) {
    return new Adjustment(hidden, scale, other);
  }

  /** Whether a chart's values lie on a logarithmic axis, on any of its panels. */
  public static boolean logarithmic(Chart chart) {
    return parts(chart).anyMatch(p -> axis(p).filter(a -> a.scale() == Axis.Scale.LOG).isPresent());
  }

  /**
   * Whether a chart can be drawn on the other scale without misleading: it has values on an axis,
   * and none of them is zero or below, which a logarithmic axis has no place for.
   */
  public static boolean canChangeScale(Chart chart) {
    List<Chart> parts = parts(chart).toList();
    return !parts.isEmpty()
        && parts.stream().allMatch(p -> axis(p).isPresent())
        && parts.stream().flatMapToDouble(Adjustment::values).allMatch(v -> v > 0)
        && parts.stream().flatMapToDouble(Adjustment::values).findAny().isPresent();
  }

  /** Whether a stretch of the chart can be looked at closely. */
  public static boolean canZoom(Chart chart) {
    return switch (chart) {
      case Lines lines -> lines.x().scale() == Axis.Scale.LINEAR && !lines.x().unit().isEmpty();
      case Timeline _ -> true;
      case Bars _, Panels _, Scatter _, Chart.Matrix _, Chart.Stacks _ -> false;
    };
  }

  /** The chart so changed; what does not apply to its kind is left as it is. */
  public Chart of(Chart chart) {
    if (equals(NONE)) {
      return chart;
    }
    Chart changed = changed(chart);
    List<String> notes = new ArrayList<>();
    chart.words().footnotes().stream().filter(n -> !AXIS_NOTES.contains(n)).forEach(notes::add);
    notes.addAll(Footnotes.axis(changed));
    String left =
        chart.series().stream()
            .filter(s -> hidden.contains(s.id()))
            .map(Series::name)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      notes.add("Left out of the picture: " + left + ". The heading speaks of all.");
    }
    if (window.isPresent() && canZoom(chart)) {
      notes.add("A part of the time only; the heading speaks of all of it.");
    }
    return worded(changed, new Words(chart.words().title(), chart.words().subtitle(), notes));
  }

  private Chart changed(Chart chart) {
    return switch (chart) {
      case Bars bars -> bars(bars);
      case Lines lines -> lines(lines);
      case Scatter scatter -> scatter(scatter);
      case Timeline timeline -> timeline(timeline);
      case Panels panels ->
          new Panels(
              panels.words(),
              shown(panels.series()),
              panels.columns(),
              panels.panels().stream().map(this::changed).toList());
      case Chart.Matrix _, Chart.Stacks _ -> chart;
    };
  }

  private static Chart worded(Chart chart, Words words) {
    return switch (chart) {
      case Bars c -> new Bars(words, c.categoryLabel(), c.axis(), c.series(), c.categories());
      case Lines c -> new Lines(words, c.x(), c.axis(), c.lines(), c.marks(), c.dots());
      case Scatter c -> new Scatter(words, c.x(), c.axis(), c.moreIsBetter(), c.dots(), c.front());
      case Timeline c -> new Timeline(words, c.x(), c.lanes(), c.marks());
      case Panels c -> new Panels(words, c.series(), c.columns(), c.panels());
      case Chart.Matrix c ->
          new Chart.Matrix(words, c.across(), c.columns(), c.down(), c.rows(), c.ramp(), c.cells());
      case Chart.Stacks c -> new Chart.Stacks(words, c.axis(), c.parts(), c.stacks());
    };
  }

  private List<Series> shown(List<Series> series) {
    return series.stream().filter(s -> !hidden.contains(s.id())).toList();
  }

  private Bars bars(Bars chart) {
    int[] kept =
        IntStream.range(0, chart.series().size())
            .filter(i -> !hidden.contains(chart.series().get(i).id()))
            .toArray();
    List<Category> categories =
        chart.categories().stream()
            .map(
                c ->
                    new Category(
                        c.label(), IntStream.of(kept).mapToObj(i -> c.bars().get(i)).toList()))
            .toList();
    List<Bar> bars =
        categories.stream()
            .flatMap(c -> c.bars().stream())
            .filter(b -> b.value().isPresent())
            .toList();
    return new Bars(
        chart.words(),
        chart.categoryLabel(),
        axis(
            chart.axis(),
            bars.stream().map(b -> b.value().getAsDouble()).toList(),
            bars.stream().flatMap(b -> b.high().stream().boxed()).toList()),
        shown(chart.series()),
        categories);
  }

  private Lines lines(Lines chart) {
    boolean cut = window.isPresent() && canZoom(chart);
    List<Line> lines =
        chart.lines().stream()
            .filter(l -> !hidden.contains(l.series().id()))
            .map(l -> cut ? new Line(l.series(), within(l.points())) : l)
            .toList();
    List<Point> points = lines.stream().flatMap(l -> l.points().stream()).toList();
    return new Lines(
        chart.words(),
        cut ? Axes.window(chart.x(), window.get().from(), window.get().to()) : chart.x(),
        axis(
            chart.axis(),
            points.stream().flatMap(p -> p.value().stream().boxed()).toList(),
            points.stream().flatMap(p -> p.high().stream().boxed()).toList()),
        lines,
        chart.marks().stream().filter(m -> !cut || window.get().holds(m.x())).toList(),
        chart.dots());
  }

  private List<Point> within(List<Point> points) {
    return points.stream().filter(p -> window.orElseThrow().holds(p.x())).toList();
  }

  private Scatter scatter(Scatter chart) {
    List<Dot> dots = chart.dots().stream().filter(d -> !hidden.contains(d.series().id())).toList();
    return new Scatter(
        chart.words(),
        axis(
            chart.x(),
            dots.stream().map(d -> d.point().x()).toList(),
            dots.stream().flatMap(d -> d.right().stream().boxed()).toList()),
        axis(
            chart.axis(),
            dots.stream().flatMap(d -> d.point().value().stream().boxed()).toList(),
            dots.stream().flatMap(d -> d.point().high().stream().boxed()).toList()),
        chart.moreIsBetter(),
        dots,
        chart.front());
  }

  private Timeline timeline(Timeline chart) {
    if (window.isEmpty()) {
      return chart;
    }
    Window part = window.get();
    List<Chart.Lane> lanes =
        chart.lanes().stream()
            .map(
                lane ->
                    switch (lane) {
                      case Chart.HeatLane h ->
                          (Chart.Lane)
                              new Chart.HeatLane(
                                  h.title(),
                                  h.axis(),
                                  h.weight(),
                                  h.columns().stream()
                                      .filter(c -> part.holds(c.from()) && part.holds(c.to()))
                                      .toList());
                      case Chart.LineLane l ->
                          new Chart.LineLane(
                              l.title(),
                              l.axis(),
                              l.weight(),
                              l.lines().stream()
                                  .map(x -> new Chart.LaneLine(x.name(), within(x.points())))
                                  .toList());
                    })
            .toList();
    return new Timeline(
        chart.words(),
        Axes.window(chart.x(), part.from(), part.to()),
        lanes,
        chart.marks().stream().filter(m -> part.holds(m.x())).toList());
  }

  private Axis axis(Axis before, List<Double> values, List<Double> reaches) {
    boolean positive = values.stream().allMatch(v -> v > 0);
    Axis.Scale wanted =
        switch (scale) {
          case AS_DRAWN -> before.scale();
          case LINEAR -> Axis.Scale.LINEAR;
          case LOGARITHMIC -> positive ? Axis.Scale.LOG : before.scale();
        };
    return Axes.of(before.label(), before.unit(), wanted, values, reaches);
  }

  private static Stream<Chart> parts(Chart chart) {
    return chart instanceof Panels panels ? panels.panels().stream() : Stream.of(chart);
  }

  private static Optional<Axis> axis(Chart chart) {
    return switch (chart) {
      case Bars c -> Optional.of(c.axis());
      case Lines c -> Optional.of(c.axis());
      case Scatter c -> Optional.of(c.axis());
      case Timeline _, Panels _, Chart.Matrix _, Chart.Stacks _ -> Optional.empty();
    };
  }

  private static DoubleStream values(Chart chart) {
    return switch (chart) {
      case Bars c ->
          c.categories().stream()
              .flatMap(x -> x.bars().stream())
              .flatMapToDouble(b -> b.value().stream());
      case Lines c ->
          c.lines().stream()
              .flatMap(l -> l.points().stream())
              .flatMapToDouble(p -> p.value().stream());
      case Scatter c ->
          DoubleStream.concat(
              c.dots().stream().flatMapToDouble(d -> d.point().value().stream()),
              c.dots().stream().mapToDouble(d -> d.point().x()));
      case Timeline _, Panels _, Chart.Matrix _, Chart.Stacks _ -> DoubleStream.empty();
    };
  }
}
