package dev.bakeoff.report.chart;

import dev.bakeoff.report.chart.Chart.Dot;
import dev.bakeoff.report.chart.Chart.Scatter;
import dev.bakeoff.report.chart.Surface.Anchor;
import dev.bakeoff.report.chart.Surface.TextStyle;
import dev.bakeoff.report.chart.Surface.Weight;
import java.util.ArrayList;
import java.util.List;

/** Draws dots with their intervals along both axes, and the front of those that none beats. */
final class ScatterPainter {
  private static final double DOT = 5.5;
  private static final double RING = 1.8;
  private static final double LABEL = 11.5;
  private static final double BAR = 1.2;
  private static final double CAP = 3.5;
  private static final double LONGEST_LABEL = 190;

  /** Of more dots than this only those on the front are named; pointing tells of the others. */
  private static final int MOST_LABELS = 16;

  private final Pen pen;

  ScatterPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Scatter chart, Box box, boolean labelled) {
    double below = PlotFrame.TICK_SIZE + 12 + (labelled ? PlotFrame.TICK_SIZE + 8 : 0);
    PlotFrame frame = PlotFrame.draw(pen, chart.axis(), box.inset(0, 0, 14, below), 18, labelled);
    Box plot = frame.plot();
    frame.below(chart.x(), box, labelled, true);
    List<Dot> front = chart.onFront();
    Labels labels = new Labels(plot);
    chart.dots().forEach(dot -> labels.occupy(around(dot, chart.x(), frame, DOT + 1)));
    front(chart, front, frame, labels);
    chart.dots().forEach(dot -> crosses(dot, chart.x(), frame).forEach(labels::occupy));
    chart.dots().forEach(dot -> intervals(dot, chart.x(), frame));
    chart.dots().forEach(dot -> dot(dot, front.contains(dot), chart.x(), frame));
    chart
        .front()
        .filter(_ -> front.size() > 1)
        .ifPresent(name -> name(name, front, chart, frame, labels));
    // Those on the front first: they are what the picture is about.
    List<Dot> order = new ArrayList<>(front);
    if (chart.dots().size() <= MOST_LABELS) {
      chart.dots().stream().filter(d -> !front.contains(d)).forEach(order::add);
    }
    order.forEach(dot -> label(dot, front.contains(dot), chart.x(), frame, labels));
  }

  private static double x(double value, Axis axis, Box plot) {
    return plot.x() + axis.fraction(value) * plot.width();
  }

  private static double y(Dot dot, PlotFrame frame) {
    return frame.y(dot.point().value().orElseThrow());
  }

  private static Box around(Dot dot, Axis axis, PlotFrame frame, double radius) {
    double x = x(dot.point().x(), axis, frame.plot());
    return new Box(x - radius, y(dot, frame) - radius, 2 * radius, 2 * radius);
  }

  /** Stairs, since between two dots of the front nothing was measured. */
  private void front(Scatter chart, List<Dot> front, PlotFrame frame, Labels labels) {
    if (front.size() < 2) {
      return;
    }
    List<double[]> corners = new ArrayList<>();
    for (Dot dot : front) {
      double x = x(dot.point().x(), chart.x(), frame.plot());
      if (!corners.isEmpty()) {
        corners.add(new double[] {x, corners.getLast()[1]});
      }
      corners.add(new double[] {x, y(dot, frame)});
    }
    for (int i = 1; i < corners.size(); i++) {
      labels.occupy(between(corners.get(i - 1), corners.get(i)));
    }
    pen.surface()
        .polyline(
            corners.stream().mapToDouble(c -> c[0]).toArray(),
            corners.stream().mapToDouble(c -> c[1]).toArray(),
            1.6,
            true,
            pen.theme().muted());
  }

  private static Box between(double[] a, double[] b) {
    return new Box(
        Math.min(a[0], b[0]) - 1,
        Math.min(a[1], b[1]) - 1,
        Math.abs(a[0] - b[0]) + 2,
        Math.abs(a[1] - b[1]) + 2);
  }

  /** What the error bars of a dot take. */
  private static List<Box> crosses(Dot dot, Axis axis, PlotFrame frame) {
    List<Box> crosses = new ArrayList<>();
    double x = x(dot.point().x(), axis, frame.plot());
    if (dot.point().low().isPresent() && dot.point().high().isPresent()) {
      crosses.add(
          between(
              new double[] {x, frame.y(dot.point().high().getAsDouble())},
              new double[] {x, frame.y(dot.point().low().getAsDouble())}));
    }
    if (dot.left().isPresent() && dot.right().isPresent()) {
      double y = y(dot, frame);
      crosses.add(
          between(
              new double[] {x(dot.left().getAsDouble(), axis, frame.plot()), y},
              new double[] {x(dot.right().getAsDouble(), axis, frame.plot()), y}));
    }
    return crosses;
  }

  private void name(String name, List<Dot> front, Scatter chart, PlotFrame frame, Labels labels) {
    TextStyle style = pen.muted(LABEL);
    double width = pen.width(name, style);
    // Above the longest of the steps, where the line has most room for its name.
    double best = -1;
    double middle = 0;
    double height = 0;
    for (int i = 1; i < front.size(); i++) {
      double from = x(front.get(i - 1).point().x(), chart.x(), frame.plot());
      double to = x(front.get(i).point().x(), chart.x(), frame.plot());
      if (to - from > best) {
        best = to - from;
        middle = (from + to) / 2;
        height = y(front.get(i - 1), frame);
      }
    }
    for (double shift : new double[] {-6, LABEL + 5, -22, LABEL + 21}) {
      Box place = new Box(middle - width / 2, height + shift - LABEL * 0.8, width, LABEL);
      if (labels.free(place)) {
        labels.occupy(place);
        pen.draw(name, middle, height + shift, style, Anchor.MIDDLE);
        return;
      }
    }
  }

  private void intervals(Dot dot, Axis axis, PlotFrame frame) {
    Rgb color = pen.color(dot.series());
    double x = x(dot.point().x(), axis, frame.plot());
    if (dot.point().low().isPresent() && dot.point().high().isPresent()) {
      frame.errorBar(
          x, dot.point().low().getAsDouble(), dot.point().high().getAsDouble(), CAP, color);
    }
    if (dot.left().isPresent() && dot.right().isPresent()) {
      double y = y(dot, frame);
      double left = x(dot.left().getAsDouble(), axis, frame.plot());
      double right = x(dot.right().getAsDouble(), axis, frame.plot());
      pen.surface().line(left, y, right, y, BAR, color);
      if (dot.left().getAsDouble() >= axis.min()) {
        pen.surface().line(left, y - CAP, left, y + CAP, BAR, color);
      }
      if (dot.right().getAsDouble() <= axis.max()) {
        pen.surface().line(right, y - CAP, right, y + CAP, BAR, color);
      }
    }
  }

  private void dot(Dot dot, boolean onFront, Axis axis, PlotFrame frame) {
    double x = x(dot.point().x(), axis, frame.plot());
    double y = y(dot, frame);
    Rgb color = pen.color(dot.series());
    if (onFront) {
      pen.surface().circle(x, y, DOT + 2 * RING, pen.theme().text());
      pen.surface().circle(x, y, DOT + RING, pen.theme().background());
    }
    pen.surface().circle(x, y, DOT, color);
    if (!dot.judged()) {
      pen.surface().circle(x, y, DOT - RING, pen.theme().background());
    }
    pen.hotspot(x - DOT - 3, y - DOT - 3, 2 * DOT + 6, 2 * DOT + 6, dot.point().detail());
  }

  private void label(Dot dot, boolean onFront, Axis axis, PlotFrame frame, Labels labels) {
    TextStyle style = onFront ? pen.text(LABEL, Weight.SEMIBOLD) : pen.muted(LABEL);
    String text = pen.fitted(dot.label(), style, LONGEST_LABEL);
    double width = pen.width(text, style);
    double x = x(dot.point().x(), axis, frame.plot());
    double y = y(dot, frame);
    double off = DOT + 6;
    double[][] places = {
      {x + off, y - LABEL / 2},
      {x - off - width, y - LABEL / 2},
      {x + off, y - off - LABEL},
      {x - off - width, y - off - LABEL},
      {x + off, y + off},
      {x - off - width, y + off},
      {x - width / 2, y - off - LABEL - 2},
      {x - width / 2, y + off + 2}
    };
    for (double[] place : places) {
      Box spot = new Box(place[0], place[1], width, LABEL);
      if (labels.free(spot)) {
        labels.occupy(spot);
        pen.draw(text, place[0], place[1] + LABEL * 0.84, style, Anchor.START);
        return;
      }
    }
    // No room: pointing at the dot still tells.
  }

  /** Where something is already. */
  private static final class Labels {
    private final Box plot;
    private final List<Box> taken = new ArrayList<>();

    Labels(Box plot) {
      this.plot = plot;
    }

    void occupy(Box box) {
      taken.add(box);
    }

    boolean free(Box box) {
      return box.x() >= plot.x() + 2
          && box.right() <= plot.right() + 10
          && box.y() >= plot.y() - 14
          && box.bottom() <= plot.bottom() - 1
          && taken.stream().noneMatch(box::meets);
    }
  }
}
