package dev.bakeoff.report.pdf;

import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import java.io.OutputStream;
import java.util.Optional;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;

/** A document as a PDF on landscape pages, with real text. Thread-safe. */
public final class PdfReport {
  private static final float MARGIN = 40;

  /** Writes the document and leaves the stream open. */
  public void write(ReportDocument report, Optional<Logo> logo, OutputStream out) {
    Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    // Or a picture that does not fit would come after the heading that follows it.
    writer.setStrictImageSequence(true);
    PdfFonts fonts = new PdfFonts();
    writer.setPageEvent(new PdfFooter(fonts, report.opening().name() + " · made by Bakeoff"));
    document.addTitle(report.opening().name());
    document.addSubject(report.opening().answer());
    document.addCreator("Bakeoff");
    document.open();
    new PdfPages(document, writer, fonts, report.palette()).all(report, logo);
    document.close();
  }
}
