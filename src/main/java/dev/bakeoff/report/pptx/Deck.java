package dev.bakeoff.report.pptx;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Theme;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/**
 * The parts that slides are made of, in points on a 16:9 page. The typeface is the theme's only, so
 * that slides take the fonts of whatever deck they are copied into.
 */
final class Deck {
  static final double WIDTH = 960;
  static final double HEIGHT = 540;
  static final double MARGIN = 44;
  static final double INNER = WIDTH - 2 * MARGIN;
  private static final String TYPEFACE = "Inter";
  private static final Color BAND = new Color(0xf3f5f8);
  private static final Color ACCENT = new Color(0x2f6fde);

  private final XMLSlideShow show;

  Deck(XMLSlideShow show) {
    this.show = show;
    show.setPageSize(new Dimension((int) WIDTH, (int) HEIGHT));
    var fonts =
        show.getSlideMasters()
            .getFirst()
            .getTheme()
            .getXmlObject()
            .getThemeElements()
            .getFontScheme();
    fonts.getMajorFont().getLatin().setTypeface(TYPEFACE);
    fonts.getMinorFont().getLatin().setTypeface(TYPEFACE);
    XSLFAutoShape band = show.getSlideMasters().getFirst().createAutoShape();
    band.setShapeType(ShapeType.RECT);
    band.setAnchor(new Rectangle2D.Double(0, 0, WIDTH, 6));
    band.setFillColor(ACCENT);
    band.setLineColor(null);
  }

  XMLSlideShow show() {
    return show;
  }

  /** A slide whose title is its finding. */
  XSLFSlide slide(String title, String subtitle) {
    XSLFSlide slide =
        show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY));
    XSLFTextShape shape = slide.getPlaceholder(0);
    shape.setAnchor(new Rectangle2D.Double(MARGIN - 7, 22, WIDTH - 2 * MARGIN + 14, 62));
    shape.setVerticalAlignment(VerticalAlignment.BOTTOM);
    shape.clearText();
    shape.setTextAutofit(TextAutofit.NONE);
    XSLFTextParagraph paragraph = shape.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.LEFT);
    paragraph.setLineSpacing(90.0);
    // Two lines of a title fit at the smaller size; a longer one is a sentence of its own.
    run(paragraph, title, title.length() > 62 ? 20 : 25, true, Theme.LIGHT.text());
    text(slide, subtitle, 84, 13);
    return slide;
  }

  /** Muted text over the whole width. */
  void text(XSLFSlide slide, String text, double y, double size) {
    XSLFTextBox box = box(slide, new Rectangle2D.Double(MARGIN - 7, y, INNER + 14, size * 3.4));
    run(box.addNewTextParagraph(), text, size, false, Theme.LIGHT.muted());
  }

  /** Paragraphs with bullets over the whole width. */
  void bullets(XSLFSlide slide, List<String> lines, double y, double height, double size) {
    XSLFTextBox box = box(slide, new Rectangle2D.Double(MARGIN - 7, y, INNER + 14, height));
    for (String line : lines) {
      XSLFTextParagraph paragraph = box.addNewTextParagraph();
      paragraph.setBullet(true);
      paragraph.setLeftMargin(14.0);
      paragraph.setIndent(-14.0);
      paragraph.setSpaceAfter(-size * 0.45);
      run(paragraph, line, size, false, Theme.LIGHT.text());
    }
  }

  /** A small heading above a chart. */
  void heading(XSLFSlide slide, String text, double x, double width) {
    XSLFTextBox box = box(slide, new Rectangle2D.Double(x, 116, width, 24));
    run(box.addNewTextParagraph(), text, 14, true, Theme.LIGHT.text());
  }

  private static XSLFTextBox box(XSLFSlide slide, Rectangle2D place) {
    XSLFTextBox box = slide.createTextBox();
    box.setAnchor(place);
    box.clearText();
    box.setWordWrap(true);
    box.setTextAutofit(TextAutofit.NONE);
    return box;
  }

  /**
   * A row of a table.
   *
   * @param cells as many as the table has columns
   * @param shaded whether it stands on a light band, to keep rows of one kind together
   */
  record Row(List<String> cells, boolean shaded) {}

  /**
   * How a table looks.
   *
   * @param widths of the columns
   * @param left how many of the first columns stand to the left; numbers stand to the right
   * @param size of the text
   */
  record Look(List<Double> widths, int left, double size) {}

  /** A native table at the left margin. */
  void table(XSLFSlide slide, List<String> header, List<Row> rows, Look look, double y) {
    XSLFTable table = slide.createTable();
    double height = look.size() * 1.95;
    double width = look.widths().stream().mapToDouble(w -> w).sum();
    table.setAnchor(new Rectangle2D.Double(MARGIN, y, width, height * (rows.size() + 1)));
    row(table, header, look, ACCENT, new Rgb(0xffffff), true);
    rows.forEach(
        r ->
            row(
                table,
                r.cells(),
                look,
                r.shaded() ? BAND : Color.WHITE,
                Theme.LIGHT.text(),
                false));
    for (int c = 0; c < look.widths().size(); c++) {
      table.setColumnWidth(c, look.widths().get(c));
    }
  }

  private static void row(
      XSLFTable table, List<String> texts, Look look, Color back, Rgb color, boolean bold) {
    XSLFTableRow row = table.addRow();
    row.setHeight(look.size() * 1.95);
    for (int c = 0; c < texts.size(); c++) {
      XSLFTableCell cell = row.addCell();
      cell.clearText();
      XSLFTextParagraph paragraph = cell.addNewTextParagraph();
      paragraph.setTextAlign(c < look.left() ? TextAlign.LEFT : TextAlign.RIGHT);
      run(paragraph, texts.get(c), look.size(), bold, color);
      cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
      cell.setTopInset(2);
      cell.setBottomInset(2);
      cell.setFillColor(back);
      cell.setBorderColor(BorderEdge.bottom, new Color(Theme.LIGHT.grid().value()));
      cell.setBorderWidth(BorderEdge.bottom, 0.75);
    }
  }

  private static void run(
      XSLFTextParagraph paragraph, String text, double size, boolean bold, Rgb color) {
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(Texts.allowed(text));
    run.setFontSize(size);
    run.setBold(bold);
    run.setFontColor(new Color(color.value()));
  }

  void notes(XSLFSlide slide, List<String> paragraphs) {
    XSLFNotes notes = show.getNotesSlide(slide);
    for (XSLFTextShape shape : notes.getPlaceholders()) {
      if (shape.getTextType() == Placeholder.BODY) {
        shape.setText(Texts.allowed(String.join("\n", paragraphs)));
      }
    }
  }
}
