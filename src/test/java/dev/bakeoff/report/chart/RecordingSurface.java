package dev.bakeoff.report.chart;

import dev.bakeoff.report.png.Typeface;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Notes what was drawn and where, so that tests can look for what is cut off or overlaps. */
final class RecordingSurface implements Surface {
  record Placed(String text, Rectangle2D place) {}

  record Painted(Rectangle2D place, Rgb color) {}

  private final Typeface typeface;
  private final List<Placed> texts = new ArrayList<>();
  private final List<Painted> rects = new ArrayList<>();

  RecordingSurface(Typeface typeface) {
    this.typeface = typeface;
  }

  List<Placed> texts() {
    return texts;
  }

  List<Painted> rects() {
    return rects;
  }

  List<String> words() {
    return texts.stream().map(Placed::text).toList();
  }

  @Override
  public void rect(double x, double y, double width, double height, double radius, Rgb color) {
    rects.add(new Painted(new Rectangle2D.Double(x, y, width, height), color));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double width, Rgb color) {}

  @Override
  public void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color) {}

  @Override
  public void circle(double x, double y, double radius, Rgb color) {}

  /** Ink reaches from about 0.73 of the size above the base line to 0.2 below it. */
  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    double width = textWidth(text, style);
    double up = 0.73 * style.size();
    double height = 0.93 * style.size();
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    texts.add(
        new Placed(
            text,
            rotation == 0
                ? new Rectangle2D.Double(left, y - up, width, height)
                : new Rectangle2D.Double(x - up, y - width, height, width)));
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    return typeface.width(text, style);
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable drawing) {
    drawing.run();
  }
}
