package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.ui.chart.Plot.Series;
import dev.bakeoff.ui.chart.Plot.Strand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Lines over run time that are painted anew whenever they change. Pointing at it tells the exact
 * values of that moment, on every chart of the same time; the wheel, the mouse and the keys of
 * {@link ChartGestures} look more closely. FX thread only.
 */
public final class LiveChart extends Drawing {
  private static final double TIME_LABELS = 24;

  private final Fonts fonts = new Fonts();
  private final Canvas overlay = new Canvas();
  private final Label bubble = new Label();
  private final String name;
  private final String emptyText;
  private Optional<Plot> plot = Optional.empty();
  private Optional<PlotArea> area = Optional.empty();
  private OptionalDouble crosshair = OptionalDouble.empty();
  private Optional<double[]> band = Optional.empty();
  private boolean bubbleShown = true;

  /**
   * @param dark whether the dark theme is on
   * @param name what it shows, for those who hear it
   * @param emptyText shown until there is something to draw
   * @param control hears what is done with it
   */
  public LiveChart(
      ObservableValue<Boolean> dark, String name, String emptyText, TimeControl control) {
    super(dark);
    this.name = name;
    this.emptyText = emptyText;
    getStyleClass().add("live-chart");
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    overlay.setVisible(false);
    bubble.setManaged(false);
    bubble.setMouseTransparent(true);
    bubble.setVisible(false);
    bubble.getStyleClass().add("chart-bubble");
    getChildren().addAll(overlay, bubble);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setCursor(Cursor.CROSSHAIR);
    ChartGestures.install(this, control);
  }

  /** Shows another plot; a crosshair stays at its moment. */
  public void show(Plot shown) {
    plot = Optional.of(shown);
    repaint();
    drawOverlay();
  }

  /**
   * Points at a moment, or at none.
   *
   * @param tells whether this chart tells the values in a bubble
   */
  public void crosshair(OptionalDouble second, boolean tells) {
    crosshair = second;
    bubbleShown = tells;
    drawOverlay();
    setAccessibleText(
        second.isPresent()
            ? name + ". " + reading(second.getAsDouble()).map(Reading::text).orElse("")
            : name);
  }

  /** What it says of a moment, where there is something to say. */
  public Optional<String> textAt(double second) {
    return reading(second).map(Reading::text);
  }

  /** Where a moment lies, in pixels from the left; empty where nothing is drawn. */
  public OptionalDouble xOf(double second) {
    return area.isPresent() ? OptionalDouble.of(area.get().x(second)) : OptionalDouble.empty();
  }

  /** The moment at a place; empty beside the plot. */
  OptionalDouble secondAt(double x) {
    return area.isPresent() && x >= area.get().left() - 2 && x <= area.get().right() + 2
        ? OptionalDouble.of(area.get().second(Math.clamp(x, area.get().left(), area.get().right())))
        : OptionalDouble.empty();
  }

  /** How many seconds a pixel is; 0 where nothing is drawn. */
  double secondsPerPixel() {
    return area.map(a -> (a.time().max() - a.time().min()) / a.width()).orElse(0.0);
  }

  /** How many seconds are shown; 0 where nothing is drawn. */
  double seconds() {
    return area.map(a -> a.time().max() - a.time().min()).orElse(0.0);
  }

  /** The moment in the middle; empty where nothing is drawn. */
  OptionalDouble middle() {
    return area.isPresent()
        ? OptionalDouble.of((area.get().time().min() + area.get().time().max()) / 2)
        : OptionalDouble.empty();
  }

  OptionalDouble crosshair() {
    return crosshair;
  }

  /** The reading next to the crosshair, or the newest that is shown where there is none. */
  OptionalDouble step(boolean forward) {
    if (plot.isEmpty() || area.isEmpty()) {
      return OptionalDouble.empty();
    }
    double from = crosshair.orElse(area.get().time().max());
    boolean later = forward && crosshair.isPresent();
    double best = Double.NaN;
    for (Series series : plot.get().series()) {
      Points points = series.strands().getFirst().points();
      double next = later ? points.secondAfter(from) : points.secondBefore(from);
      boolean nearer = later ? next < best : next > best;
      if (!Double.isNaN(next) && (Double.isNaN(best) || nearer)) {
        best = next;
      }
    }
    return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
  }

