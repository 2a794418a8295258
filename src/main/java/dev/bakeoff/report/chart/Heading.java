package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.util.ArrayList;
import java.util.List;

/** Draws what stands around a plot (title, subtitle, legend, footnotes) and tells what is left. */
final class Heading {
  private static final double TITLE = 20;
  private static final double SUBTITLE = 13;
  private static final double LEGEND = 13;
  private static final double FOOTNOTE = 11;
  private static final double SWATCH = 11;
  private static final double LINE = 1.35;
  private static final int MOST_FOOTNOTE_LINES = 6;

  private final Pen pen;

  Heading(Pen pen) {
    this.pen = pen;
  }

  /** Draws everything around the plot; the legend only where there is more than one series. */
  Box draw(Chart chart, Box box) {
    double top = words(chart.words(), box);
    if (chart.series().size() > 1) {
      top = legend(chart.series(), box, top);
    }
    double bottom = footnotes(chart.words().footnotes(), box);
    return new Box(box.x(), top, box.width(), Math.max(1, bottom - top));
  }

  /** Only the legend, where there is more than one series. */
  Box legendOnly(Chart chart, Box box) {
    double top = chart.series().size() > 1 ? legend(chart.series(), box, box.y()) : box.y();
    return new Box(box.x(), top, box.width(), Math.max(1, box.bottom() - top));
  }

  /** The short heading of a panel. */
  Box panel(Chart.Words words, Box box) {
    TextStyle style = pen.text(13, Weight.SEMIBOLD);
    pen.draw(
        pen.shortened(words.title(), style, box.width()),
        box.x(),
        box.y() + 13,
        style,
        Anchor.START);
    return box.inset(0, 24, 0, 0);
  }

  private double words(Chart.Words words, Box box) {
    double y = box.y();
    TextStyle title = pen.text(TITLE, Weight.SEMIBOLD);
    for (String line : pen.wrapped(words.title(), title, box.width(), 2)) {
      pen.draw(line, box.x(), y + TITLE, title, Anchor.START);
      y += TITLE * LINE;
    }
    TextStyle subtitle = pen.muted(SUBTITLE);
    for (String line : pen.wrapped(words.subtitle(), subtitle, box.width(), 2)) {
      pen.draw(line, box.x(), y + SUBTITLE + 2, subtitle, Anchor.START);
      y += SUBTITLE * LINE + 1;
    }
    return y + 12;
  }

  private double legend(List<Chart.Series> series, Box box, double top) {
    TextStyle style = new TextStyle(LEGEND, Weight.MEDIUM, pen.theme().text());
    double most = box.width() * 0.45;
    double x = box.x();
    double y = top;
    for (Chart.Series one : series) {
      String name = pen.shortened(one.name(), style, most);
      double width = SWATCH + 6 + pen.width(name, style) + 22;
      if (x > box.x() && x + width - 22 > box.right()) {
        x = box.x();
        y += LEGEND * LINE + 4;
      }
      pen.surface().circle(x + SWATCH / 2, y + LEGEND / 2 + 1.5, SWATCH / 2, pen.color(one));
      pen.draw(name, x + SWATCH + 6, y + LEGEND - 1, style, Anchor.START);
      x += width;
    }
    return y + LEGEND * LINE + 12;
  }

  /** Draws upwards from the bottom; returns where the plot must end. */
  private double footnotes(List<String> notes, Box box) {
    TextStyle style = pen.muted(FOOTNOTE);
    List<String> lines = new ArrayList<>();
    for (String note : notes) {
      int left = MOST_FOOTNOTE_LINES - lines.size();
      if (left > 0) {
        lines.addAll(pen.wrapped(note, style, box.width(), Math.min(2, left)));
      }
    }
    if (lines.isEmpty()) {
      return box.bottom();
    }
    double top = box.bottom() - lines.size() * FOOTNOTE * LINE;
    for (int i = 0; i < lines.size(); i++) {
      double y = top + i * FOOTNOTE * LINE + FOOTNOTE;
      pen.draw(lines.get(i), box.x(), y, style, Anchor.START);
    }
    return top - 12;
  }
}
