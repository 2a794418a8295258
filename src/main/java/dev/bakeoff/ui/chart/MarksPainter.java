package dev.bakeoff.ui.chart;

import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.ui.chart.Marks.Band;
import dev.bakeoff.ui.chart.Marks.Doing;
import dev.bakeoff.ui.chart.Marks.Flag;
import dev.bakeoff.ui.chart.Marks.Tone;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Paints what lies along the time axis: below it a strip of what was being done, through the chart
 * the borders of legs, above it a flag for each incident and note. Flags differ in form as well as
 * in colour.
 */
final class MarksPainter {
  /** Room above the lines that flags take. */
  static final double FLAG_LANE = 15;

  /** Room below the axis that the strip takes. */
  static final double STRIP = 6;

  /** Borders nearer to each other than this would be a pattern of their own. */
  private static final double LEAST_BORDER_GAP = 12;

  private static final double FLAG_SIZE = 4.5;

  private static final Map<Doing, Double> STRENGTHS =
      new EnumMap<>(
          Map.of(Doing.LOAD, 0.35, Doing.WARM_UP, 0.5, Doing.MEASURE, 1.0, Doing.IDLE, 0.0));

  private final Marks marks;
  private final PlotArea area;
  private final Palette palette;
  private final Theme theme;
  private final GraphicsContext context;

  MarksPainter(Plot plot, PlotArea area, Theme theme, GraphicsContext context) {
    this.marks = plot.marks();
    this.area = area;
    this.palette = plot.palette();
    this.theme = theme;
    this.context = context;
  }

  /** What belongs behind the lines. */
  void behind() {
    for (Flag flag : marks.flags()) {
      double left = Math.max(area.left(), area.x(flag.from()));
      double right = Math.min(area.right(), area.x(flag.to()));
      if (right > left + 1 && flag.tone() != Tone.NOTE) {
        context.setFill(Drawing.color(tone(flag.tone()), 0.08));
        context.fillRect(left, area.top(), right - left, area.height());
      }
    }
    borders();
  }

  private void borders() {
    context.setStroke(Drawing.color(theme.axis(), 0.35));
    context.setLineWidth(1);
    double last = Double.NEGATIVE_INFINITY;
    boolean tooMany = false;
    for (Band band : marks.bands()) {
      double x = area.x(band.from());
      if (band.leg() && x > area.left() && x < area.right()) {
        tooMany |= x - last < LEAST_BORDER_GAP;
        last = x;
      }
    }
    if (tooMany) {
      return;
    }
    for (Band band : marks.bands()) {
      double x = area.x(band.from());
      if (band.leg() && x > area.left() && x < area.right()) {
        context.strokeLine(Drawing.crisp(x), area.top(), Drawing.crisp(x), area.bottom());
      }
    }
  }

  /** The strip below the axis; of several bands within one pixel the strongest is shown. */
  void strip() {
    double top = area.bottom() + 1.5;
    double pending = Double.NEGATIVE_INFINITY;
    for (Band band : marks.bands()) {
      double left = Math.max(area.left(), area.x(band.from()));
      double right = Math.min(area.right(), area.x(band.to()));
      double strength = STRENGTHS.getOrDefault(band.doing(), 0.0);
      if (right <= left || strength == 0 || right <= pending) {
        continue;
      }
      left = Math.max(left, pending);
      right = Math.max(right, left + 1);
      pending = right;
      Rgb rgb =
          band.platform().isEmpty() ? theme.axis() : palette.color(band.platform(), theme.dark());
      context.setFill(Drawing.color(rgb, strength));
      double height = band.doing() == Doing.MEASURE ? STRIP - 2 : (STRIP - 2) / 2;
      context.fillRect(left, top + (STRIP - 2 - height) / 2, right - left, height);
    }
  }

  /** What belongs in front of everything. */
  void flags() {
    for (Tone tone : Tone.values()) {
      for (Flag flag : marks.flags()) {
        double x = area.x(flag.from());
        if (flag.tone() == tone && x >= area.left() - 1 && x <= area.right() + 1) {
          flag(flag, x);
        } else if (flag.tone() == tone && x < area.left() && area.x(flag.to()) > area.left()) {
          duration(flag, area.left());
        }
      }
    }
  }

  private void flag(Flag flag, double x) {
    double middle = area.top() - FLAG_LANE + FLAG_SIZE + 1;
    Color color = Drawing.color(tone(flag.tone()));
    context.setStroke(Drawing.color(tone(flag.tone()), 0.45));
    context.setLineWidth(1);
    context.strokeLine(Drawing.crisp(x), middle + FLAG_SIZE, Drawing.crisp(x), area.bottom());
    duration(flag, x);
    context.setFill(color);
    switch (flag.tone()) {
      case NOTE -> {
        // A sheet on a pole.
        context.fillRoundRect(x - 1, middle - FLAG_SIZE, 10, 2 * FLAG_SIZE - 1.5, 2, 2);
        context.fillRect(x - 1, middle - FLAG_SIZE, 1.5, 2 * FLAG_SIZE + 1);
      }
      case INFO -> context.fillOval(x - FLAG_SIZE + 0.5, middle - FLAG_SIZE + 0.5, 8, 8);
      case WARNING ->
          context.fillPolygon(
              new double[] {x, x + FLAG_SIZE + 0.7, x - FLAG_SIZE - 0.7},
              new double[] {middle - FLAG_SIZE, middle + FLAG_SIZE, middle + FLAG_SIZE},
              3);
      case DANGER ->
          context.fillPolygon(
              new double[] {x, x + FLAG_SIZE + 1, x, x - FLAG_SIZE - 1},
              new double[] {middle - FLAG_SIZE - 1, middle, middle + FLAG_SIZE + 1, middle},
              4);
    }
  }

  private void duration(Flag flag, double from) {
    double to = Math.min(area.right(), area.x(flag.to()));
    if (to > from + 2) {
      double y = area.top() - FLAG_LANE + FLAG_SIZE;
      context.setFill(Drawing.color(tone(flag.tone()), 0.6));
      context.fillRoundRect(from, y, to - from, 2.5, 2, 2);
    }
  }

  private Rgb tone(Tone tone) {
    boolean dark = theme.dark();
    return switch (tone) {
      case NOTE -> new Rgb(dark ? 0x58a6ff : 0x0969da);
      case INFO -> new Rgb(dark ? 0x9198a1 : 0x59636e);
      case WARNING -> new Rgb(dark ? 0xd29922 : 0x9a6700);
      case DANGER -> new Rgb(dark ? 0xf85149 : 0xcf222e);
    };
  }
}
