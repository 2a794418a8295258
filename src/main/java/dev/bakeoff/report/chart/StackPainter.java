package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Axis.Tick;
import dev.bakeoff.report.chart.Chart.Stack;
import dev.bakeoff.report.chart.Chart.Stacks;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;

/** Draws bars on their side, each made of parts. */
final class StackPainter {
  private static final double ROW = 46;
  private static final double BAR = 24;
  private static final double LABEL = 12;
  private static final double LEGEND = 12;
  private static final double SWATCH = 10;
  private static final double TICK = 11;

  private final Pen pen;

  StackPainter(Pen pen) {
    this.pen = pen;
  }

  static double heightFor(Stacks chart) {
    return chart.stacks().size() * ROW;
  }

  void draw(Stacks chart, Box box, boolean labelled) {
    double top = legend(chart, box) + 8;
    TextStyle name = pen.text(LABEL, Weight.MEDIUM);
    TextStyle total = pen.text(LABEL, Weight.SEMIBOLD);
    double left =
        Math.min(
            box.width() * 0.3,
            pen.widest(chart.stacks().stream().map(Stack::label).toList(), name) + 14);
    double right = pen.widest(chart.stacks().stream().map(Stack::total).toList(), total) + 16;
    double below = TICK + 8 + (labelled ? TICK + 8 : 0);
    Box plot =
        new Box(
            box.x() + left,
            top,
            Math.max(1, box.width() - left - right),
            Math.max(1, box.bottom() - below - top));
    axis(chart.axis(), plot, box, labelled);
    double row = plot.height() / Math.max(1, chart.stacks().size());
    for (int i = 0; i < chart.stacks().size(); i++) {
      Stack stack = chart.stacks().get(i);
      double middle = plot.y() + row * (i + 0.5);
      pen.draw(
          pen.shortened(stack.label(), name, left - 10),
          plot.x() - 8,
          middle + LABEL * 0.36,
          name,
          Anchor.END);
      double end = stack(chart, stack, plot, middle, Math.min(BAR, row * 0.7));
      pen.draw(stack.total(), end + 8, middle + LABEL * 0.36, total, Anchor.START);
    }
  }

  private double legend(Stacks chart, Box box) {
    TextStyle style = pen.text(LEGEND, Weight.REGULAR);
    double x = box.x();
    double y = box.y();
    for (int i = 0; i < chart.parts().size(); i++) {
      String part = chart.parts().get(i);
      double width = SWATCH + 6 + pen.width(part, style) + 18;
      if (x > box.x() && x + width - 18 > box.right()) {
        x = box.x();
        y += LEGEND * 1.6;
      }
      pen.surface().rect(x, y + 2, SWATCH, SWATCH, 0, color(i));
      pen.draw(part, x + SWATCH + 6, y + LEGEND - 1, style, Anchor.START);
      x += width;
    }
    return y + LEGEND * 1.4;
  }

  private void axis(Axis axis, Box plot, Box box, boolean labelled) {
    TextStyle style = pen.muted(TICK);
    for (Tick tick : axis.ticks()) {
      double x = plot.x() + axis.fraction(tick.value()) * plot.width();
      boolean base = tick.equals(axis.ticks().getFirst());
      pen.surface()
          .line(x, plot.y(), x, plot.bottom(), 1, base ? pen.theme().axis() : pen.theme().grid());
      pen.draw(tick.label(), x, plot.bottom() + TICK + 5, style, Anchor.MIDDLE);
    }
    if (labelled) {
      pen.draw(axis.label(), plot.x() + plot.width() / 2, box.bottom() - 3, style, Anchor.MIDDLE);
    }
  }

  private double stack(Stacks chart, Stack stack, Box plot, double middle, double height) {
    double sum = 0;
    double end = plot.x();
    for (int i = 0; i < stack.values().size(); i++) {
      double value = stack.values().get(i);
      if (value <= 0) {
        continue;
      }
      double from = plot.x() + chart.axis().fraction(sum) * plot.width();
      sum += value;
      end = plot.x() + chart.axis().fraction(sum) * plot.width();
      // A hair of the background keeps neighbours apart for those who cannot tell their colours.
      double width = Math.max(0.8, end - from - (end - from > 3 ? 1 : 0));
      pen.surface().rect(from, middle - height / 2, width, height, 0, color(i));
      pen.hotspot(
          from,
          middle - height / 2,
          width,
          height,
          "%s, %s: %s".formatted(stack.label(), chart.parts().get(i), stack.labels().get(i)));
    }
    return end;
  }

  private Rgb color(int place) {
    return Palette.ordinal(place, pen.theme().dark());
  }
}
