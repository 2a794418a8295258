package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Chart.Bar;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.util.List;

/** Draws groups of bars. */
final class BarPainter {
  private static final double LABEL = 11.5;
  private static final double CATEGORY = 12;
  private static final double LEAST_HEADROOM = 8;
  private static final double WIDEST_BAR = 72;

  private final Pen pen;

  BarPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Bars chart, Box box, boolean labelled) {
    int perCategory = Math.max(1, chart.series().size());
    int categories = Math.max(1, chart.categories().size());
    boolean named = !chart.categoryLabel().isEmpty();
    Box upper = box.inset(0, 0, 0, CATEGORY + 14 + (named ? CATEGORY + 6 : 0));
    // The axis' own width is not known yet; bars are wide enough to make a guess safe.
    double slot = slotWidth((upper.width() - 50) / categories, perCategory);
    TextStyle style = new TextStyle(LABEL, Weight.MEDIUM, pen.theme().text());
    double widest = widestLabel(chart, style);
    boolean upright = widest + 4 > slot;
    double label = upright ? widest + 10 : LABEL + 10;
    double headroom =
        Math.max(
            LEAST_HEADROOM, label - (upper.height() - (labelled ? 20 : 0)) * (1 - highest(chart)));
    PlotFrame frame = PlotFrame.draw(pen, chart.axis(), upper, headroom, labelled);
    double band = frame.plot().width() / categories;
    slot = slotWidth(band, perCategory);
    for (int c = 0; c < chart.categories().size(); c++) {
      Category category = chart.categories().get(c);
      double middle = frame.plot().x() + band * (c + 0.5);
      double left = middle - slot * perCategory / 2;
      for (int s = 0; s < category.bars().size(); s++) {
        Rgb color = pen.color(chart.series().get(s));
        bar(category.bars().get(s), frame, left + s * slot, slot, color, upright);
      }
      TextStyle below = pen.text(CATEGORY, Weight.REGULAR);
      pen.draw(
          pen.fitted(category.label(), below, band - 6),
          middle,
          frame.plot().bottom() + CATEGORY + 8,
          below,
          Anchor.MIDDLE);
    }
    if (named) {
      pen.draw(
          chart.categoryLabel(),
          frame.plot().x() + frame.plot().width() / 2,
          box.bottom() - 4,
          pen.muted(CATEGORY),
          Anchor.MIDDLE);
    }
  }

  private static double slotWidth(double band, int perCategory) {
    return Math.min(WIDEST_BAR, band * 0.84 / perCategory);
  }

  /** How far up the axis the highest bar or error bar reaches, 0 to 1. */
  private static double highest(Bars chart) {
    return chart.categories().stream()
        .flatMap(category -> category.bars().stream())
        .filter(bar -> bar.value().isPresent())
        .mapToDouble(bar -> Math.max(bar.value().getAsDouble(), bar.high().orElse(0)))
        .map(chart.axis()::fraction)
        .max()
        .orElse(0);
  }

  private double widestLabel(Bars chart, TextStyle style) {
    List<String> labels =
        chart.categories().stream()
            .flatMap(c -> c.bars().stream())
            .filter(b -> b.value().isPresent())
            .map(Bar::label)
            .toList();
    return pen.widest(labels, style);
  }

  private void bar(Bar bar, PlotFrame frame, double left, double slot, Rgb color, boolean upright) {
    double gap = Math.min(3, slot * 0.12);
    double middle = left + slot / 2;
    double base = frame.plot().bottom();
    if (bar.value().isEmpty()) {
      pen.surface()
          .text(bar.label(), middle + LABEL * 0.36, base - 6, pen.muted(LABEL), Anchor.START, -90);
      pen.hotspot(left, frame.plot().y(), slot, frame.plot().height(), bar.detail());
      return;
    }
    double top = frame.y(bar.value().getAsDouble());
    pen.surface()
        .rect(
            left + gap / 2, top, slot - gap, Math.max(1, base - top), Math.min(3, slot / 4), color);
    double labelBase = top;
    if (bar.low().isPresent() && bar.high().isPresent()) {
      double high = bar.high().getAsDouble();
      frame.errorBar(
          middle, bar.low().getAsDouble(), high, Math.min(5, slot * 0.2), pen.theme().text());
      labelBase = Math.min(top, frame.y(high));
    }
    TextStyle style = new TextStyle(LABEL, Weight.MEDIUM, pen.theme().text());
    if (upright) {
      pen.surface()
          .text(bar.label(), middle + LABEL * 0.36, labelBase - 5, style, Anchor.START, -90);
    } else {
      pen.draw(bar.label(), middle, labelBase - 6, style, Anchor.MIDDLE);
    }
    pen.hotspot(left, frame.plot().y(), slot, frame.plot().height(), bar.detail());
  }
}
