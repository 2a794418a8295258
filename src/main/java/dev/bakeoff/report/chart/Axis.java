package dev.bakeoff.report.chart;

import java.util.List;

/**
 * An axis with its unit and ticks, chosen once per chart so that every painter shows the same.
 *
 * @param label what it shows, with the unit: "p99 (ms)"
 * @param unit the unit of all values along it: "ms"
 * @param scale linear or logarithmic
 * @param min value at its start; above 0 on a logarithmic axis, below 100 on one of nines
 * @param max value at its end, above min
 * @param ticks in order
 */
public record Axis(
    String label, String unit, Scale scale, double min, double max, List<Tick> ticks) {
  /** How values spread along an axis. */
  public enum Scale {
    LINEAR,
    LOG,
    /** Percentiles from 0 to below 100, where 90, 99 and 99.9 lie at equal distances. */
    NINES
  }

  /**
   * A labelled value.
   *
   * @param value in the axis' unit
   * @param label as text, without the unit
   */
  public record Tick(double value, String label) {}

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** Where a value lies along the axis: 0 at its start, 1 at its end; values beyond are cut. */
  public double fraction(double value) {
    double place =
        switch (scale) {
          case LINEAR -> (value - min) / (max - min);
          case LOG -> Math.log(Math.max(value, min) / min) / Math.log(max / min);
          case NINES -> Math.log((100 - min) / (100 - value)) / Math.log((100 - min) / (100 - max));
        };
    return Math.clamp(place, 0, 1);
  }
}
