package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/**
 * Paints a plot: grid and axes, then per platform a tint, lines, and dots where there are few
 * readings.
 */
final class PlotPainter {
  private static final double FONT = 11;

  /** With more readings than this, dots would hide the line. */
  private static final int MOST_DOTS = 60;

  private static final double[] WIDTHS = {2, 1.3, 1.1};
  private static final double[] STRENGTHS = {1, 0.75, 0.5};

  private final Plot plot;
  private final PlotArea area;
  private final Theme theme;
  private final GraphicsContext context;

  PlotPainter(Plot plot, PlotArea area, Theme theme, GraphicsContext context) {
    this.plot = plot;
    this.area = area;
    this.theme = theme;
    this.context = context;
  }

  void paint(Fonts fonts) {
    context.setFont(fonts.font(FONT, Weight.REGULAR));
    context.setLineJoin(StrokeLineJoin.BEVEL);
    MarksPainter marks = new MarksPainter(plot, area, theme, context);
    values();
    time();
    marks.strip();
    context.save();
    context.beginPath();
    context.rect(area.left(), area.top() - 2, area.width(), area.height() + 3);
    context.clip();
    marks.behind();
    plot.series().forEach(this::series);
    context.restore();
    marks.flags();
  }

  /** How much room the labels of an axis of values take. */
  static double labelWidth(Axis axis, Fonts fonts) {
    return axis.ticks().stream()
        .mapToDouble(t -> fonts.width(t.label(), FONT, Weight.REGULAR))
        .max()
        .orElse(0);
  }

  private void values() {
    context.setTextAlign(TextAlignment.RIGHT);
    context.setTextBaseline(VPos.CENTER);
    context.setLineWidth(1);
    for (Axis.Tick tick : plot.values().ticks()) {
      double y = Drawing.crisp(area.y(tick.value()));
      context.setStroke(Drawing.color(theme.grid()));
      context.strokeLine(area.left(), y, area.right(), y);
      context.setFill(Drawing.color(theme.muted()));
      context.fillText(tick.label(), area.left() - 8, y);
    }
  }

  private void time() {
    context.setTextAlign(TextAlignment.CENTER);
    context.setTextBaseline(VPos.TOP);
    double y = Drawing.crisp(area.bottom());
    context.setStroke(Drawing.color(theme.axis()));
    context.strokeLine(area.left(), y, area.right(), y);
    for (Axis.Tick tick : plot.time().ticks()) {
      double x = Drawing.crisp(area.x(tick.value()));
      context.strokeLine(x, y + MarksPainter.STRIP, x, y + MarksPainter.STRIP + 3);
      context.setFill(Drawing.color(theme.muted()));
      context.fillText(tick.label(), x, y + MarksPainter.STRIP + 6);
    }
  }

  private void series(Series series) {
    Rgb rgb = plot.palette().color(series.platform(), theme.dark());
    List<Strand> strands = series.strands();
    if (strands.size() > 1) {
      tint(strands.getFirst(), strands.getLast(), rgb);
    }
    for (int i = strands.size() - 1; i >= 0; i--) {
      int style = Math.min(i, WIDTHS.length - 1);
      context.setStroke(Drawing.color(rgb, STRENGTHS[style]));
      context.setFill(Drawing.color(rgb, STRENGTHS[style]));
      context.setLineWidth(WIDTHS[style]);
      line(strands.get(i), i == 0 ? 2.6 : 1.8);
    }
  }

  /** The room between the two outer lines, one piece per stretch that is joined. */
  private void tint(Strand lower, Strand upper, Rgb rgb) {
    context.setFill(Drawing.color(rgb, 0.13));
    context.setStroke(Drawing.color(rgb, 0.3));
    context.setLineWidth(1.5);
    Points low = lower.points();
    Points high = upper.points();
    int count = Math.min(low.size(), high.size());
    int start = 0;
    for (int i = 1; i <= count; i++) {
      if (i < count && low.joined(i)) {
        continue;
      }
      if (i - start == 1) {
        double x = area.x(low.second(start));
        context.strokeLine(
            x,
            area.y(low.low(start) * lower.factor()),
            x,
            area.y(high.high(start) * upper.factor()));
      } else {
        piece(lower, upper, start, i);
      }
      start = i;
    }
  }

  private void piece(Strand lower, Strand upper, int from, int to) {
    int length = to - from;
    double[] xs = new double[2 * length];
    double[] ys = new double[2 * length];
    for (int i = 0; i < length; i++) {
      xs[i] = area.x(lower.points().second(from + i));
      ys[i] = area.y(lower.points().low(from + i) * lower.factor());
      xs[2 * length - 1 - i] = xs[i];
      ys[2 * length - 1 - i] = area.y(upper.points().high(from + i) * upper.factor());
    }
    context.fillPolygon(xs, ys, xs.length);
  }

  private void line(Strand strand, double dot) {
    Points points = strand.points();
    context.beginPath();
    for (int i = 0; i < points.size(); i++) {
      double x = area.x(points.second(i));
      double high = area.y(points.high(i) * strand.factor());
      double low = area.y(points.low(i) * strand.factor());
      if (points.joined(i)) {
        context.lineTo(x, low);
      } else {
        context.moveTo(x, low);
      }
      if (high != low) {
        context.lineTo(x, high);
      }
    }
    context.stroke();
    boolean few = points.size() <= MOST_DOTS;
    for (int i = 0; i < points.size(); i++) {
      boolean alone = !points.joined(i) && (i + 1 >= points.size() || !points.joined(i + 1));
      if (few || alone) {
        context.fillOval(
            area.x(points.second(i)) - dot,
            area.y(points.high(i) * strand.factor()) - dot,
            2 * dot,
            2 * dot);
      }
    }
  }
}
