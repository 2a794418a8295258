package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.png.PngWriter;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/**
 * Charts on slides: native and editable where office programs have such a chart, else a picture by
 * the painter of all other formats.
 */
final class SlideCharts {
  private static final double GAP = 26;
  private static final double HEADING = 24;

  private final Deck deck;
  private final NativeBars bars;
  private final NativeLines lines;
  private final NativeStacks stacks;
  private final ChartPainter painter;
  private final PngWriter png;

  SlideCharts(Deck deck, Palette palette, PngWriter png) {
    this.deck = deck;
    ChartFrame frame = new ChartFrame(deck);
    this.bars = new NativeBars(frame, palette);
    this.lines = new NativeLines(frame, palette);
    this.stacks = new NativeStacks(frame);
    this.painter = new ChartPainter(deck.theme(), palette);
    this.png = png;
  }

  /** Adds a chart; its title and subtitle are the slide's. */
  void add(XSLFSlide slide, Chart chart, Rectangle2D place) throws IOException {
    switch (chart) {
      case Chart.Bars b -> bars.add(slide, b, place);
      case Chart.Lines l -> lines.add(slide, l, place);
      case Chart.Stacks s -> stacks.add(slide, s, place);
      case Chart.Panels p when p.panels().stream().allMatch(Chart.Bars.class::isInstance) ->
          panels(slide, p, place);
      case Chart.Panels p -> picture(slide, p, place);
      // PowerPoint has no dots that are hollow where figures may not be relied on, no field of
      // figures and no lanes.
      case Chart.Scatter s -> picture(slide, s, place);
      case Chart.Matrix m -> picture(slide, m, place);
      case Chart.Timeline t -> picture(slide, t, place);
    }
  }

  private void panels(XSLFSlide slide, Chart.Panels panels, Rectangle2D place) throws IOException {
    double gap = deck.pt(GAP);
    int columns = Math.min(panels.columns(), panels.panels().size());
    double width = (place.getWidth() - gap * (columns - 1)) / columns;
    double height = (place.getHeight() - gap * (panels.rows() - 1) / 3) / panels.rows();
    for (int i = 0; i < panels.panels().size(); i++) {
      Chart panel = panels.panels().get(i);
      double x = place.getX() + i % columns * (width + gap);
      int row = i / columns;
      double y = place.getY() + row * (height + gap / 3);
      double heading = deck.pt(HEADING);
      deck.heading(
          slide, panel.words().title(), new Rectangle2D.Double(x, y, width + gap / 2, heading));
      add(slide, panel, new Rectangle2D.Double(x, y + heading, width, height - heading));
    }
  }

  /** Without title and footnotes, which the slide has in its own words. */
  private void picture(XSLFSlide slide, Chart chart, Rectangle2D place) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    png.writePlot(chart, painter, (int) place.getWidth(), (int) place.getHeight(), out);
    XSLFPictureShape picture =
        slide.createPicture(deck.show().addPicture(out.toByteArray(), PictureType.PNG));
    picture.setAnchor(place);
    Deck.describe(picture, chart.words().title() + ". " + chart.words().subtitle());
  }
}
