package dev.bakeoff.ui.live;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.ui.chart.Drawing;
import dev.bakeoff.ui.live.StripLayout.Block;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/**
 * The run as a strip from left to right: dataset, each platform's preparation, then every leg in
 * its trial. Platforms have their colour, the present is framed, failures are crossed out.
 */
final class RunStrip extends Drawing {
  private static final double BAR_TOP = 20;
  private static final double BAR_HEIGHT = 22;
  private static final Rgb DANGER_LIGHT = new Rgb(0xcf222e);
  private static final Rgb DANGER_DARK = new Rgb(0xf85149);
  private static final double FAINT = 0.2;

  private final Font font = Font.font("Inter", 11);
  private final Tooltip tooltip = new Tooltip();
  private Optional<MonitorSnapshot> snapshot = Optional.empty();
  private Palette palette = Palette.of(List.of());
  private StripLayout layout = StripLayout.EMPTY;
  private double layoutWidth;

  RunStrip(ObservableValue<Boolean> dark) {
    super(dark);
    setPrefHeight(54);
    setMinHeight(54);
    setMaxHeight(54);
    tooltip.setShowDelay(Duration.millis(150));
    setOnMouseMoved(
        e ->
            layout
                .at(e.getX())
                .ifPresentOrElse(
                    block -> {
                      snapshot.ifPresent(s -> tooltip.setText(StripLayout.words(s, block)));
                      Tooltip.install(this, tooltip);
                    },
                    () -> Tooltip.uninstall(this, tooltip)));
  }

  void show(MonitorSnapshot shown, Palette colors) {
    snapshot = Optional.of(shown);
    StripLayout now = StripLayout.of(shown, layoutWidth);
    if (!now.equals(layout) || !colors.equals(palette)) {
      palette = colors;
      repaint();
    }
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    if (snapshot.isEmpty()) {
      return;
    }
    layoutWidth = width;
    layout = StripLayout.of(snapshot.get(), width);
    context.setFont(font);
    context.setTextBaseline(VPos.TOP);
    context.setTextAlign(TextAlignment.LEFT);
    for (StripLayout.Caption caption : layout.captions()) {
      context.setFill(color(theme().muted()));
      context.fillText(fitting(caption.text(), font, caption.width()), caption.x(), 0);
    }
    layout.blocks().forEach(block -> block(context, block));
  }

  private void block(GraphicsContext context, Block block) {
    Rgb rgb = block.platform().map(p -> palette.color(p, theme().dark())).orElse(theme().axis());
    double x = block.x();
    double width = block.width();
    double corner = Math.min(6, width / 2);
    context.setFill(color(rgb, FAINT));
    context.fillRoundRect(x, BAR_TOP, width, BAR_HEIGHT, corner, corner);
    switch (block.state()) {
      case PENDING -> {}
      case RUNNING -> {
        context.setFill(color(rgb));
        double done = width * block.fraction();
        context.fillRoundRect(x, BAR_TOP, done, BAR_HEIGHT, Math.min(corner, done), corner);
        context.setStroke(color(theme().text()));
        context.setLineWidth(1.5);
        context.strokeRoundRect(
            x - 1.5, BAR_TOP - 1.5, width + 3, BAR_HEIGHT + 3, corner + 2, corner + 2);
        pointer(context, x + width / 2);
      }
      case COMPLETED -> {
        context.setFill(color(rgb));
        context.fillRoundRect(x, BAR_TOP, width, BAR_HEIGHT, corner, corner);
      }
      case FAILED -> {
        context.setFill(color(danger(), 0.3));
        context.fillRoundRect(x, BAR_TOP, width, BAR_HEIGHT, corner, corner);
        cross(context, x + width / 2);
      }
      case CANCELLED, INTERRUPTED -> {
        context.setStroke(color(theme().muted()));
        context.setLineWidth(1);
        double y = crisp(BAR_TOP + BAR_HEIGHT / 2);
        context.strokeLine(x + 1, y, x + width - 1, y);
      }
    }
  }

  private void pointer(GraphicsContext context, double middle) {
    double top = BAR_TOP + BAR_HEIGHT + 4;
    context.setFill(color(theme().text()));
    context.fillPolygon(
        new double[] {middle, middle - 4, middle + 4}, new double[] {top, top + 6, top + 6}, 3);
  }

  private void cross(GraphicsContext context, double middle) {
    double y = BAR_TOP + BAR_HEIGHT / 2;
    context.setStroke(color(danger()));
    context.setLineWidth(2);
    context.strokeLine(middle - 3.5, y - 3.5, middle + 3.5, y + 3.5);
    context.strokeLine(middle - 3.5, y + 3.5, middle + 3.5, y - 3.5);
  }

  private Rgb danger() {
    return theme().dark() ? DANGER_DARK : DANGER_LIGHT;
  }

  /** For tests and screen readers: how many blocks stand in a state. */
  long count(LegStatus state) {
    return layout.blocks().stream().filter(b -> b.state() == state).count();
  }
}
