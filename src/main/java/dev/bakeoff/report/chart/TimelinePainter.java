package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Axis.Tick;
import dev.bakeoff.report.chart.Chart.HeatLane;
import dev.bakeoff.report.chart.Chart.Lane;
import dev.bakeoff.report.chart.Chart.LaneLine;
import dev.bakeoff.report.chart.Chart.LineLane;
import dev.bakeoff.report.chart.Chart.Mark;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Timeline;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.util.ArrayList;
import java.util.List;

/** Draws lanes on one axis of time, their plots exactly below each other. */
final class TimelinePainter {
  private static final double LANE = 62;
  private static final double TITLE = 12;
  private static final double HEAD = 20;
  private static final double GAP = 10;
  private static final double TICK = 11;
  private static final double LINE = 1.5;
  private static final double DOT = 2.2;
  private static final int RAMP_STEPS = 7;

  private final Pen pen;

  TimelinePainter(Pen pen) {
    this.pen = pen;
  }

  static double heightFor(Timeline chart) {
    return chart.lanes().stream().mapToDouble(l -> l.weight() * LANE + HEAD + GAP).sum();
  }

  void draw(Timeline chart, Box box, boolean labelled) {
    TextStyle style = pen.muted(TICK);
    double left =
        10
            + chart.lanes().stream()
                .mapToDouble(
                    l -> pen.widest(l.axis().ticks().stream().map(Tick::label).toList(), style))
                .max()
                .orElse(0);
    double below = TICK + 12 + (labelled ? TICK + 6 : 0);
    int count = Math.max(1, chart.lanes().size());
    double room = box.height() - below - count * (HEAD + GAP);
    double weights = chart.lanes().stream().mapToDouble(Lane::weight).sum();
    double y = box.y();
    for (Lane lane : chart.lanes()) {
      double height = Math.max(8, room * lane.weight() / weights);
      Box plot = new Box(box.x() + left, y + HEAD, Math.max(1, box.width() - left - 8), height);
      title(lane, box.x() + left, y + TITLE, plot);
      frame(lane.axis(), chart, plot);
      switch (lane) {
        case HeatLane heat -> heat(heat, chart.x(), plot);
        case LineLane lines -> lines(lines, chart.x(), plot);
      }
      y += HEAD + height + GAP;
    }
    Box last = new Box(box.x() + left, y - GAP, Math.max(1, box.width() - left - 8), 1);
    pen.across(last, chart.x());
    time(chart.x(), last, box, labelled);
    chart.marks().forEach(mark -> mark(mark, chart.x(), last, box.y()));
  }

  private static double x(double value, Axis axis, Box plot) {
    return plot.x() + axis.fraction(value) * plot.width();
  }

  private static double y(double value, Axis axis, Box plot) {
    return plot.bottom() - axis.fraction(value) * plot.height();
  }

  private void title(Lane lane, double x, double baseline, Box plot) {
    String unit = lane.axis().unit().isEmpty() ? "" : " (" + lane.axis().unit() + ")";
    TextStyle style = pen.text(TITLE, Weight.MEDIUM);
    String title = pen.fitted(lane.title() + unit, style, plot.width() * 0.6);
    pen.draw(title, x, baseline, style, Anchor.START);
    switch (lane) {
      case HeatLane _ -> ramp(plot.right(), baseline);
      case LineLane lines -> legend(lines, plot.right(), baseline, x + pen.width(title, style));
    }
  }

  private void ramp(double right, double baseline) {
    TextStyle style = pen.muted(TICK);
    double at = right - pen.width("many", style);
    pen.draw("many", at, baseline, style, Anchor.START);
    for (int i = RAMP_STEPS - 1; i >= 0; i--) {
      at -= i == RAMP_STEPS - 1 ? 18 : 12;
      double strength = i / (RAMP_STEPS - 1.0);
      pen.surface().rect(at, baseline - 9, 12, 10, 0, HeatRamp.color(strength, pen.theme().dark()));
    }
    pen.draw("requests: few", at - 6, baseline, style, Anchor.END);
  }

  private void legend(LineLane lane, double right, double baseline, double free) {
    if (lane.lines().size() < 2) {
      return;
    }
    TextStyle style = pen.muted(TICK);
    double at = right;
    for (int i = lane.lines().size() - 1; i >= 0; i--) {
      String name = lane.lines().get(i).name();
      double width = pen.width(name, style) + 14;
      if (at - width < free + 12) {
        return;
      }
      at -= width;
      pen.surface().circle(at + 4, baseline - 4, 3.5, color(i));
      pen.draw(name, at + 12, baseline, style, Anchor.START);
      at -= 12;
    }
  }

  private Rgb color(int place) {
    return Palette.ordinal(place, pen.theme().dark());
  }

