package dev.bakeoff.report.chart;

import dev.bakeoff.compare.Pareto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A picture as data: what is shown, in which unit, in which words. Immutable. */
public sealed interface Chart {
  Words words();

  /** The series of the legend, in order. */
  List<Series> series();

  /**
   * What a chart says around its plot.
   *
   * @param title the finding, in words
   * @param subtitle what is shown: metric, kind of time, trials
   * @param footnotes what a reader must know before believing it
   */
  record Words(String title, String subtitle, List<String> footnotes) {
    public Words {
      footnotes = List.copyOf(footnotes);
    }
  }

  /**
   * What has one colour throughout.
   *
   * @param id a platform's id; decides the colour
   * @param name for the legend
   * @param dashed the second run of the same platform, say
   */
  record Series(String id, String name, boolean dashed) {
    public Series(String id, String name) {
      this(id, name, false);
    }
  }

  /**
   * Groups of bars, one bar per series in each.
   *
   * @param words around the plot
   * @param categoryLabel what the categories are: "percentile of the service time"
   * @param axis of the values
   * @param series the bars' order within a category
   * @param categories from left to right
   */
  record Bars(
      Words words, String categoryLabel, Axis axis, List<Series> series, List<Category> categories)
      implements Chart {
    public Bars {
      series = List.copyOf(series);
      categories = List.copyOf(categories);
    }
  }

  /**
   * A group of bars.
   *
   * @param label below the group
   * @param bars parallel to the chart's series
   */
  record Category(String label, List<Bar> bars) {
    public Category {
      bars = List.copyOf(bars);
    }
  }

  /**
   * One bar.
   *
   * @param value in the axis' unit; empty where there is no figure
   * @param low lower end of the error bar
   * @param high upper end of the error bar
   * @param label the value as text, or a word for why it is missing: "failed"
   * @param detail one line for whoever points at it
   */
  record Bar(
      OptionalDouble value, OptionalDouble low, OptionalDouble high, String label, String detail) {}

  /**
   * Lines over time or over clients.
   *
   * @param words around the plot
   * @param x the horizontal axis
   * @param axis of the values
   * @param lines one or more per series; their series are the legend
   * @param marks places along the horizontal axis that have a name
   * @param dots whether each point gets a dot
   */
  record Lines(Words words, Axis x, Axis axis, List<Line> lines, List<Mark> marks, boolean dots)
      implements Chart {
    public Lines {
      lines = List.copyOf(lines);
      marks = List.copyOf(marks);
    }

    @Override
    public List<Series> series() {
      return lines.stream().map(Line::series).distinct().toList();
    }
  }

  /**
   * A place along the horizontal axis, drawn as an upright line with its name at its right.
   *
   * @param x in the axis' unit
   * @param label "trial 2"
   */
  record Mark(double x, String label) {}

