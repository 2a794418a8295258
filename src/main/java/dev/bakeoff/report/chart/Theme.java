package dev.bakeoff.report.chart;

/**
 * The colours around the data.
 *
 * @param dark whether series take their dark variants
 * @param background behind everything
 * @param text titles and values
 * @param muted axis labels, subtitles, footnotes
 * @param grid grid lines
 * @param axis axis lines and error bars
 */
public record Theme(boolean dark, Rgb background, Rgb text, Rgb muted, Rgb grid, Rgb axis) {
  public static final Theme LIGHT =
      new Theme(
          false,
          new Rgb(0xffffff),
          new Rgb(0x1f2328),
          new Rgb(0x59636e),
          new Rgb(0xe6e9ed),
          new Rgb(0x8b949e));
  public static final Theme DARK =
      new Theme(
          true,
          new Rgb(0x0d1117),
          new Rgb(0xe6edf3),
          new Rgb(0x9198a1),
          new Rgb(0x272d35),
          new Rgb(0x6e7681));
}
