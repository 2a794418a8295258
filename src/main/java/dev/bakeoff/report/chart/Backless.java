package dev.bakeoff.report.chart;

/** Another surface on which the rectangle behind everything is not drawn. */
public final class Backless implements Surface {
  private final Surface under;
  private final double width;
  private final double height;

  private Backless(Surface under, double width, double height) {
    this.under = under;
    this.width = width;
    this.height = height;
  }

  /**
   * A surface without a background.
   *
   * @param width of the whole picture
   * @param height of the whole picture
   */
  public static Surface of(Surface under, double width, double height) {
    return new Backless(under, width, height);
  }

  @Override
  public void rect(double x, double y, double wide, double high, double radius, Rgb color) {
    boolean behind = x <= 0 && y <= 0 && wide >= width && high >= height;
    if (!behind) {
      under.rect(x, y, wide, high, radius, color);
    }
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, double stroke, Rgb color) {
    under.line(x1, y1, x2, y2, stroke, color);
  }

  @Override
  public void polyline(double[] xs, double[] ys, double stroke, boolean dashed, Rgb color) {
    under.polyline(xs, ys, stroke, dashed, color);
  }

  @Override
  public void circle(double x, double y, double radius, Rgb color) {
    under.circle(x, y, radius, color);
  }

  @Override
  public void text(
      String text, double x, double y, TextStyle style, Anchor anchor, double rotation) {
    under.text(text, x, y, style, anchor, rotation);
  }

  @Override
  public double textWidth(String text, TextStyle style) {
    return under.textWidth(text, style);
  }

  @Override
  public void clipped(double x, double y, double wide, double high, Runnable drawing) {
    under.clipped(x, y, wide, high, drawing);
  }
}