  private void frame(Axis axis, Timeline chart, Box plot) {
    TextStyle style = pen.muted(TICK);
    for (Tick tick : chart.x().ticks()) {
      double x = x(tick.value(), chart.x(), plot);
      pen.surface().line(x, plot.y(), x, plot.bottom(), 1, pen.theme().grid());
    }
    double free = Double.POSITIVE_INFINITY;
    for (Tick tick : axis.ticks()) {
      double y = y(tick.value(), axis, plot);
      if (y < free - TICK - 1) {
        pen.surface().line(plot.x(), y, plot.right(), y, 1, pen.theme().grid());
        pen.draw(tick.label(), plot.x() - 7, y + TICK * 0.36, style, Anchor.END);
        free = y;
      }
    }
    pen.surface().line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), 1, pen.theme().axis());
  }

  private void heat(HeatLane lane, Axis time, Box plot) {
    for (Chart.HeatColumn column : lane.columns()) {
      double left = x(column.from(), time, plot);
      // Neighbours overlap by a hair, so that no seam of the background shows between them.
      double width = Math.max(1, x(column.to(), time, plot) - left + 0.4);
      for (Chart.HeatCell cell : column.cells()) {
        double top = y(cell.high(), lane.axis(), plot);
        double height = y(cell.low(), lane.axis(), plot) - top;
        if (height > 0) {
          pen.surface()
              .rect(
                  left,
                  top,
                  Math.min(width, plot.right() - left),
                  height + 0.4,
                  0,
                  HeatRamp.color(cell.strength(), pen.theme().dark()));
        }
      }
      pen.hotspot(left, plot.y(), width, plot.height(), column.detail());
    }
  }

  private void lines(LineLane lane, Axis time, Box plot) {
    pen.surface()
        .clipped(
            plot.x() - DOT,
            plot.y() - DOT,
            plot.width() + 2 * DOT,
            plot.height() + 2 * DOT,
            () -> {
              for (int i = lane.lines().size() - 1; i >= 0; i--) {
                line(lane.lines().get(i), lane.axis(), time, plot, color(i));
              }
            });
    if (!lane.lines().isEmpty()) {
      hotspots(lane.lines().getFirst(), time, plot);
    }
  }

  private void line(LaneLine line, Axis axis, Axis time, Box plot, Rgb color) {
    List<double[]> stretch = new ArrayList<>();
    for (Point point : line.points()) {
      if (point.value().isPresent()) {
        stretch.add(
            new double[] {x(point.x(), time, plot), y(point.value().getAsDouble(), axis, plot)});
      } else {
        stroke(stretch, color);
        stretch.clear();
      }
    }
    stroke(stretch, color);
  }

  private void stroke(List<double[]> stretch, Rgb color) {
    if (stretch.size() == 1) {
      pen.surface().circle(stretch.getFirst()[0], stretch.getFirst()[1], DOT, color);
    } else if (stretch.size() > 1) {
      pen.surface()
          .polyline(
              stretch.stream().mapToDouble(p -> p[0]).toArray(),
              stretch.stream().mapToDouble(p -> p[1]).toArray(),
              LINE,
              false,
              color);
    }
  }

  /** Each reading answers for the stretch half way to its neighbours, over the lane's height. */
  private void hotspots(LaneLine line, Axis time, Box plot) {
    List<Point> points = line.points();
    for (int i = 0; i < points.size(); i++) {
      double at = x(points.get(i).x(), time, plot);
      double before = i == 0 ? plot.x() : (x(points.get(i - 1).x(), time, plot) + at) / 2;
      double after =
          i + 1 == points.size() ? plot.right() : (x(points.get(i + 1).x(), time, plot) + at) / 2;
      pen.hotspot(before, plot.y(), after - before, plot.height(), points.get(i).detail());
    }
  }

  private void time(Axis axis, Box last, Box box, boolean labelled) {
    TextStyle style = pen.muted(TICK);
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : axis.ticks()) {
      double x = x(tick.value(), axis, last);
      double half = pen.width(tick.label(), style) / 2;
      if (x - half > free) {
        pen.draw(tick.label(), x, last.y() + TICK + 6, style, Anchor.MIDDLE);
        free = x + half + 8;
      }
    }
    if (labelled) {
      pen.draw(axis.label(), last.x() + last.width() / 2, box.bottom() - 3, style, Anchor.MIDDLE);
    }
  }

  private void mark(Mark mark, Axis axis, Box last, double top) {
    double x = x(mark.x(), axis, last);
    pen.surface().line(x, top + HEAD, x, last.y(), 1, pen.theme().axis());
    pen.draw(mark.label(), x + 4, top + HEAD + TICK, pen.muted(TICK), Anchor.START);
  }
}
