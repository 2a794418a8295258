package dev.bakeoff.report.chart;

/**
 * A rectangle of a picture.
 *
 * @param x left
 * @param y top
 * @param width to the right
 * @param height downwards
 */
record Box(double x, double y, double width, double height) {
  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  boolean meets(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  Box inset(double left, double top, double right, double bottom) {
    return new Box(
        x + left, y + top, Math.max(1, width - left - right), Math.max(1, height - top - bottom));
  }
}
