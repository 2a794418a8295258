package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Axis;

/**
 * Where the axes of a plot lie, in pixels.
 *
 * @param time along x
 * @param values along y
 */
record PlotArea(Axis time, Axis values, double left, double top, double right, double bottom) {
  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double x(double second) {
    return left + width() * (second - time.min()) / (time.max() - time.min());
  }

  double y(double value) {
    return bottom - height() * values.fraction(value);
  }

  double second(double x) {
    return time.min() + (x - left) / width() * (time.max() - time.min());
  }
}
