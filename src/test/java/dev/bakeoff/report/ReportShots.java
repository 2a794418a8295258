package dev.bakeoff.report;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.pdf.PdfPreview;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws what reports look like in the programs that readers open them with: slides by LibreOffice,
 * PDF by a PDF renderer, the page by Chromium; see docs/reports.md.
 *
 * <p>Arguments: the folder for the pictures, and a folder for the reports themselves.
 */
final class ReportShots {
  private static final int WIDTH = 960;
  private static final int GAP = 16;

  private final Path pictures;
  private final Path folder;
  private final Reports reports = new Reports();
  private final RunRecord run =
      SampleRuns.threePlatforms().name("Customer lookups").trials(5).seconds(8).build();
  private final Comparison comparison = new Comparer().of(run);

  private ReportShots(Path pictures, Path folder) {
    this.pictures = pictures;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    new ReportShots(
            Files.createDirectories(Path.of(args[0])),
            Files.createDirectories(Path.of(args[1]).toAbsolutePath()))
        .all();
  }

  private void all() throws Exception {
    pages("report-pptx-executive", slides(ReportKind.EXECUTIVE), List.of(0), 1);
    Path comparisonDeck = slides(ReportKind.COMPARISON);
    pages("report-pptx-comparison", comparisonDeck, List.of(0, 1, 3, 4, 5, 6), 2);
    pages("report-pptx-deep-dive", slides(ReportKind.DEEP_DIVE), List.of(9, 13, 14, 16), 2);
    pages("report-pdf-executive", written(ReportKind.EXECUTIVE, "pdf"), List.of(0), 1);
    pages("report-pdf-comparison", written(ReportKind.COMPARISON, "pdf"), List.of(0, 1, 2, 3), 2);
    Path html = written(ReportKind.COMPARISON, "html");
    browser("report-html-light", html, "data-theme=\"light\"");
    browser("report-html-dark", html, "data-theme=\"dark\"");
  }

  private Path written(ReportKind kind, String format) throws IOException {
    Path file = folder.resolve(kind.id() + "." + format);
    ReportOptions options =
        new ReportOptions(
            Optional.of(kind),
            Optional.empty(),
            Optional.of(SampleDocuments.QUESTION),
            Optional.empty(),
            Optional.of(SampleDocuments.logo(folder)),
            Optional.empty(),
            false);
    reports.write(comparison, List.of(run), options, file);
    return file;
  }

  private Path slides(ReportKind kind) throws Exception {
    Path deck = written(kind, "pptx");
    Path own = Files.createDirectories(folder.resolve("slides-" + kind.id()));
    return Programs.pdfOf(deck, own);
  }

  /** Some pages side by side. */
  private void pages(String name, Path pdf, List<Integer> numbers, int columns) throws IOException {
    List<BufferedImage> all =
        PdfPreview.of(Files.readAllBytes(pdf), columns == 1 ? 2 * WIDTH / 2 * 3 / 2 : WIDTH, 40)
            .pages();
    List<BufferedImage> shown = numbers.stream().filter(n -> n < all.size()).map(all::get).toList();
    int width = shown.getFirst().getWidth();
    int height = shown.getFirst().getHeight();
    int rows = (shown.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * width + (columns + 1) * GAP,
            rows * height + (rows + 1) * GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(new Color(0xd8dce2));
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < shown.size(); i++) {
      int x = GAP + i % columns * (width + GAP);
      int y = GAP + i / columns * (height + GAP);
      graphics.drawImage(shown.get(i), x, y, null);
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", pictures.resolve(name + ".png").toFile());
  }

  private void browser(String name, Path html, String theme) throws Exception {
    Path page = folder.resolve(name + ".html");
    Files.writeString(
        page, Files.readString(html).replace("<html lang=\"en\"", "<html lang=\"en\" " + theme));
    Programs.chromium(
        folder,
        "--window-size=1280,1400",
        "--hide-scrollbars",
        "--screenshot=" + pictures.resolve(name + ".png").toAbsolutePath(),
        page.toUri().toString());
  }
}
