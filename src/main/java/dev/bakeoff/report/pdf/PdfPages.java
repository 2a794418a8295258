package dev.bakeoff.report.pdf;

import dev.bakeoff.report.ReportFacts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Rgb;
import dev.bakeoff.report.chart.Surface.Weight;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.document.Block;
import dev.bakeoff.report.document.Documents;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportDocument.Opening;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** One document being written, page by page. */
final class PdfPages {
  private static final Theme THEME = Theme.LIGHT;
  private static final double CHART_WIDTH = 1040;
  private static final double HALF_WIDTH = 620;
  private static final float LOGO_HEIGHT = 30;
  private static final float LOGO_WIDTH = 150;
  private static final float SMALL = 8.5f;
  private static final float LEADING = 1.35f;
  private static final Rgb WARNING = new Rgb(0x8a5a00);

  /** The one chart of a page that holds everything: so much of the page's height. */
  private static final float CHART_SHARE = 0.56f;

  private final Document document;
  private final PdfWriter writer;
  private final PdfFonts fonts;
  private final ChartPainter painter;
  private final PdfTables tables;

  PdfPages(Document document, PdfWriter writer, PdfFonts fonts, Palette palette) {
    this.document = document;
    this.writer = writer;
    this.fonts = fonts;
    this.painter = new ChartPainter(THEME, palette);
    this.tables = new PdfTables(fonts);
  }

  void all(ReportDocument report, Optional<Logo> logo) {
    logo.ifPresent(this::logo);
    Opening opening = report.opening();
    head(report);
    if (report.kind() == ReportKind.EXECUTIVE) {
      one(opening);
      return;
    }
    opening.also().forEach(text -> paragraph(text + ".", 11, 3));
    spacer(4);
    opening.facts().forEach(this::fact);
    if (!opening.caveats().isEmpty()) {
      heading(Documents.BEFORE);
      opening.caveats().forEach(this::warning);
    }
    document.newPage();
    chart(opening.chart());
    for (Section section : report.sections()) {
      section(section);
    }
  }

  private void head(ReportDocument report) {
    Opening opening = report.opening();
    Paragraph name = new Paragraph();
    name.setLeading(14);
    name.add(chunk(opening.name(), Weight.SEMIBOLD, 10, THEME.text()));
    name.add(
        chunk(
            "   " + report.kind().label() + ", measured " + ReportFacts.day(opening.measured()),
            Weight.REGULAR,
            10,
            THEME.muted()));
    name.setIndentationRight(LOGO_WIDTH + 10);
    document.add(name);
    spacer(6);
    opening
        .question()
        .ifPresent(question -> text(question, Weight.REGULAR, 13, THEME.muted(), 4, false));
    text(
        opening.answer(),
        Weight.BOLD,
        opening.answer().length() > 150 ? 15 : 20,
        THEME.text(),
        6,
        true);
  }

  /** The chart and as many caveats as the page still has room for. */
  private void one(Opening opening) {
    Chart bare = opening.wordless();
    Image image = picture(bare, CHART_WIDTH, ChartPainter.heightFor(bare, CHART_WIDTH) - 70);
    float room = (document.top() - document.bottom()) * CHART_SHARE;
    image.scaleToFit(document.right() - document.left(), room);
    image.setAlignment(Element.ALIGN_CENTER);
    document.add(image);
    text(
        String.join(" ", opening.chart().words().footnotes()),
        Weight.REGULAR,
        7,
        THEME.muted(),
        8,
        false);
    text(Documents.BEFORE, Weight.SEMIBOLD, 10.5f, THEME.text(), 2, true);
    float line = SMALL * LEADING;
    float left = writer.getVerticalPosition(true) - document.bottom() - 2 * line;
    float width = document.right() - document.left();
    int written = 0;
    for (String caveat : opening.caveats()) {
      double lines =
          Math.ceil(fonts.base(Weight.REGULAR).getWidthPoint(caveat, SMALL) / width * 1.03);
      left -= (float) lines * line + 2;
      if (left < 0) {
        break;
      }
      text("\u2022 " + caveat, Weight.REGULAR, SMALL, THEME.text(), 2, false);
      written++;
    }
    int more = opening.caveats().size() - written;
    if (more > 0) {
      text(
          "\u2022 " + more + " more: see the comparison or the technical deep dive.",
          Weight.REGULAR,
          SMALL,
          THEME.muted(),
          0,
          false);
    }
  }

