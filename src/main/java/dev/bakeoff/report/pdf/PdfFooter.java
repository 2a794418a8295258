package dev.bakeoff.report.pdf;

import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** What stands below each page: the report's title and the page's number. */
final class PdfFooter extends PdfPageEventHelper {
  private static final float SIZE = 7;
  private static final float DISTANCE = 22;

  private final PdfFonts fonts;
  private final String title;

  PdfFooter(PdfFonts fonts, String title) {
    this.fonts = fonts;
    this.title = title;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    text(writer, title, document.left(), Element.ALIGN_LEFT);
    text(writer, "" + writer.getPageNumber(), document.right(), Element.ALIGN_RIGHT);
  }

  private void text(PdfWriter writer, String text, float x, int alignment) {
    Phrase phrase =
        new Phrase(fonts.shown(text), fonts.of(Weight.REGULAR, SIZE, Theme.LIGHT.muted()));
    ColumnText.showTextAligned(writer.getDirectContent(), alignment, phrase, x, DISTANCE, 0);
  }
}
