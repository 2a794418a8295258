package dev.bakeoff.report.pdf;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;

/** Draws on a part of a PDF page, whose y grows upwards. */
final class PdfSurface implements Surface {
  /** How far the control points of a quarter circle lie along its tangents. */
  private static final double ROUND = 0.5523;

  private static final int ROUNDED = 1;

  private final PdfContentByte content;
  private final PdfFonts fonts;
  private final double height;

  /**
   * A surface.
   *
   * @param height of the picture, in its pixels, which are the content's points
   */
  PdfSurface(PdfContentByte content, PdfFonts fonts, double height) {
    this.content = content;
    this.fonts = fonts;
    this.height = height;
  }

  private float y(double down) {
    return (float) (height - down);
  }

  @Override
  public void rect(double x, double y, double width, double tall, double radius, Rgb color) {
    content.setColorFill(PdfFonts.color(color));
    double r = Math.clamp(radius, 0, Math.min(width / 2, tall));
    double k = r * (1 - ROUND);
    content.moveTo((float) x, y(y + tall));
    content.lineTo((float) x, y(y + r));
    content.curveTo((float) x, y(y + k), (float) (x + k), y(y), (float) (x + r), y(y));
    content.lineTo((float) (x + width - r), y(y));
    content.curveTo(
        (float) (x + width - k),
        y(y),
        (float) (x + width),
        y(y + k),
        (float) (x + width),
        y(y + r));
    content.lineTo((float) (x + width), y(y + tall));
    content.fill();
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double width, Rgb color) {
    stroke(width, color);
    content.moveTo((float) x1, y(y1));
    content.lineTo((float) x2, y(y2));
    content.stroke();
  }

  @Override
  public void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color) {
    content.saveState();
    stroke(width, color);
    content.setLineCap(ROUNDED);
    content.setLineJoin(ROUNDED);
    if (dashed) {
      content.setLineDash(6, 4, 0);
    }
    content.moveTo((float) xs[0], y(ys[0]));
    for (int i = 1; i < xs.length; i++) {
      content.lineTo((float) xs[i], y(ys[i]));
    }
    content.stroke();
    content.restoreState();
  }

  private void stroke(double width, Rgb color) {
    content.setColorStroke(PdfFonts.color(color));
    content.setLineWidth((float) width);
  }

  @Override
  public void circle(double x, double y, double radius, Rgb color) {
    content.setColorFill(PdfFonts.color(color));
    content.circle((float) x, y(y), (float) radius);
    content.fill();
  }

  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    if (text.isEmpty()) {
      return;
    }
    double width = textWidth(text, style);
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    double angle = Math.toRadians(-rotation);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    content.beginText();
    content.setColorFill(PdfFonts.color(style.color()));
    content.setFontAndSize(fonts.base(style.weight()), (float) style.size());
    content.setTextMatrix(
        (float) cos,
        (float) sin,
        (float) -sin,
        (float) cos,
        (float) (x + shift * cos),
        (float) (height - y + shift * sin));
    content.showText(fonts.shown(text));
    content.endText();
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    BaseFont font = fonts.base(style.weight());
    return font.getWidthPoint(fonts.shown(text), (float) style.size());
  }

  @Override
  public void clipped(double x, double y, double width, double tall, Runnable drawing) {
    content.saveState();
    content.rectangle((float) x, y(y + tall), (float) width, (float) tall);
    content.clip();
    content.newPath();
    drawing.run();
    content.restoreState();
  }
}
