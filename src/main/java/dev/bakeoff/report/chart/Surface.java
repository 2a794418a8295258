package dev.bakeoff.report.chart;

/**
 * What the painter draws on: a canvas of the window, an image, an SVG document. Lengths are in
 * pixels of the picture's nominal size, y grows downwards. Used by one thread.
 */
public interface Surface {
  /** Where a text lies about its x. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Weights of the bundled typeface, Inter. */
  enum Weight {
    REGULAR(400),
    MEDIUM(500),
    SEMIBOLD(600),
    BOLD(700);

    private final int value;

    Weight(int value) {
      this.value = value;
    }

    /** As CSS counts it. */
    public int value() {
      return value;
    }
  }

  /**
   * How a text looks.
   *
   * @param size in pixels
   * @param weight of the strokes
   * @param color of the text
   */
  record TextStyle(double size, Weight weight, Rgb color) {}

  /** Fills a rectangle; a radius above 0 rounds its two upper corners. */
  void rect(double x, double y, double width, double height, double radius, Rgb color);

  void line(double x1, double y1, double x2, double y2, double width, Rgb color);

  /** A line through points, with round joins; dashes of 6 and gaps of 4 pixels where asked. */
  void polyline(double[] xs, double[] ys, double width, boolean dashed, Rgb color);

  void circle(double x, double y, double radius, Rgb color);

  /**
   * Draws one line of text.
   *
   * @param y of its base line
   * @param rotation in degrees, clockwise, about (x, y)
   */
  void text(String text, double x, double y, TextStyle style, Anchor anchor, double rotation);

  double textWidth(String text, TextStyle style);

  /** Draws only what falls into a rectangle. */
  void clipped(double x, double y, double width, double height, Runnable drawing);
}
