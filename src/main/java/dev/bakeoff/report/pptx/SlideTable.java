package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.table.ReportTable;
import dev.bakeoff.report.table.ReportTable.Cell;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;

/** A report's table as a table of slides, which can be edited there. */
final class SlideTable {
  private static final Rgb WHITE = new Rgb(0xffffff);
  private static final double LEAST = 5.5;
  private static final double MOST = 34;

  private final Deck deck;
  private final ReportTable table;
  private final List<Double> weights;
  private final double size;

  /**
   * A table.
   *
   * @param size of the text
   */
  SlideTable(Deck deck, ReportTable whole, double size) {
    this.deck = deck;
    this.table = whole.fitting(ReportTable.Width.SLIDE);
    this.weights = table.weights(LEAST, MOST);
    this.size = size;
  }

  /** A size at which so many rows look well. */
  static double sizeFor(ReportTable table) {
    int columns = table.fitting(ReportTable.Width.SLIDE).columns().size();
    return columns > 10 ? 9.5 : table.rows().size() > 12 ? 10.5 : columns > 8 ? 11 : 12.5;
  }

  private double rowHeight() {
    return deck.pt(size * 1.95);
  }

  /** How many rows a place has room for, besides the header. */
  int rowsWithin(double height) {
    return Math.max(1, (int) (height / rowHeight()) - 1);
  }

  /** Draws some rows below the header; returns where it ends. */
  double draw(XSLFSlide slide, int from, int to, Rectangle2D place) {
    XSLFTable drawn = slide.createTable();
    double sum = weights.stream().mapToDouble(w -> w).sum();
    // A table of few narrow columns would look lost when spread over the whole page.
    double wanted = sum * deck.pt(size) * 0.92;
    double width = wanted > place.getWidth() * 0.6 ? place.getWidth() : wanted;
    double height = rowHeight() * (to - from + 1);
    drawn.setAnchor(new Rectangle2D.Double(place.getX(), place.getY(), width, height));
    header(drawn);
    boolean band = false;
    for (int r = from; r < to; r++) {
      boolean begins =
          r > from
              && !table
                  .rows()
                  .get(r)
                  .getFirst()
                  .text()
                  .equals(table.rows().get(r - 1).getFirst().text());
      band ^= begins;
      row(drawn, table.rows().get(r), band);
    }
    for (int c = 0; c < weights.size(); c++) {
      drawn.setColumnWidth(c, width * weights.get(c) / sum);
    }
    return place.getY() + height;
  }

  private void header(XSLFTable drawn) {
    XSLFTableRow row = drawn.addRow();
    row.setHeight(rowHeight());
    for (int c = 0; c < table.columns().size(); c++) {
      XSLFTableCell cell = cell(row, table.columns().get(c).title(), c, true, onAccent());
      cell.setFillColor(color(deck.accent()));
    }
  }

  /** Whatever can be read on the template's own accent. */
  private Rgb onAccent() {
    Rgb accent = deck.accent();
    double light = 0.2126 * accent.red() + 0.7152 * accent.green() + 0.0722 * accent.blue();
    return light > 150 ? Theme.LIGHT.text() : WHITE;
  }

  private void row(XSLFTable drawn, List<Cell> cells, boolean band) {
    XSLFTableRow row = drawn.addRow();
    row.setHeight(rowHeight());
    Theme theme = deck.theme();
    for (int c = 0; c < cells.size(); c++) {
      XSLFTableCell cell =
          cell(
              row,
              Texts.cut(cells.get(c).text(), (int) MOST + 6),
              c,
              false,
              tone(cells.get(c).kind()));
      cell.setFillColor(
          color(band ? theme.grid().over(theme.background(), 0.45) : theme.background()));
    }
  }

  private Rgb tone(String kind) {
    boolean dark = deck.theme().dark();
    if (kind.endsWith("good")) {
      return new Rgb(dark ? 0x3fb950 : 0x1a7f37);
    }
    if (kind.endsWith("bad")) {
      return new Rgb(dark ? 0xff7b72 : 0xb42318);
    }
    return kind.endsWith("doubt") ? new Rgb(dark ? 0xe3b341 : 0x8a5a00) : deck.theme().text();
  }

  private XSLFTableCell cell(XSLFTableRow row, String text, int column, boolean bold, Rgb color) {
    XSLFTableCell cell = row.addCell();
    cell.clearText();
    XSLFTextParagraph paragraph = cell.addNewTextParagraph();
    paragraph.setTextAlign(table.columns().get(column).number() ? TextAlign.RIGHT : TextAlign.LEFT);
    deck.run(paragraph, text, size, bold, color);
    cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
    cell.setTopInset(2);
    cell.setBottomInset(2);
    cell.setLeftInset(deck.pt(5));
    cell.setRightInset(deck.pt(5));
    cell.setBorderColor(BorderEdge.bottom, color(deck.theme().grid()));
    cell.setBorderWidth(BorderEdge.bottom, 0.75);
    return cell;
  }

  private static Color color(Rgb rgb) {
    return new Color(rgb.value());
  }
}
