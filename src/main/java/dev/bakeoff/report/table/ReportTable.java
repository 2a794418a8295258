package dev.bakeoff.report.table;

import dev.bakeoff.compare.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A table of a report; every cell may carry a number to sort by and a tone. Not thread-safe. */
public final class ReportTable {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param title its heading, with its unit
   * @param number whether it holds numbers, which stand at the right
   * @param width the narrowest place that it belongs in
   */
  public record Column(String title, boolean number, Width width) {}

  /** Places for tables, by the room that they have. */
  public enum Width {
    /** A slide: what matters most. */
    SLIDE,
    /** A landscape page. */
    PAGE,
    /** A screen that scrolls, or a workbook. */
    SCREEN
  }

  /**
   * A cell.
   *
   * @param text what it shows
   * @param sort what it is ordered by; empty where by its text, or where there is no figure
   * @param kind {@code n} for numbers, and a tone after it or alone: {@code good}, {@code bad},
   *     {@code doubt} or {@code even}
   * @param swatch the colour that stands before its text; empty for none
   */
  public record Cell(String text, OptionalDouble sort, String kind, String swatch) {}

  ReportTable column(String title, boolean number) {
    return column(title, number, Width.SLIDE);
  }

  ReportTable column(String title, boolean number, Width width) {
    columns.add(new Column(title, number, width));
    return this;
  }

  /** The same without the columns that a place has no room for. */
  public ReportTable fitting(Width room) {
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).width().compareTo(room) <= 0)
            .boxed()
            .toList();
    ReportTable table = new ReportTable();
    kept.forEach(i -> table.columns.add(columns.get(i)));
    rows.forEach(row -> table.rows.add(kept.stream().map(row::get).toList()));
    return table;
  }

  /**
   * How wide the columns want to be against each other: as what they hold, within limits.
   *
   * @param least of any column, in characters
   * @param most of any column, in characters; longer texts wrap
   */
  public List<Double> weights(double least, double most) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                Math.clamp(
                    Math.max(
                        columns.get(i).title().length() * 0.9,
                        rows.stream().mapToInt(row -> row.get(i).text().length()).max().orElse(1)),
                    least,
                    most))
        .toList();
  }

  ReportTable row() {
    rows.add(new ArrayList<>());
    return this;
  }

  ReportTable text(String text) {
    return cell(text, Double.NaN, "", "");
  }

  ReportTable swatch(String text, String color) {
    return cell(text, Double.NaN, "", color);
  }

  ReportTable number(String text, double sort) {
    return cell(text, sort, "n", "");
  }

  ReportTable count(long count) {
    return number(Figures.count(count), (double) count);
  }

  ReportTable marked(String text, double sort, String kind) {
    return cell(text, sort, "n " + kind, "");
  }

  /** A word that says how something stands, in a tone. */
  ReportTable state(String word, String kind) {
    return cell(word, Double.NaN, kind, "");
  }

  private ReportTable cell(String text, double sort, String kind, String swatch) {
    OptionalDouble number =
        Double.isFinite(sort) ? OptionalDouble.of(sort) : OptionalDouble.empty();
    rows.getLast().add(new Cell(text, number, kind, swatch));
    return this;
  }

  /** The columns in order. */
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  /** The rows in order, each with a cell per column. */
  public List<List<Cell>> rows() {
    return rows.stream().map(List::copyOf).toList();
  }
}