  private void section(Section section) {
    if (holdsCharts(section)) {
      document.newPage();
    }
    heading(section.heading());
    List<Chart> pair = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block instanceof Block.Picture(Chart chart, boolean _) && !wide(chart)) {
        pair.add(chart);
        continue;
      }
      pairs(pair);
      pair.clear();
      block(block);
    }
    pairs(pair);
  }

  private static boolean holdsCharts(Section section) {
    return section.blocks().stream().anyMatch(Block.Picture.class::isInstance);
  }

  private static boolean wide(Chart chart) {
    return switch (chart) {
      case Chart.Panels _, Chart.Timeline _, Chart.Matrix _ -> true;
      case Chart.Bars _, Chart.Lines _, Chart.Stacks _, Chart.Scatter _ -> false;
    };
  }

  private void block(Block block) {
    switch (block) {
      case Block.Texts(List<String> texts, Block.Style style) -> {
        for (String text : texts) {
          switch (style) {
            case PARAGRAPHS -> paragraph(text, 9, 5);
            case POINTS -> paragraph("\u2022 " + text, 9, 3);
            case WARNINGS -> warning(text);
          }
        }
      }
      case Block.Facts(List<ReportFacts.Fact> facts) -> facts.forEach(this::fact);
      case Block.Picture(Chart chart, boolean _) -> chart(chart);
      case Block.Figures figures -> document.add(tables.of(figures.table()));
      case Block.Commands(List<String> lines) ->
          lines.forEach(
              line ->
                  text(
                      line,
                      line.startsWith("#") ? Weight.REGULAR : Weight.SEMIBOLD,
                      9,
                      line.startsWith("#") ? THEME.muted() : THEME.text(),
                      2,
                      false));
    }
  }

  private void pairs(List<Chart> charts) {
    if (charts.isEmpty()) {
      return;
    }
    PdfPTable pairs = new PdfPTable(2);
    pairs.setWidthPercentage(100);
    for (Chart chart : charts) {
      PdfPCell cell =
          new PdfPCell(picture(chart, HALF_WIDTH, ChartPainter.heightFor(chart, HALF_WIDTH)), true);
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
    Image image = picture(chart, CHART_WIDTH, ChartPainter.heightFor(chart, CHART_WIDTH));
    image.scaleToFit(document.right() - document.left(), document.top() - document.bottom() - 40);
    image.setAlignment(Element.ALIGN_CENTER);
    document.add(image);
  }

  private Image picture(Chart chart, double width, double height) {
    PdfTemplate template = writer.getDirectContent().createTemplate((float) width, (float) height);
    painter.paint(chart, new PdfSurface(template, fonts, height), width, height);
    return Image.getInstance(template);
  }

  private void logo(Logo logo) {
    try {
      Image image = Image.getInstance(logo.bytes());
      double[] size = logo.sizeWithin(LOGO_WIDTH, LOGO_HEIGHT);
      image.scaleAbsolute((float) size[0], (float) size[1]);
      image.setAbsolutePosition(
          document.right() - (float) size[0], document.top() - (float) size[1] + 8);
      writer.getDirectContent().addImage(image);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void heading(String text) {
    spacer(8);
    text(text, Weight.SEMIBOLD, 13, THEME.text(), 4, true);
  }

  private void fact(ReportFacts.Fact fact) {
    Paragraph paragraph = new Paragraph();
    paragraph.setLeading(13);
    paragraph.add(chunk(fact.name() + ": ", Weight.SEMIBOLD, 9, THEME.muted()));
    paragraph.add(chunk(fact.value(), Weight.REGULAR, 9, THEME.text()));
    document.add(paragraph);
  }

  private void warning(String text) {
    Paragraph paragraph = new Paragraph();
    paragraph.setLeading(9 * LEADING);
    paragraph.setSpacingAfter(3);
    paragraph.add(chunk("! ", Weight.BOLD, 9, WARNING));
    paragraph.add(chunk(text, Weight.REGULAR, 9, THEME.text()));
    document.add(paragraph);
  }

  private Chunk chunk(String text, Weight weight, float size, Rgb color) {
    return new Chunk(fonts.shown(text), fonts.of(weight, size, color));
  }

  private void paragraph(String text, float size, float after) {
    text(text, Weight.REGULAR, size, THEME.text(), after, false);
  }

  private void spacer(float height) {
    Paragraph empty = new Paragraph(" ", fonts.of(Weight.REGULAR, 1, THEME.text()));
    empty.setLeading(height);
    document.add(empty);
  }

  private void text(
      String text, Weight weight, float size, Rgb color, float after, boolean together) {
    Paragraph paragraph = new Paragraph(fonts.shown(text), fonts.of(weight, size, color));
    paragraph.setLeading(size * LEADING);
    paragraph.setSpacingAfter(after);
    paragraph.setAlignment(Element.ALIGN_LEFT);
    paragraph.setKeepTogether(together);
    document.add(paragraph);
  }
}
