package dev.bakeoff.report.chart;

import java.util.List;

/**
 * Draws any chart on any surface: the only painter there is, so that screen, PNG, SVG and HTML show
 * the same. Immutable and thread-safe.
 */
public final class ChartPainter {
  private static final double MARGIN = 24;
  private static final double GUTTER = 36;
  private static final double PANEL_HEIGHT = 270;

  private final Theme theme;
  private final Palette palette;

  public ChartPainter(Theme theme, Palette palette) {
    this.theme = theme;
    this.palette = palette;
  }

  /** A height at which a chart of this width looks well. */
  public static double heightFor(Chart chart, double width) {
    return switch (chart) {
      case Chart.Bars b -> Math.max(360, Math.min(width * 0.5625, 720));
      case Chart.Lines l -> Math.max(360, Math.min(width * 0.5, 640));
      case Chart.Scatter s -> Math.max(420, Math.min(width * 0.5625, 680));
      case Chart.Matrix m -> 150 + MatrixPainter.heightFor(m);
      case Chart.Timeline t -> 150 + TimelinePainter.heightFor(t);
      case Chart.Stacks s -> 200 + StackPainter.heightFor(s);
      case Chart.Panels p -> 190 + p.rows() * panelHeight(p);
    };
  }

  /** A height at which a plot without its words looks well. */
  public static double plotHeight(Chart chart) {
    return switch (chart) {
      case Chart.Bars _, Chart.Lines _ -> 250;
      case Chart.Scatter _ -> 320;
      case Chart.Matrix m -> MatrixPainter.heightFor(m);
      case Chart.Timeline t -> 46 + TimelinePainter.heightFor(t);
      case Chart.Stacks s -> 90 + StackPainter.heightFor(s);
      case Chart.Panels p -> p.rows() * panelHeight(p);
    };
  }

  private static double panelHeight(Chart.Panels panels) {
    return panels.panels().stream()
        .mapToDouble(
            p -> p instanceof Chart.Matrix m ? MatrixPainter.heightFor(m) + GUTTER : PANEL_HEIGHT)
        .max()
        .orElse(PANEL_HEIGHT);
  }

  /** Draws a chart with its background; returns what there is to point at. */
  public List<Hotspot> paint(Chart chart, Surface surface, double width, double height) {
    return whole(chart, surface, width, height).hotspots();
  }

  /** The same, telling also where the horizontal axis lies. */
  public Painted whole(Chart chart, Surface surface, double width, double height) {
    surface.rect(0, 0, width, height, 0, theme.background());
    Pen pen = new Pen(surface, theme, palette);
    Box box = new Box(0, 0, width, height).inset(MARGIN, MARGIN - 4, MARGIN, MARGIN - 6);
    plot(chart, pen, new Heading(pen).draw(chart, box), true);
    return pen.painted();
  }

  /** {@link #plot}, for who needs no axis. */
  public List<Hotspot> paintPlot(Chart chart, Surface surface, double width, double height) {
    return plot(chart, surface, width, height).hotspots();
  }

  /**
   * Draws a chart without its words, for a card that has them in its own heading; the legend stays.
   */
  public Painted plot(Chart chart, Surface surface, double width, double height) {
    surface.rect(0, 0, width, height, 0, theme.background());
    Pen pen = new Pen(surface, theme, palette);
    Box box = new Box(0, 0, width, height).inset(2, 2, 2, 2);
    plot(chart, pen, new Heading(pen).legendOnly(chart, box), true);
    return pen.painted();
  }

  private void plot(Chart chart, Pen pen, Box box, boolean labelled) {
    switch (chart) {
      case Chart.Bars bars -> new BarPainter(pen).draw(bars, box, labelled);
      case Chart.Lines lines -> new LinePainter(pen).draw(lines, box, labelled);
      case Chart.Scatter scatter -> new ScatterPainter(pen).draw(scatter, box, labelled);
      case Chart.Matrix matrix -> new MatrixPainter(pen).draw(matrix, box, labelled);
      case Chart.Timeline timeline -> new TimelinePainter(pen).draw(timeline, box, labelled);
      case Chart.Stacks stacks -> new StackPainter(pen).draw(stacks, box, labelled);
      case Chart.Panels panels -> grid(panels, pen, box);
    }
  }

  private void grid(Chart.Panels panels, Pen pen, Box box) {
    double width = (box.width() - GUTTER * (panels.columns() - 1)) / panels.columns();
    double height = (box.height() - GUTTER * (panels.rows() - 1)) / Math.max(1, panels.rows());
    for (int i = 0; i < panels.panels().size(); i++) {
      Chart chart = panels.panels().get(i);
      int row = i / panels.columns();
      Box cell =
          new Box(
              box.x() + i % panels.columns() * (width + GUTTER),
              box.y() + row * (height + GUTTER),
              width,
              Math.max(1, height));
      plot(chart, pen, new Heading(pen).panel(chart.words(), cell), false);
    }
  }
}
