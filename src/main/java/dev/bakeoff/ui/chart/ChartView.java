package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/**
 * One of the report's charts, painted by the report's painter: what is on the screen is what is in
 * the exported files. As high as looks well at its width; pointing at a bar or a point tells its
 * exact value. FX thread only.
 */
public final class ChartView extends Drawing {
  /** The card that it stands on. */
  private static final Rgb DARK_CARD = new Rgb(0x141922);

  private final Label bubble = new Label();
  private final boolean bare;
  private Optional<Chart> chart = Optional.empty();
  private Palette palette = Palette.of(List.of());
  private List<Hotspot> hotspots = List.of();

  public ChartView(ObservableValue<Boolean> dark) {
    this(dark, false);
  }

  private ChartView(ObservableValue<Boolean> dark, boolean bare) {
    super(dark);
    this.bare = bare;
    getStyleClass().add("chart-view");
    bubble.setManaged(false);
    bubble.setMouseTransparent(true);
    bubble.setVisible(false);
    bubble.setWrapText(true);
    bubble.setMaxWidth(360);
    bubble.getStyleClass().add("chart-bubble");
    getChildren().add(bubble);
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(e -> bubble.setVisible(false));
  }

  /** Without title, subtitle and footnotes, for a card that has them itself. */
  public static ChartView bare(ObservableValue<Boolean> dark) {
    return new ChartView(dark, true);
  }

  /** Shows a chart; its words are read out to those who cannot see it. */
  public void show(Chart shown, Palette colors) {
    chart = Optional.of(shown);
    palette = colors;
    setAccessibleText(shown.words().title() + ". " + shown.words().subtitle());
    bubble.setVisible(false);
    requestLayout();
    repaint();
  }

  /** What pointing at a place tells. */
  Optional<String> textAt(double x, double y) {
    return hotspots.stream().filter(h -> h.contains(x, y)).map(Hotspot::text).findFirst();
  }

  /** The places that tell something. */
  List<Hotspot> hotspots() {
    return hotspots;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double own = width < 0 ? Math.max(300, getWidth()) : width;
    return chart
        .map(c -> bare ? ChartPainter.plotHeight(c) : ChartPainter.heightFor(c, own))
        .orElse(bare ? 120.0 : 300.0);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    if (chart.isEmpty()) {
      return;
    }
    Theme plain = theme();
    Theme theme =
        plain.dark()
            ? new Theme(true, DARK_CARD, plain.text(), plain.muted(), plain.grid(), plain.axis())
            : plain;
    ChartPainter painter = new ChartPainter(theme, palette);
    FxSurface surface = new FxSurface(context);
    hotspots =
        bare
            ? painter.paintPlot(chart.get(), surface, width, height)
            : painter.paint(chart.get(), surface, width, height);
  }

  private void point(double x, double y) {
    Optional<String> text = textAt(x, y);
    bubble.setVisible(text.isPresent());
    if (text.isPresent()) {
      bubble.setText(text.get());
      double width = Math.min(360, bubble.prefWidth(-1));
      double height = bubble.prefHeight(width);
      bubble.resize(width, height);
      bubble.relocate(
          Math.clamp(x + 16, 0, Math.max(0, getWidth() - width)),
          Math.clamp(y + 18, 0, Math.max(0, getHeight() - height)));
    }
  }
}
