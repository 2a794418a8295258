package dev.bakeoff.ui.chart;

import dev.bakeoff.report.Adjustment;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Hotspot;
import dev.bakeoff.report.chart.Painted;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * One of the report's charts, painted by the report's painter: what is on the screen is what is in
 * the exported files. As high as looks well at its width. Pointing at a bar or a point tells its
 * exact value, and so do the arrow keys; charts over time are looked at closely by dragging over a
 * stretch, and as a whole again by a double click or Escape. FX thread only.
 */
public final class ChartView extends Drawing {
  /** The card that it stands on. */
  private static final Rgb DARK_CARD = new Rgb(0x141922);

  /** A shorter drag is a click that slipped. */
  private static final double LEAST_DRAG = 8;

  private static final double BUBBLE = 360;

  private final Label bubble = new Label();
  private final Region pointer = new Region();
  private final Region stretch = new Region();
  private final boolean bare;
  private Optional<Chart> chart = Optional.empty();
  private Optional<Adjustment.Window> window = Optional.empty();
  private Palette palette = Palette.of(List.of());
  private Painted painted = new Painted(List.of(), Optional.empty());
  private int pointed = -1;
  private double pressed = Double.NaN;

  public ChartView(ObservableValue<Boolean> dark) {
    this(dark, false);
  }

