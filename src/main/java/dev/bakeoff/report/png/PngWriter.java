package dev.bakeoff.report.png;

import dev.bakeoff.report.chart.Backless;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Surface;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Charts as PNG at twice their nominal size, for slides and sharp screens. Thread-safe. */
public final class PngWriter {
  /** Pixels of the file per pixel of the picture's nominal size. */
  public static final int SCALE = 2;

  private final Typeface typeface;

  public PngWriter(Typeface typeface) {
    this.typeface = typeface;
  }

  /**
   * Writes a chart.
   *
   * @param width nominal; the file has {@link #SCALE} times as many pixels
   * @param height nominal
   */
  public void write(Chart chart, ChartPainter painter, int width, int height, OutputStream out)
      throws IOException {
    encode(image(chart, painter, width, height), out);
  }

  /** Writes a chart without its words, for a place that has them beside it. */
  public void writePlot(Chart chart, ChartPainter painter, int width, int height, OutputStream out)
      throws IOException {
    encode(image(width, height, false, s -> painter.plot(chart, s, width, height).hotspots()), out);
  }

  /** Writes a chart without a background, for slides and pages of any colour. */
  public void writeTransparent(
      Chart chart, ChartPainter painter, int width, int height, OutputStream out)
      throws IOException {
    encode(
        image(
            width,
            height,
            true,
            s -> painter.paint(chart, Backless.of(s, width, height), width, height)),
        out);
  }

  /** The chart as an image, {@link #SCALE} times its nominal size. */
  public BufferedImage image(Chart chart, ChartPainter painter, int width, int height) {
    return image(width, height, false, s -> painter.paint(chart, s, width, height));
  }

  private static void encode(BufferedImage image, OutputStream out) throws IOException {
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException("this Java runtime cannot write PNG");
    }
  }

  private BufferedImage image(
      int width, int height, boolean transparent, Consumer<Surface> drawing) {
    BufferedImage image =
        new BufferedImage(
            width * SCALE,
            height * SCALE,
            transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.scale(SCALE, SCALE);
      drawing.accept(new GraphicsSurface(graphics, typeface));
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
