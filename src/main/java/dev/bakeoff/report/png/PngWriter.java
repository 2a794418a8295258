package dev.bakeoff.report.png;

import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
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
    if (!ImageIO.write(image(chart, painter, width, height), "png", out)) {
      throw new IOException("this Java runtime cannot write PNG");
    }
  }

  /** The chart as an image, {@link #SCALE} times its nominal size. */
  public BufferedImage image(Chart chart, ChartPainter painter, int width, int height) {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
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
      painter.paint(chart, new GraphicsSurface(graphics, typeface), width, height);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