  /** Shows which stretch is being chosen, between two places, or that none is. */
  void choosing(Optional<double[]> places) {
    band = places;
    drawOverlay();
  }

  @Override
  protected void layoutChildren() {
    overlay.setWidth(Math.floor(getWidth()));
    overlay.setHeight(Math.floor(getHeight()));
    super.layoutChildren();
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    if (plot.isEmpty() || (plot.get().isEmpty() && plot.get().marks().bands().isEmpty())) {
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
    PlotArea placed =
        new PlotArea(
            shown.time(),
            shown.values(),
            left,
            MarksPainter.FLAG_LANE + 2,
            width - 26,
            height - TIME_LABELS - MarksPainter.STRIP);
    area = Optional.of(placed);
    new PlotPainter(shown, placed, theme(), context).paint(fonts);
  }

  private Optional<Reading> reading(double second) {
    return area.isEmpty() || second < area.get().time().min() || second > area.get().time().max()
        ? Optional.empty()
        : plot.map(p -> Reading.of(p, area.get(), second));
  }

  private void drawOverlay() {
    GraphicsContext context = overlay.getGraphicsContext2D();
    boolean needed = band.isPresent() || crosshair.isPresent();
    if (needed || overlay.isVisible()) {
      context.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    }
    // A layer that is there is blended with every frame, even where it is empty.
    overlay.setVisible(needed);
    band.ifPresent(places -> band(context, places));
    Optional<Reading> reading =
        crosshair.isPresent() ? reading(crosshair.getAsDouble()) : Optional.empty();
    reading.ifPresent(r -> line(context, r));
    boolean tells = reading.isPresent() && bubbleShown;
    bubble.setVisible(tells);
    if (tells) {
      tell(reading.get());
    }
  }

  private void band(GraphicsContext context, double[] places) {
    PlotArea placed = area.orElseThrow();
    double left = Math.clamp(Math.min(places[0], places[1]), placed.left(), placed.right());
    double right = Math.clamp(Math.max(places[0], places[1]), placed.left(), placed.right());
    context.setFill(color(theme().axis(), 0.22));
    context.fillRect(left, placed.top(), right - left, placed.height());
  }

  private void line(GraphicsContext context, Reading reading) {
    PlotArea placed = area.orElseThrow();
    double x = crisp(placed.x(reading.second()));
    context.setStroke(color(theme().axis(), 0.8));
    context.setLineWidth(1);
    context.strokeLine(x, placed.top(), x, placed.bottom());
    for (Reading.Hit hit : reading.hits()) {
      Color tint =
          color(plot.orElseThrow().palette().color(hit.series().platform(), theme().dark()));
      for (Strand strand : hit.series().strands()) {
        if (hit.index() < strand.points().size()) {
          double y = placed.y(strand.points().high(hit.index()) * strand.factor());
          dot(context, placed.x(hit.second()), y, tint);
        }
      }
    }
  }

  private void dot(GraphicsContext context, double x, double y, Color tint) {
    context.setFill(color(theme().background()));
    context.setStroke(tint);
    context.setLineWidth(1.8);
    context.fillOval(x - 3.5, y - 3.5, 7, 7);
    context.strokeOval(x - 3.5, y - 3.5, 7, 7);
  }

  private void tell(Reading reading) {
    PlotArea placed = area.orElseThrow();
    bubble.setText(reading.text());
    // Its padding comes from the style sheet, which is not read before it is first seen.
    bubble.applyCss();
    bubble.autosize();
    double x = placed.x(reading.second());
    double room = getWidth() - bubble.getWidth();
    bubble.relocate(beside(x, room), Math.max(0, placed.top() + 4));
  }

  /** Right of a place where there is room, else left, else as little in the way as can be. */
  private double beside(double x, double room) {
    double right = x + 14;
    double left = x - 14 - bubble.getWidth();
    if (right <= room) {
      return right;
    }
    return left >= 0 ? left : x < getWidth() / 2 ? Math.max(0, room) : 0;
  }

  /** For tests: the flags that are shown. */
  List<Marks.Flag> flags() {
    return plot.map(p -> p.marks().flags()).orElse(List.of());
  }
}
