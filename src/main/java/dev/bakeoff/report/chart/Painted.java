package dev.bakeoff.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * What there is to point at in a chart that was painted.
 *
 * @param hotspots places that have something to say
 * @param across where the horizontal axis lies, of charts that have one
 */
public record Painted(List<Hotspot> hotspots, Optional<Across> across) {
  public Painted {
    hotspots = List.copyOf(hotspots);
  }

  /**
   * A horizontal axis in a picture.
   *
   * @param left where it begins, in pixels
   * @param width in pixels
   * @param axis what lies along it
   */
  public record Across(double left, double width, Axis axis) {
    /** The value at a place of a linear axis; places beyond its ends are the ends. */
    public double value(double x) {
      double share = Math.clamp((x - left) / width, 0, 1);
      return axis.min() + share * (axis.max() - axis.min());
    }
  }
}
