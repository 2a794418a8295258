package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Chart.Line;
import dev.bakeoff.report.chart.Chart.Lines;
import dev.bakeoff.report.chart.Chart.Mark;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Surface.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Draws lines, with gaps where there is no value. */
final class LinePainter {
  private static final double WIDTH = 1.8;
  private static final double DOT = 2.6;

  private final Pen pen;

  LinePainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Lines chart, Box box, boolean labelled) {
    double below = PlotFrame.TICK_SIZE + 12 + (labelled ? PlotFrame.TICK_SIZE + 8 : 0);
    double headroom = chart.marks().isEmpty() ? 6 : 18;
    PlotFrame frame =
        PlotFrame.draw(pen, chart.axis(), box.inset(0, 0, 10, below), headroom, labelled);
    Box plot = frame.plot();
    frame.below(chart.x(), box, labelled, false);
    pen.across(plot, chart.x());
    chart.marks().forEach(mark -> mark(mark, chart.x(), plot));
    pen.surface()
        .clipped(
            plot.x() - DOT,
            plot.y() - DOT,
            plot.width() + 2 * DOT,
            plot.height() + 2 * DOT,
            () -> chart.lines().forEach(line -> line(line, chart, frame)));
  }

  private static double x(double value, Axis axis, Box plot) {
    return plot.x() + axis.fraction(value) * plot.width();
  }

  private void mark(Mark mark, Axis axis, Box plot) {
    double x = x(mark.x(), axis, plot);
    pen.surface().line(x, plot.y() - 14, x, plot.bottom(), 1, pen.theme().grid());
    pen.draw(mark.label(), x + 5, plot.y() - 5, pen.muted(11), Anchor.START);
  }

  private void line(Line line, Lines chart, PlotFrame frame) {
    Rgb color = pen.color(line.series());
    List<double[]> stretch = new ArrayList<>();
    for (Point point : line.points()) {
      if (point.value().isEmpty()) {
        stroke(stretch, line, color);
        stretch.clear();
        continue;
      }
      double x = x(point.x(), chart.x(), frame.plot());
      double y = frame.y(point.value().getAsDouble());
      stretch.add(new double[] {x, y});
      if (point.low().isPresent() && point.high().isPresent()) {
        frame.errorBar(x, point.low().getAsDouble(), point.high().getAsDouble(), 4, color);
      }
      if (chart.dots()) {
        pen.surface().circle(x, y, DOT, color);
      }
      pen.hotspot(x - 5, y - 5, 10, 10, point.detail());
    }
    stroke(stretch, line, color);
  }

  private void stroke(List<double[]> stretch, Line line, Rgb color) {
    if (stretch.size() == 1) {
      // A value between two gaps would have no length.
      pen.surface().circle(stretch.getFirst()[0], stretch.getFirst()[1], DOT, color);
    } else if (stretch.size() > 1) {
      pen.surface()
          .polyline(
              stretch.stream().mapToDouble(p -> p[0]).toArray(),
              stretch.stream().mapToDouble(p -> p[1]).toArray(),
              WIDTH,
              line.series().dashed(),
              color);
    }
  }
}
