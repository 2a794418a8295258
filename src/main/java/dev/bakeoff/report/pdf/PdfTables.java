package dev.bakeoff.report.pdf;

import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.table.ReportTable;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** Tables of a report as tables of a PDF, whose headings stand on each page again. */
final class PdfTables {
  private static final float SIZE = 7;
  private static final float PADDING = 3;
  private static final float LEAST = 5.5f;
  private static final float LONGEST = 34;
  private static final Theme THEME = Theme.LIGHT;
  private static final Rgb GOOD = new Rgb(0x1a7f37);
  private static final Rgb BAD = new Rgb(0xb42318);
  private static final Rgb DOUBT = new Rgb(0x8a5a00);
  private static final String SQUARE = "\u25A0 ";

  private final PdfFonts fonts;

  PdfTables(PdfFonts fonts) {
    this.fonts = fonts;
  }

  PdfPTable of(ReportTable whole) {
    ReportTable table = whole.fitting(ReportTable.Width.PAGE);
    PdfPTable pdf = new PdfPTable(widths(table));
    pdf.setWidthPercentage(100);
    pdf.setHeaderRows(1);
    pdf.setSpacingBefore(6);
    pdf.setSpacingAfter(10);
    for (ReportTable.Column column : table.columns()) {
      Phrase title =
          new Phrase(fonts.shown(column.title()), fonts.of(Weight.SEMIBOLD, SIZE, THEME.muted()));
      pdf.addCell(cell(title, column.number(), THEME.axis()));
    }
    for (List<ReportTable.Cell> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        pdf.addCell(cell(phrase(row.get(i)), table.columns().get(i).number(), THEME.grid()));
      }
    }
    return pdf;
  }

  private static float[] widths(ReportTable table) {
    List<Double> weights = table.weights(LEAST, LONGEST);
    float[] widths = new float[weights.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = weights.get(i).floatValue();
    }
    return widths;
  }

  private Phrase phrase(ReportTable.Cell cell) {
    Phrase phrase = new Phrase();
    if (!cell.swatch().isEmpty()) {
      Rgb color = Rgb.parse(cell.swatch());
      phrase.add(new Chunk(SQUARE, fonts.of(Weight.REGULAR, SIZE, color)));
    }
    Rgb color =
        cell.kind().endsWith("good")
            ? GOOD
            : cell.kind().endsWith("bad")
                ? BAD
                : cell.kind().endsWith("doubt") ? DOUBT : THEME.text();
    phrase.add(new Chunk(fonts.shown(cell.text()), fonts.of(Weight.REGULAR, SIZE, color)));
    return phrase;
  }

  private static PdfPCell cell(Phrase phrase, boolean number, Rgb line) {
    PdfPCell cell = new PdfPCell(phrase);
    cell.setHorizontalAlignment(number ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(PdfFonts.color(line));
    cell.setBorderWidth(0.5f);
    cell.setPadding(PADDING);
    return cell;
  }
}
