package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Chart.Field;
import dev.bakeoff.report.chart.Chart.Matrix;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;

/** Draws a grid of settings, its figures written into cells whose colour grows with them. */
final class MatrixPainter {
  private static final double ROW = 40;
  private static final double LABEL = 12;
  private static final double TICK = 11.5;
  private static final double GAP = 2;
  private static final double HATCH = 8;
  private static final double LEGEND = 26;
  private static final int STEPS = 24;
  private static final Rgb BLACK = new Rgb(0x000000);

  /** Not quite white: what is exactly the background's colour turns dark with it. */
  private static final Rgb WHITE = new Rgb(0xfffffe);

  private final Pen pen;

  MatrixPainter(Pen pen) {
    this.pen = pen;
  }

  static double heightFor(Matrix chart) {
    return chart.rows().size() * ROW + 2 * LABEL + 24 + LEGEND;
  }

  void draw(Matrix chart, Box box, boolean labelled) {
    TextStyle style = pen.muted(TICK);
    double top = box.y() + (labelled ? legend(chart.ramp(), box) : 0);
    double left = Math.min(box.width() * 0.3, pen.widest(chart.rows(), style)) + 12;
    pen.draw(
        pen.fitted(chart.down(), style, box.width()), box.x(), top + TICK, style, Anchor.START);
    Box grid =
        new Box(
            box.x() + left,
            top + TICK + 8,
            Math.max(1, box.width() - left),
            Math.max(1, box.bottom() - top - 2 * TICK - LABEL - 24));
    double width = grid.width() / Math.max(1, chart.columns().size());
    double height = grid.height() / Math.max(1, chart.rows().size());
    for (int r = 0; r < chart.rows().size(); r++) {
      double y = grid.y() + r * height;
      pen.draw(
          pen.fitted(chart.rows().get(r), style, left - 12),
          grid.x() - 8,
          y + height / 2 + TICK * 0.36,
          style,
          Anchor.END);
      for (int c = 0; c < chart.columns().size(); c++) {
        Box cell =
            new Box(grid.x() + c * width, y, Math.max(1, width - GAP), Math.max(1, height - GAP));
        field(chart.cells().get(r).get(c), chart.ramp(), cell);
      }
    }
    for (int c = 0; c < chart.columns().size(); c++) {
      pen.draw(
          pen.fitted(chart.columns().get(c), style, width - 4),
          grid.x() + (c + 0.5) * width,
          grid.bottom() + TICK + 5,
          style,
          Anchor.MIDDLE);
    }
    pen.draw(
        pen.fitted(chart.across(), style, grid.width()),
        grid.x() + grid.width() / 2,
        grid.bottom() + 2 * TICK + 11,
        style,
        Anchor.MIDDLE);
  }

  /** The ramp with its ends in figures; returns its height. */
  private double legend(Axis ramp, Box box) {
    TextStyle style = pen.muted(TICK);
    double y = box.y() + TICK;
    String low = ramp.ticks().getFirst().label();
    String high = ramp.ticks().getLast().label();
    String label = pen.fitted(ramp.label(), style, box.width() * 0.6);
    pen.draw(label, box.x(), y, style, Anchor.START);
    double at = box.x() + pen.width(label, style) + 16;
    pen.draw(low, at, y, style, Anchor.START);
    at += pen.width(low, style) + 7;
    double step =
        Math.max(1, Math.min(150, box.right() - at - pen.width(high, style) - 10) / STEPS);
    for (int i = 0; i < STEPS; i++) {
      Rgb color = HeatRamp.color(i / (STEPS - 1.0), pen.theme().dark());
      // Neighbours overlap by a hair, so that no seam of the background shows between them.
      pen.surface().rect(at + i * step, y - 10, step + 0.4, 12, 0, color);
    }
    pen.draw(high, at + STEPS * step + 8, y, style, Anchor.START);
    return LEGEND;
  }

  private void field(Field field, Axis ramp, Box cell) {
    switch (field.state()) {
      case MEASURED -> filled(field, ramp, cell);
      case UNDECIDED -> {
        filled(field, ramp, cell);
        corner(cell, ink(color(field, ramp)));
      }
      case MISSING -> hatched(field, cell);
    }
    pen.hotspot(cell.x(), cell.y(), cell.width(), cell.height(), field.detail());
  }

  private Rgb color(Field field, Axis ramp) {
    return HeatRamp.color(ramp.fraction(field.value().orElseThrow()), pen.theme().dark());
  }

  /** Black or white, whichever is read better on a colour. */
  static Rgb ink(Rgb behind) {
    return behind.contrast(BLACK) >= behind.contrast(WHITE) ? BLACK : WHITE;
  }

  private void filled(Field field, Axis ramp, Box cell) {
    Rgb color = color(field, ramp);
    pen.surface().rect(cell.x(), cell.y(), cell.width(), cell.height(), 0, color);
    word(field, cell, new TextStyle(LABEL, Weight.MEDIUM, ink(color)));
  }

  /** Strokes from corner to corner and a mark: a figure without a verdict. */
  private void corner(Box cell, Rgb color) {
    double size = Math.min(14, Math.min(cell.width(), cell.height()) * 0.5);
    for (double off = size; off > 1; off -= 4) {
      pen.surface().line(cell.right() - off, cell.y(), cell.right(), cell.y() + off, 1.3, color);
    }
  }

  private void hatched(Field field, Box cell) {
    Rgb color = pen.theme().grid();
    pen.surface()
        .rect(cell.x(), cell.y(), cell.width(), cell.height(), 0, pen.theme().background());
    pen.surface()
        .clipped(
            cell.x(),
            cell.y(),
            cell.width(),
            cell.height(),
            () -> {
              for (double at = -cell.height(); at < cell.width(); at += HATCH) {
                pen.surface()
                    .line(
                        cell.x() + at,
                        cell.bottom(),
                        cell.x() + at + cell.height(),
                        cell.y(),
                        1,
                        color);
              }
            });
    TextStyle style = pen.muted(LABEL);
    String text = pen.fitted(field.label(), style, cell.width() - 6);
    double width = pen.width(text, style) + 8;
    double middle = cell.y() + cell.height() / 2;
    pen.surface()
        .rect(
            cell.x() + (cell.width() - width) / 2,
            middle - LABEL * 0.8,
            width,
            LABEL * 1.6,
            0,
            pen.theme().background());
    word(field, cell, style);
  }

  private void word(Field field, Box cell, TextStyle style) {
    pen.draw(
        pen.fitted(field.label(), style, cell.width() - 6),
        cell.x() + cell.width() / 2,
        cell.y() + cell.height() / 2 + LABEL * 0.36,
        style,
        Anchor.MIDDLE);
  }
}