  private ChartView(ObservableValue<Boolean> dark, boolean bare) {
    super(dark);
    this.bare = bare;
    getStyleClass().add("chart-view");
    setFocusTraversable(true);
    bubble.setWrapText(true);
    bubble.setMaxWidth(BUBBLE);
    bubble.getStyleClass().add("chart-bubble");
    pointer.getStyleClass().add("chart-pointer");
    stretch.getStyleClass().add("chart-stretch");
    for (Region over : List.of(stretch, pointer, bubble)) {
      over.setManaged(false);
      over.setMouseTransparent(true);
      over.setVisible(false);
      getChildren().add(over);
    }
    setOnMouseMoved(e -> point(e.getX(), e.getY()));
    setOnMouseExited(e -> bubble.setVisible(isFocused() && pointed >= 0));
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            look(Optional.empty());
          }
        });
    setOnKeyPressed(this::key);
    focusedProperty().subscribe((was, is) -> choose(is ? pointed : -1));
  }

  /** Without title, subtitle and footnotes, for a card that has them itself. */
  public static ChartView bare(ObservableValue<Boolean> dark) {
    return new ChartView(dark, true);
  }

  /** Shows a chart as a whole; its words are read out to those who cannot see it. */
  public void show(Chart shown, Palette colors) {
    chart = Optional.of(shown);
    palette = colors;
    look(Optional.empty());
  }

  /** The chart as it is seen, the stretch that is looked at included; empty before any is shown. */
  public Optional<Chart> seen() {
    return chart.map(c -> window.isEmpty() ? c : Adjustment.NONE.with(window).of(c));
  }

  /** The colours it is seen in. */
  public Palette palette() {
    return palette;
  }

  /** Whether only a stretch is shown. */
  public boolean closer() {
    return window.isPresent();
  }

  /** Shows a stretch of the time, or all of it; nothing happens to charts that have none. */
  public void look(Optional<Adjustment.Window> part) {
    window = part.filter(_ -> chart.filter(Adjustment::canZoom).isPresent());
    choose(-1);
    bubble.setVisible(false);
    requestLayout();
    repaint();
  }

  /** What pointing at a place tells. */
  Optional<String> textAt(double x, double y) {
    return painted.hotspots().stream().filter(h -> h.contains(x, y)).map(Hotspot::text).findFirst();
  }

  /** The places that tell something. */
  List<Hotspot> hotspots() {
    return painted.hotspots();
  }

  /** The place that the keyboard is at. */
  Optional<Hotspot> pointed() {
    return pointed < 0 ? Optional.empty() : Optional.of(painted.hotspots().get(pointed));
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
    Optional<Chart> seen = seen();
    if (seen.isEmpty()) {
      return;
    }
    Theme plain = theme();
    Theme theme =
        plain.dark()
            ? new Theme(true, DARK_CARD, plain.text(), plain.muted(), plain.grid(), plain.axis())
            : plain;
    ChartPainter painter = new ChartPainter(theme, palette);
    FxSurface surface = new FxSurface(context);
    painted =
        bare
            ? painter.plot(seen.get(), surface, width, height)
            : painter.whole(seen.get(), surface, width, height);
    choose(pointed < painted.hotspots().size() ? pointed : -1);
  }

  private void point(double x, double y) {
    Optional<String> text = textAt(x, y);
    bubble.setVisible(text.isPresent());
    text.ifPresent(t -> say(t, x, y));
  }

  private void say(String text, double x, double y) {
    bubble.setText(text);
    bubble.setVisible(true);
    double width = Math.min(BUBBLE, bubble.prefWidth(-1));
    double height = bubble.prefHeight(width);
    bubble.resize(width, height);
    bubble.relocate(
        Math.clamp(x + 16, 0, Math.max(0, getWidth() - width)),
        Math.clamp(y + 18, 0, Math.max(0, getHeight() - height)));
  }

  private void key(KeyEvent event) {
    int last = painted.hotspots().size() - 1;
    if (last < 0) {
      return;
    }
    int next =
        switch (event.getCode()) {
          case RIGHT, DOWN -> Math.min(last, pointed + 1);
          case LEFT, UP -> Math.max(0, pointed - 1);
          case HOME -> 0;
          case END -> last;
          default -> -1;
        };
    if (next >= 0) {
      choose(next);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && (closer() || pointed >= 0)) {
      look(Optional.empty());
      event.consume();
    }
  }

  /** Moves the keyboard's mark to a place, and has it read out. */
  private void choose(int place) {
    pointed = place;
    Optional<Hotspot> at = pointed();
    pointer.setVisible(at.isPresent());
    if (at.isPresent()) {
      Hotspot spot = at.get();
      pointer.resizeRelocate(
          spot.x() - 2,
          spot.y() - 2,
          Math.max(8, spot.width() + 4),
          Math.max(8, spot.height() + 4));
      say(spot.text(), spot.x() + spot.width() / 2, spot.y() + Math.min(40, spot.height() / 2));
    } else {
      bubble.setVisible(false);
    }
    String words = chart.map(c -> c.words().title() + ". " + c.words().subtitle()).orElse("");
    setAccessibleText(at.map(Hotspot::text).orElse(words));
    setAccessibleHelp(Texts.of("chart.arrow-keys-go-from-point"));
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void press(MouseEvent event) {
    requestFocus();
    boolean can = painted.across().isPresent() && chart.filter(Adjustment::canZoom).isPresent();
    pressed = can && event.getButton() == MouseButton.PRIMARY ? event.getX() : Double.NaN;
  }

  private void drag(MouseEvent event) {
    if (Double.isNaN(pressed)) {
      return;
    }
    Painted.Across across = painted.across().orElseThrow();
    double from = Math.clamp(Math.min(pressed, event.getX()), across.left(), right(across));
    double to = Math.clamp(Math.max(pressed, event.getX()), across.left(), right(across));
    stretch.setVisible(to - from >= LEAST_DRAG);
    stretch.resizeRelocate(from, 0, to - from, getHeight());
    bubble.setVisible(false);
  }

  private void release(MouseEvent event) {
    stretch.setVisible(false);
    if (!Double.isNaN(pressed) && Math.abs(event.getX() - pressed) >= LEAST_DRAG) {
      Painted.Across across = painted.across().orElseThrow();
      double from = across.value(Math.min(pressed, event.getX()));
      double to = across.value(Math.max(pressed, event.getX()));
      if (to > from) {
        look(Optional.of(new Adjustment.Window(from, to)));
      }
    }
    pressed = Double.NaN;
  }

  private static double right(Painted.Across across) {
    return across.left() + across.width();
  }
}