  /**
   * One line.
   *
   * @param series whose
   * @param points by x
   */
  record Line(Series series, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a line, in the axes' units.
   *
   * @param x its place
   * @param value its value; empty makes a gap
   * @param low lower end of the error bar
   * @param high upper end of the error bar
   * @param detail one line for whoever points at it
   */
  record Point(
      double x, OptionalDouble value, OptionalDouble low, OptionalDouble high, String detail) {}

  /**
   * Several charts under one heading and one legend, row by row.
   *
   * @param words around all of them
   * @param series the legend's
   * @param columns charts per row
   * @param panels from left to right, top to bottom; their own legends are not drawn
   */
  record Panels(Words words, List<Series> series, int columns, List<Chart> panels)
      implements Chart {
    public Panels {
      series = List.copyOf(series);
      panels = List.copyOf(panels);
    }

    public int rows() {
      return (panels.size() + columns - 1) / columns;
    }
  }

  /**
   * Lanes below each other on one horizontal axis, so that what happens at the same time stands in
   * one line.
   *
   * @param words around the plot
   * @param x the axis of time that all lanes share
   * @param lanes from top to bottom
   * @param marks places along the axis that have a name
   */
  record Timeline(Words words, Axis x, List<Lane> lanes, List<Mark> marks) implements Chart {
    public Timeline {
      lanes = List.copyOf(lanes);
      marks = List.copyOf(marks);
    }

    /** Lanes have legends of their own. */
    @Override
    public List<Series> series() {
      return List.of();
    }
  }

  /** A lane of a timeline. */
  sealed interface Lane {
    /** What it shows, without the unit. */
    String title();

    Axis axis();

    /** Its height against that of the other lanes. */
    double weight();
  }

  /**
   * A heat map: how many requests took how long, in each stretch of time.
   *
   * @param title what it shows
   * @param axis of the latencies
   * @param weight its height against that of the other lanes
   * @param columns in order of time
   */
  record HeatLane(String title, Axis axis, double weight, List<HeatColumn> columns)
      implements Lane {
    public HeatLane {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A stretch of time in a heat map.
   *
   * @param from its beginning on the axis of time
   * @param to its end
   * @param cells those with requests in them, from the lowest up
   * @param detail one line for whoever points at it
   */
  record HeatColumn(double from, double to, List<HeatCell> cells, String detail) {
    public HeatColumn {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell of a heat map.
   *
   * @param low where it begins on the axis of latencies
   * @param high where it ends
   * @param strength of its colour: above 0 for the fewest requests, 1 for the most
   */
  record HeatCell(double low, double high, double strength) {}

  /**
   * Lines of one unit.
   *
   * @param title what they show
   * @param axis of their values
   * @param weight its height against that of the other lanes
   * @param lines each with its name and points; their order decides their colours
   */
  record LineLane(String title, Axis axis, double weight, List<LaneLine> lines) implements Lane {
    public LineLane {
      lines = List.copyOf(lines);
    }
  }

  /** A line of a lane: its name for the lane's legend, and its points in order. */
  record LaneLine(String name, List<Point> points) {
    public LaneLine {
      points = List.copyOf(points);
    }
  }

  /**
   * Bars that lie on their side and are made of parts.
   *
   * @param words around the plot
   * @param axis of the sums
   * @param parts their names, from left to right; their order decides their colours
   * @param stacks from top to bottom
   */
  record Stacks(Words words, Axis axis, List<String> parts, List<Stack> stacks) implements Chart {
    public Stacks {
      parts = List.copyOf(parts);
      stacks = List.copyOf(stacks);
    }

    /** The legend is that of the parts. */
    @Override
    public List<Series> series() {
      return List.of();
    }
  }

  /**
   * One bar made of parts.
   *
   * @param label at its left
   * @param values parallel to the chart's parts, in the axis' unit; 0 for one that it lacks
   * @param labels of the parts as text
   * @param total the sum as text
   */
  record Stack(String label, List<Double> values, List<String> labels, String total) {
    public Stack {
      values = List.copyOf(values);
      labels = List.copyOf(labels);
    }
  }

  /**
   * Dots on two axes, what is given against what is got, with the front of those that no other
   * beats in both. Less is better along the horizontal axis.
   *
   * @param words around the plot
   * @param x what is given: "Cost per million requests (USD)"
   * @param axis what is got
   * @param moreIsBetter whether what is got is better the higher it is
   * @param dots of all series
   * @param front the front's name; empty where none may be drawn
   */
  record Scatter(
      Words words, Axis x, Axis axis, boolean moreIsBetter, List<Dot> dots, Optional<String> front)
      implements Chart {
    public Scatter {
      dots = List.copyOf(dots);
    }

    @Override
    public List<Series> series() {
      return dots.stream().map(Dot::series).distinct().toList();
    }

    /** Those of the judged dots that no other judged one beats in both, from the left. */
    public List<Dot> onFront() {
      List<Dot> judged = front.isEmpty() ? List.of() : dots.stream().filter(Dot::judged).toList();
      return Pareto.front(
              judged.stream()
                  .map(
                      d ->
                          new Pareto.Point(
                              d.point().x(),
                              (moreIsBetter ? 1 : -1) * d.point().value().orElseThrow()))
                  .toList())
          .stream()
          .map(judged::get)
          .toList();
    }
  }

  /**
   * One dot.
   *
   * @param series whose
   * @param label what tells it from the others of its series: "10 clients"
   * @param point its place, with the error bar along the vertical axis; its value is there
   * @param left lower end of the error bar along the horizontal axis
   * @param right upper end of the error bar along the horizontal axis
   * @param judged whether its figures may be relied on; others are drawn hollow and on no front
   */
  record Dot(
      Series series,
      String label,
      Point point,
      OptionalDouble left,
      OptionalDouble right,
      boolean judged) {}

  /**
   * A grid of settings with a figure in each.
   *
   * @param words around the plot
   * @param across what changes from column to column: "Clients"
   * @param columns from left to right
   * @param down what changes from row to row: "Requests per second asked for"
   * @param rows from the top to the bottom
   * @param ramp from the least to the most, with the unit of all figures
   * @param cells row by row, one per column
   */
  record Matrix(
      Words words,
      String across,
      List<String> columns,
      String down,
      List<String> rows,
      Axis ramp,
      List<List<Field>> cells)
      implements Chart {
    public Matrix {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      cells = cells.stream().map(List::copyOf).toList();
    }

    /** Its colours are those of the ramp. */
    @Override
    public List<Series> series() {
      return List.of();
    }
  }

  /**
   * A figure of a grid.
   *
   * @param value in the ramp's unit; empty where there is none
   * @param label the value as text, or a word for why it is missing: "failed"
   * @param state whether it may be relied on
   * @param detail one line for whoever points at it
   */
  record Field(OptionalDouble value, String label, State state, String detail) {
    /** How far a figure may be relied on. */
    public enum State {
      MEASURED,
      /** Too little or too wrong for a verdict. */
      UNDECIDED,
      /** No figure. */
      MISSING
    }
  }
}
