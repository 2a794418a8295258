package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Lines over run time that are painted anew whenever they change. Pointing at it shows the exact
 * values of the nearest reading. FX thread only.
 */
public final class LiveChart extends Drawing {
  private static final double REACH = 24;

  private final Fonts fonts = new Fonts();
  private final Canvas overlay = new Canvas();
  private final Label bubble = new Label();
  private final String emptyText;
  private Optional<Plot> plot = Optional.empty();
  private Optional<PlotArea> area = Optional.empty();

  /** A reading that is pointed at. */
  private record Hit(Series series, int index, double x, double y, double distance) {}

  /**
   * @param dark whether the dark theme is on
   * @param emptyText shown until there is something to draw
   */
  public LiveChart(ObservableValue<Boolean> dark, String emptyText) {
    super(dark);
    this.emptyText = emptyText;
    getStyleClass().add("live-chart");
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    bubble.setManaged(false);
    bubble.setMouseTransparent(true);
    bubble.setVisible(false);
    bubble.getStyleClass().add("chart-bubble");
    getChildren().addAll(overlay, bubble);
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(e -> unpoint());
  }

  /** Shows another plot. */
  public void show(Plot shown) {
    plot = Optional.of(shown);
    repaint();
    unpoint();
  }

  /** The text that pointing at a place shows, where a reading is near. */
  Optional<String> textAt(double x, double y) {
    return nearest(x, y).map(this::describe);
  }

  @Override
  protected void layoutChildren() {
    overlay.setWidth(Math.floor(getWidth()));
    overlay.setHeight(Math.floor(getHeight()));
    super.layoutChildren();
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    if (plot.isEmpty() || plot.get().isEmpty()) {
      area = Optional.empty();
      context.setFont(fonts.font(13, Weight.REGULAR));
      context.setFill(color(theme().muted()));
      context.setTextAlign(TextAlignment.CENTER);
      context.setTextBaseline(VPos.CENTER);
      context.fillText(emptyText, width / 2, height / 2);
      return;
    }
    Plot shown = plot.get();
    double left = PlotPainter.labelWidth(shown.values(), fonts) + 12;
    PlotArea placed = new PlotArea(shown.time(), shown.values(), left, 8, width - 14, height - 24);
    area = Optional.of(placed);
    new PlotPainter(shown, placed, theme(), context).paint(fonts);
  }

  private void point(double x, double y) {
    Optional<Hit> hit = nearest(x, y);
    if (hit.isEmpty()) {
      unpoint();
      return;
    }
    Hit found = hit.get();
    PlotArea placed = area.orElseThrow();
    GraphicsContext context = overlay.getGraphicsContext2D();
    context.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    context.setStroke(color(theme().axis(), 0.7));
    context.setLineWidth(1);
    context.strokeLine(crisp(found.x()), placed.top(), crisp(found.x()), placed.bottom());
    Color tint =
        color(plot.orElseThrow().palette().color(found.series().platform(), theme().dark()));
    context.setFill(color(theme().background()));
    context.setStroke(tint);
    context.setLineWidth(2);
    context.fillOval(found.x() - 4.5, found.y() - 4.5, 9, 9);
    context.strokeOval(found.x() - 4.5, found.y() - 4.5, 9, 9);
    bubble.setText(describe(found));
    bubble.setVisible(true);
    bubble.autosize();
    double room = getWidth() - bubble.getWidth();
    double wanted = found.x() + 14;
    bubble.relocate(
        wanted <= room ? wanted : Math.max(0, found.x() - 14 - bubble.getWidth()),
        Math.clamp(y - bubble.getHeight() / 2, 0, Math.max(0, getHeight() - bubble.getHeight())));
  }

  private void unpoint() {
    if (bubble.isVisible()) {
      bubble.setVisible(false);
      overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    }
  }

  private Optional<Hit> nearest(double x, double y) {
    if (area.isEmpty()) {
      return Optional.empty();
    }
    PlotArea placed = area.get();
    Optional<Hit> best = Optional.empty();
    for (Series series : plot.orElseThrow().series()) {
      for (Strand strand : series.strands()) {
        int index = strand.points().nearest(placed.second(x));
        if (index < 0) {
          continue;
        }
        double atX = placed.x(strand.points().second(index));
        double atY = placed.y(strand.points().high(index) * strand.factor());
        // Sideways counts more: readers point at a moment first, at a line second.
        double distance = Math.hypot(3 * (atX - x), atY - y);
        if (Math.abs(atX - x) <= REACH && (best.isEmpty() || distance < best.get().distance())) {
          best = Optional.of(new Hit(series, index, atX, atY, distance));
        }
      }
    }
    return best;
  }

  private String describe(Hit hit) {
    Plot shown = plot.orElseThrow();
    Points first = hit.series().strands().getFirst().points();
    int index = Math.min(hit.index(), first.size() - 1);
    StringBuilder text = new StringBuilder(hit.series().label());
    text.append(", ")
        .append(Axes.clock(first.second(index)))
        .append(Texts.of("chart.into-the-run"));
    text.append(shown.segmentName().apply(first.segment(index)));
    for (Strand strand : hit.series().strands()) {
      if (index < strand.points().size()) {
        text.append('\n').append(strand.name()).append("  ").append(value(strand, index));
      }
    }
    return text.toString();
  }

  private String value(Strand strand, int index) {
    double low = strand.points().low(index) * strand.factor();
    double high = strand.points().high(index) * strand.factor();
    String unit = "\u00a0" + plot.orElseThrow().values().unit();
    return low == high
        ? Exact.write(high) + unit
        : Texts.of("chart.to", Exact.write(low), Exact.write(high), unit);
  }
}
