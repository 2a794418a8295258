package dev.bakeoff.report.table;

import dev.bakeoff.compare.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A table of a report; every cell may carry a number to sort by and a tone. Not thread-safe. */
public final class ReportTable {
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param title its heading, with its unit
   * @param number whether it holds numbers, which stand at the right
   */
  public record Column(String title, boolean number) {}

  /**
   * A cell.
   *
   * @param text what it shows
   * @param sort what it is ordered by; empty where by its text, or where there is no figure
   * @param kind {@code n} for numbers, and {@code good}, {@code bad} or {@code even} after it
   * @param swatch the colour that stands before its text; empty for none
   */
  public record Cell(String text, OptionalDouble sort, String kind, String swatch) {}

  ReportTable column(String title, boolean number) {
    columns.add(new Column(title, number));
    return this;
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
