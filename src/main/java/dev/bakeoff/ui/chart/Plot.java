package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Palette;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a live chart shows. Immutable.
 *
 * @param time run time in seconds
 * @param values in the unit of the axis
 * @param palette one colour per platform
 * @param series one per platform
 * @param marks along its time axis
 * @param segmentName what a segment (a leg) is, for whoever points at it
 */
public record Plot(
    Axis time,
    Axis values,
    Palette palette,
    List<Series> series,
    Marks marks,
    IntFunction<String> segmentName) {
  public Plot {
    series = List.copyOf(series);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return series.stream()
        .allMatch(s -> s.strands().stream().allMatch(l -> l.points().size() == 0));
  }

  /**
   * The lines of one platform, which belong together.
   *
   * @param platform decides the colour
   * @param label for people
   * @param strands the strongest first; the room between first and last is tinted
   */
  public record Series(String platform, String label, List<Strand> strands) {
    public Series {
      strands = List.copyOf(strands);
    }
  }

  /**
   * One line.
   *
   * @param name for example {@code p99}
   * @param factor from the points' unit to the axis'
   * @param points in time order
   */
  public record Strand(String name, double factor, Points points) {}
}
