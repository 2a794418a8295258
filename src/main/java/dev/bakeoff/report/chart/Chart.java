package dev.bakeoff.report.chart;

import java.util.List;
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
}
