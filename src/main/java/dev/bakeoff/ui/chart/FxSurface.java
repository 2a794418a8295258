package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws the report's charts on a canvas of the window. FX thread only. */
public final class FxSurface implements Surface {
  private final GraphicsContext context;
  private final Fonts fonts = new Fonts();

  public FxSurface(GraphicsContext context) {
    this.context = context;
    context.setTextBaseline(VPos.BASELINE);
    context.setLineJoin(StrokeLineJoin.ROUND);
    context.setLineCap(StrokeLineCap.BUTT);
  }

  @Override
  public void rect(double x, double y, double width, double height, double radius, Rgb color) {
    context.setFill(Drawing.color(color));
    double corner = Math.min(radius, Math.min(width / 2, height));
    if (corner <= 0) {
      context.fillRect(x, y, width, height);
      return;
    }
    context.beginPath();
    context.moveTo(x, y + height);
    context.lineTo(x, y + corner);
    context.quadraticCurveTo(x, y, x + corner, y);
    context.lineTo(x + width - corner, y);
    context.quadraticCurveTo(x + width, y, x + width, y + corner);
    context.lineTo(x + width, y + height);
    context.closePath();
    context.fill();
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double width, Rgb color) {
    context.setStroke(Drawing.color(color));
    context.setLineWidth(width);
    context.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color) {
    context.setStroke(Drawing.color(color));
    context.setLineWidth(width);
    if (dashed) {
      context.setLineDashes(6, 4);
    }
    context.strokePolyline(xs, ys, xs.length);
    context.setLineDashes();
  }

  @Override
  public void circle(double x, double y, double radius, Rgb color) {
    context.setFill(Drawing.color(color));
    context.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    context.setFill(Drawing.color(style.color()));
    context.setFont(fonts.font(style.size(), style.weight()));
    context.setTextAlign(
        switch (anchor) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    if (rotation == 0) {
      context.fillText(text, x, y);
      return;
    }
    context.save();
    context.translate(x, y);
    context.rotate(rotation);
    context.fillText(text, 0, 0);
    context.restore();
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    return fonts.width(text, style.size(), style.weight());
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable drawing) {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    drawing.run();
    context.restore();
  }
}
