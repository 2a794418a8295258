package dev.bakeoff.report.pdf;

import dev.bakeoff.compare.Caveat;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Method;
import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.table.ResultTables;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The whole comparison as a PDF on landscape pages: findings first, then charts and tables, the
 * proof of the data, the machines, every trial and the method. Thread-safe.
 */
public final class PdfReport {
  private static final float MARGIN = 40;
  private static final double CHART_WIDTH = 1040;
  private static final double HALF_WIDTH = 620;
  private static final Theme THEME = Theme.LIGHT;

  /** Writes the document and leaves the stream open. */
  public void write(Comparison comparison, List<RunRecord> runs, OutputStream out) {
    Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    writer.setCloseStream(false);
    // Or a picture that does not fit would come after the heading that follows it.
    writer.setStrictImageSequence(true);
    PdfFonts fonts = new PdfFonts();
    writer.setPageEvent(new PdfFooter(fonts, "Bakeoff: " + comparison.title()));
    document.addTitle(comparison.title());
    document.addCreator("Bakeoff");
    document.open();
    new Pages(document, writer, fonts, comparison).all(runs);
    document.close();
  }

  /** One document being written. */
  private static final class Pages {
    private final Document document;
    private final PdfWriter writer;
    private final PdfFonts fonts;
    private final Comparison comparison;
    private final ChartPainter painter;
    private final PdfTables pdfTables;
    private final ResultTables tables;

    Pages(Document document, PdfWriter writer, PdfFonts fonts, Comparison comparison) {
      this.document = document;
      this.writer = writer;
      this.fonts = fonts;
      this.comparison = comparison;
      Palette palette = Charts.palette(comparison);
      this.painter = new ChartPainter(THEME, palette);
      this.pdfTables = new PdfTables(fonts);
      this.tables = new ResultTables(comparison, id -> palette.color(id, false).hex());
    }

    void all(List<RunRecord> runs) {
      findings();
      ReportFacts.byWorkload(comparison).forEach((name, groups) -> workload(name, groups, runs));
      document.newPage();
      heading("The data");
      document.add(pdfTables.of(tables.proofs()));
      heading("The platforms");
      document.add(pdfTables.of(tables.platforms()));
      heading("The driver's machine");
      ReportFacts.machines(comparison).forEach(this::fact);
      heading("Every trial");
      document.add(pdfTables.of(tables.trials(runs)));
      heading("How it was measured");
      Method.paragraphs().forEach(text -> paragraph(text, 9, 5));
    }

    private void findings() {
      text(comparison.title(), Weight.MEDIUM, 11, 0, 4, false);
      text(comparison.headline(Metric.P50), Weight.BOLD, 20, 0, 6, true);
      paragraph(comparison.headline(Metric.P99) + ".", 11, 3);
      paragraph(comparison.headline(Metric.THROUGHPUT) + ".", 11, 8);
      ReportFacts.of(comparison).forEach(this::fact);
      List<String> warnings = ReportFacts.caveats(comparison, Caveat.Weight.WARNING);
      if (!warnings.isEmpty()) {
        heading("Before you believe it");
        warnings.forEach(this::point);
      }
      List<String> notes = ReportFacts.caveats(comparison, Caveat.Weight.NOTE);
      if (!notes.isEmpty()) {
        heading("How to read it");
        notes.forEach(this::point);
      }
      document.newPage();
      chart(Charts.overview(comparison));
    }

    private void workload(String name, List<Group> groups, List<RunRecord> runs) {
      document.newPage();
      heading(name);
      ReportFacts.findings(groups).forEach(this::fact);
      document.add(pdfTables.of(tables.results(groups)));
      List<Chart> charts = new ArrayList<>();
      charts.add(Charts.throughput(comparison, groups));
      groups.forEach(group -> charts.add(Charts.latency(comparison, group)));
      groups.forEach(group -> Charts.overTime(comparison, runs, group).ifPresent(charts::add));
      PdfPTable pairs = new PdfPTable(2);
      pairs.setWidthPercentage(100);
      for (Chart chart : charts) {
        PdfPCell cell = new PdfPCell(picture(chart, HALF_WIDTH), true);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(4);
        pairs.addCell(cell);
      }
      pairs.getDefaultCell().setBorder(Rectangle.NO_BORDER);
      pairs.completeRow();
      document.add(pairs);
    }

    /** A picture as wide as the page, or as high where that is less; never over two pages. */
    private void chart(Chart chart) {
      Image image = picture(chart, CHART_WIDTH);
      image.scaleToFit(
          document.right() - document.left(), document.top() - document.bottom() - MARGIN);
      image.setAlignment(Element.ALIGN_CENTER);
      document.add(image);
    }

    private Image picture(Chart chart, double width) {
      double height = ChartPainter.heightFor(chart, width);
      PdfTemplate template =
          writer.getDirectContent().createTemplate((float) width, (float) height);
      painter.paint(chart, new PdfSurface(template, fonts, height), width, height);
      return Image.getInstance(template);
    }

    private void heading(String text) {
      text(text, Weight.SEMIBOLD, 13, 12, 4, true);
    }

    private void fact(ReportFacts.Fact fact) {
      Paragraph paragraph = new Paragraph();
      paragraph.setLeading(13);
      paragraph.add(
          new Chunk(fonts.shown(fact.name() + ": "), fonts.of(Weight.SEMIBOLD, 9, THEME.muted())));
      paragraph.add(
          new Chunk(fonts.shown(fact.value()), fonts.of(Weight.REGULAR, 9, THEME.text())));
      document.add(paragraph);
    }

    private void point(String text) {
      paragraph("\u2022 " + text, 9, 3);
    }

    private void paragraph(String text, float size, float after) {
      text(text, Weight.REGULAR, size, 0, after, false);
    }

    private void text(
        String text, Weight weight, float size, float before, float after, boolean together) {
      Paragraph paragraph = new Paragraph(fonts.shown(text), fonts.of(weight, size, THEME.text()));
      paragraph.setLeading(size * 1.35f);
      paragraph.setSpacingBefore(before);
      paragraph.setSpacingAfter(after);
      paragraph.setAlignment(Element.ALIGN_LEFT);
      paragraph.setKeepTogether(together);
      document.add(paragraph);
    }
  }
}
