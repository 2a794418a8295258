package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Axis.Tick;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;

/** Draws the value axis with its grid, and places values. */
final class PlotFrame {
  static final double TICK_SIZE = 11.5;

  private final Pen pen;
  private final Axis axis;
  private final Box plot;

  private PlotFrame(Pen pen, Axis axis, Box plot) {
    this.pen = pen;
    this.axis = axis;
    this.plot = plot;
  }

  /**
   * Draws axis label, ticks and grid.
   *
   * @param box for plot and ticks
   * @param headroom above the highest tick, for labels that stand on bars
   * @param labelled whether the axis' label stands above the plot
   */
  static PlotFrame draw(Pen pen, Axis axis, Box box, double headroom, boolean labelled) {
    TextStyle style = pen.muted(TICK_SIZE);
    double left = pen.widest(axis.ticks().stream().map(Tick::label).toList(), style) + 10;
    double top = labelled ? 20 : 0;
    if (labelled) {
      pen.draw(axis.label(), box.x(), box.y() + TICK_SIZE, style, Anchor.START);
    }
    Box plot = box.inset(left, top + headroom, 0, 0);
    PlotFrame frame = new PlotFrame(pen, axis, plot);
    for (Tick tick : axis.ticks()) {
      double y = frame.y(tick.value());
      boolean base = tick.equals(axis.ticks().getFirst());
      pen.surface()
          .line(plot.x(), y, plot.right(), y, 1, base ? pen.theme().axis() : pen.theme().grid());
      pen.draw(tick.label(), plot.x() - 8, y + TICK_SIZE * 0.36, style, Anchor.END);
    }
    return frame;
  }

  Box plot() {
    return plot;
  }

  double y(double value) {
    return plot.bottom() - axis.fraction(value) * plot.height();
  }

  /**
   * Draws the ticks of a horizontal axis below the plot.
   *
   * @param box whose lower edge the axis' label stands on
   * @param lined whether each tick has a line through the plot
   */
  void below(Axis across, Box box, boolean labelled, boolean lined) {
    TextStyle style = pen.muted(TICK_SIZE);
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : across.ticks()) {
      double x = plot.x() + across.fraction(tick.value()) * plot.width();
      if (lined) {
        pen.surface().line(x, plot.y(), x, plot.bottom(), 1, pen.theme().grid());
      }
      double half = pen.width(tick.label(), style) / 2;
      if (x - half > free) {
        pen.draw(tick.label(), x, plot.bottom() + TICK_SIZE + 7, style, Anchor.MIDDLE);
        free = x + half + 8;
      }
    }
    if (labelled) {
      pen.draw(
          pen.fitted(across.label(), style, box.width()),
          plot.x() + plot.width() / 2,
          box.bottom() - 4,
          style,
          Anchor.MIDDLE);
    }
  }

  /** A vertical error bar; one that leaves the axis ends without a cap. */
  void errorBar(double x, double low, double high, double cap, Rgb color) {
    pen.surface().line(x, y(low), x, y(high), 1.3, color);
    if (high <= axis.max()) {
      pen.surface().line(x - cap, y(high), x + cap, y(high), 1.3, color);
    }
    if (low >= axis.min()) {
      pen.surface().line(x - cap, y(low), x + cap, y(low), 1.3, color);
    }
  }
}
