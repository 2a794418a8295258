package dev.bakeoff.report.chart;

/**
 * A place of a painted chart that has something to say to whoever points at it.
 *
 * @param x left
 * @param y top
 * @param width to the right
 * @param height downwards
 * @param text one line
 */
public record Hotspot(double x, double y, double width, double height, String text) {
  public boolean contains(double px, double py) {
    return px >= x && px <= x + width && py >= y && py <= y + height;
  }
}
