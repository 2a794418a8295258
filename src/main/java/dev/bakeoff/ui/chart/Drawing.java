package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A region that paints itself on a canvas of its own size, in the light or the dark theme. Paints
 * when told to, when its size changes and when the theme does; never by itself. FX thread only.
 */
public abstract class Drawing extends Region {
  private final Canvas canvas = new Canvas();
  private final ObservableValue<Boolean> dark;

  /**
   * @param dark whether the dark theme is on
   */
  protected Drawing(ObservableValue<Boolean> dark) {
    this.dark = dark;
  }

  @Override
  protected void layoutChildren() {
    if (!getChildren().contains(canvas)) {
      canvas.setManaged(false);
      getChildren().addFirst(canvas);
      dark.subscribe((was, is) -> repaint());
    }
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      repaint();
    }
  }

  /** Paints anew what there is to show. */
  protected final void repaint() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    if (width > 0 && height > 0) {
      GraphicsContext context = canvas.getGraphicsContext2D();
      context.clearRect(0, 0, width, height);
      paint(context, width, height);
    }
  }

  /** Paints on a cleared canvas. */
  protected abstract void paint(GraphicsContext context, double width, double height);

  /** The colours around the data. */
  protected final Theme theme() {
    return dark.getValue() ? Theme.DARK : Theme.LIGHT;
  }

  public static Color color(Rgb rgb) {
    return color(rgb, 1);
  }

  public static Color color(Rgb rgb, double opacity) {
    return Color.rgb(rgb.red(), rgb.green(), rgb.blue(), opacity);
  }

  /** A text cut short, with an ellipsis, where it is wider than its place. */
  protected static String fitting(String text, Font font, double width) {
    Text ruler = new Text(text);
    ruler.setFont(font);
    String shown = text;
    while (shown.length() > 1 && ruler.getLayoutBounds().getWidth() > width) {
      shown = shown.substring(0, shown.length() - 1).stripTrailing();
      ruler.setText(shown + "…");
    }
    return ruler.getText();
  }

  /** The middle of a pixel, where a line of one pixel is sharp. */
  protected static double crisp(double place) {
    return Math.floor(place) + 0.5;
  }
}
