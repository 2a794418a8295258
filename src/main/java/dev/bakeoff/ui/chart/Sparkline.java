package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Rgb;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineJoin;

/** The recent course of a figure, without axes: it says whether it moves, not by how much. */
public final class Sparkline extends Drawing {
  private static final Rgb LIGHT = new Rgb(0x2f6fde);
  private static final Rgb DARK = new Rgb(0x5b9bff);

  private Points points = Points.EMPTY;

  public Sparkline(ObservableValue<Boolean> dark) {
    super(dark);
    setPrefSize(46, 20);
    setMaxSize(46, 20);
    setMouseTransparent(true);
    getStyleClass().add("sparkline");
  }

  /** Draws other points; nothing happens where they are the same object. */
  public void show(Points shown) {
    if (shown != points) {
      points = shown;
      repaint();
    }
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    int count = points.size();
    if (count < 2) {
      return;
    }
    double max = points.max();
    double min = max;
    for (int i = 0; i < count; i++) {
      min = Math.min(min, points.low(i));
    }
    double span = max - min;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = 1 + (width - 2) * i / (count - 1);
      double share = span == 0 ? 0.5 : (points.high(i) - min) / span;
      ys[i] = height - 2 - share * (height - 4);
    }
    context.setLineJoin(StrokeLineJoin.ROUND);
    context.setLineWidth(1.4);
    context.setStroke(color(theme().dark() ? DARK : LIGHT));
    context.strokePolyline(xs, ys, count);
  }
}
