package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A surface together with the colours, and text that fits into its place. */
final class Pen {
  private static final String ELLIPSIS = "…";

  private final Surface surface;
  private final Theme theme;
  private final Palette palette;
  private final List<Hotspot> hotspots = new ArrayList<>();
  private Optional<Painted.Across> across = Optional.empty();

  Pen(Surface surface, Theme theme, Palette palette) {
    this.surface = surface;
    this.theme = theme;
    this.palette = palette;
  }

  Surface surface() {
    return surface;
  }

  Theme theme() {
    return theme;
  }

  Rgb color(Chart.Series series) {
    return palette.color(series.id(), theme.dark());
  }

  Painted painted() {
    return new Painted(hotspots, across);
  }

  void across(Box plot, Axis axis) {
    across = Optional.of(new Painted.Across(plot.x(), plot.width(), axis));
  }

  void hotspot(double x, double y, double width, double height, String text) {
    hotspots.add(new Hotspot(x, y, width, height, text));
  }

  TextStyle text(double size, Weight weight) {
    return new TextStyle(size, weight, theme.text());
  }

  TextStyle muted(double size) {
    return new TextStyle(size, Weight.REGULAR, theme.muted());
  }

  void draw(String text, double x, double y, TextStyle style, Anchor anchor) {
    surface.text(text, x, y, style, anchor, 0);
  }

  double width(String text, TextStyle style) {
    return surface.textWidth(text, style);
  }

  double widest(List<String> texts, TextStyle style) {
    return texts.stream().mapToDouble(t -> width(t, style)).max().orElse(0);
  }

  /** Cuts a text that is too long, so that it ends in an ellipsis. */
  String fitted(String text, TextStyle style, double room) {
    if (width(text, style) <= room) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(new String(points, 0, middle).strip() + ELLIPSIS, style) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? ELLIPSIS : new String(points, 0, low).strip() + ELLIPSIS;
  }

  /** Cuts a name that is too long in its middle: names of a kind often differ at their ends. */
  String shortened(String name, TextStyle style, double room) {
    if (width(name, style) <= room) {
      return name;
    }
    int[] points = name.codePoints().toArray();
    for (int kept = points.length - 1; kept > 4; kept--) {
      int head = (kept + 1) * 3 / 5;
      int tail = kept - head;
      String cut =
          new String(points, 0, head).strip()
              + ELLIPSIS
              + new String(points, points.length - tail, tail).strip();
      if (width(cut, style) <= room) {
        return cut;
      }
    }
    return fitted(name, style, room);
  }

  /** Breaks a text at blanks into lines; the last of the lines allowed is cut. */
  List<String> wrapped(String text, TextStyle style, double room, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most - 1 && width(rest, style) > room) {
      int end = breakAt(rest, style, room);
      lines.add(fitted(rest.substring(0, end).strip(), style, room));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(fitted(rest, style, room));
    }
    return lines;
  }

  /** The last blank before which the text fits; the first blank or the end where none does. */
  private int breakAt(String text, TextStyle style, double room) {
    int best = -1;
    for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
      if (width(text.substring(0, blank), style) > room) {
        return best > 0 ? best : blank;
      }
      best = blank;
    }
    return best > 0 ? best : text.length();
  }
}
