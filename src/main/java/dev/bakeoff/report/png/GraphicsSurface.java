package dev.bakeoff.report.png;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws on Java 2D. */
final class GraphicsSurface implements Surface {
  private final Graphics2D graphics;
  private final Typeface typeface;

  GraphicsSurface(Graphics2D graphics, Typeface typeface) {
    this.graphics = graphics;
    this.typeface = typeface;
  }

  @Override
  public void rect(double x, double y, double width, double height, double radius, Rgb color) {
    graphics.setColor(color(color));
    double r = Math.min(radius, Math.min(width / 2, height));
    if (r <= 0) {
      graphics.fill(new Rectangle2D.Double(x, y, width, height));
      return;
    }
    Path2D path = new Path2D.Double();
    path.moveTo(x, y + height);
    path.lineTo(x, y + r);
    path.quadTo(x, y, x + r, y);
    path.lineTo(x + width - r, y);
    path.quadTo(x + width, y, x + width, y + r);
    path.lineTo(x + width, y + height);
    path.closePath();
    graphics.fill(path);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double width, Rgb color) {
    graphics.setColor(color(color));
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color) {
    Path2D path = new Path2D.Double();
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    graphics.setColor(color(color));
    graphics.setStroke(
        new BasicStroke(
            (float) width,
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND,
            10,
            dashed ? new float[] {6, 4} : null,
            0));
    graphics.draw(path);
  }

  @Override
  public void circle(double x, double y, double radius, Rgb color) {
    graphics.setColor(color(color));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    if (text.isEmpty()) {
      return;
    }
    TextLayout layout = typeface.layout(text, style);
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> -layout.getAdvance() / 2;
          case END -> -layout.getAdvance();
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(Math.toRadians(rotation));
    graphics.setColor(color(style.color()));
    layout.draw(graphics, (float) shift, 0);
    graphics.setTransform(before);
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    return typeface.width(text, style);
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(x, y, width, height));
    drawing.run();
    graphics.setClip(before);
  }

  private static Color color(Rgb color) {
    return new Color(color.value());
  }
}
