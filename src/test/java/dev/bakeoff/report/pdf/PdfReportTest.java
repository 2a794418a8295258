package dev.bakeoff.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.SampleDocuments;
import dev.bakeoff.report.document.Answers;
import dev.bakeoff.report.document.Logo;
import dev.bakeoff.report.document.ReportDocument;
import dev.bakeoff.report.document.ReportKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the documents back, as text and as pictures, with another library than wrote them. */
final class PdfReportTest {
  @TempDir Path folder;

  @Test
  void says_the_findings_the_figures_and_the_method_in_real_text() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);

    List<String> pages = pages(SampleDocuments.of(run));

    assertThat(pages).hasSizeGreaterThan(5);
    assertThat(flat(pages.getFirst()))
        .contains(Answers.of(comparison))
        .contains(comparison.headline(Metric.P50))
        .contains("interleaved in the order of seed 7");
    String all = flat(String.join("\n", pages));
    assertThat(all)
        .contains("Single-key lookup")
        .contains("Every trial")
        .contains("How this was measured")
        .contains("HdrHistogram")
        .contains(comparison.proofs().getFirst().tables().getFirst().fingerprint().substring(0, 8));
    // Charts are drawings with text of their own: the legend stands on the overview's page.
    assertThat(pages.get(1)).contains("DuckDB").contains("PostgreSQL").contains("Throughput");
    assertThat(pages.get(2)).contains("Quickstart").contains("3");
  }

  @Test
  void an_executive_summary_is_one_page_whatever_the_caveats() throws IOException {
    List<String> usual =
        pages(SampleDocuments.of(SampleRuns.threePlatforms().build(), ReportKind.EXECUTIVE));
    assertThat(usual).hasSize(1);
    assertThat(flat(usual.getFirst()))
        .contains(SampleDocuments.QUESTION, SampleDocuments.REMINDER, "SQLite has the lowest p99");
    List<String> doubtful =
        pages(
            SampleDocuments.of(
                SampleRuns.threePlatforms()
                    .name("A very long name ".repeat(8))
                    .trials(2)
                    .operationsPerSecond(40)
                    .legs(
                        leg ->
                            leg.plan().clients() == 10
                                ? SampleRuns.failed(leg, "It went away. ".repeat(12))
                                : leg)
                    .build(),
                ReportKind.EXECUTIVE));
    assertThat(doubtful).hasSize(1);
    assertThat(flat(doubtful.getFirst())).containsPattern("\\d+ more: see the comparison");
  }

  @Test
  void a_deep_dive_holds_every_leg_its_checks_and_the_commands() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    String all = flat(String.join("\n", pages(SampleDocuments.of(run, ReportKind.DEEP_DIVE))));

    assertThat(all)
        .contains("Truth checks", "Every warning and note", "Test CPU")
        .contains("bakeoff benchmark run --again " + run.plan().id())
        .contains("keys zipf");
  }

  @Test
  void the_logo_is_drawn_at_the_first_pages_corner() throws IOException {
    ReportDocument document =
        SampleDocuments.of(SampleRuns.threePlatforms().build(), ReportKind.EXECUTIVE);
    Logo logo = Logo.read(SampleDocuments.logo(folder));

    assertThat(darkest(document, Optional.of(logo))).isLessThan(0x30);
    assertThat(darkest(document, Optional.empty())).isGreaterThan(0xf0);
  }

  @Test
  void writes_whatever_names_hold() throws IOException {
    String all = flat(String.join("\n", pages(SampleDocuments.of(Nasty.run()))));

    assertThat(all)
        .contains("<script>alert('x')</script> & \"more\" {{title}} ?")
        .contains("=HYPERLINK")
        .doesNotContain("alice");
  }

  /** Red of the darkest dot where a logo stands. */
  private static int darkest(ReportDocument document, Optional<Logo> logo) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes(document, logo))) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 72);
      int darkest = 0xff;
      for (int x = page.getWidth() - 120; x < page.getWidth() - 42; x++) {
        for (int y = 34; y < 58; y++) {
          darkest = Math.min(darkest, page.getRGB(x, y) >> 16 & 0xff);
        }
      }
      return darkest;
    }
  }

  private static byte[] bytes(ReportDocument document, Optional<Logo> logo) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfReport().write(document, logo, out);
    return out.toByteArray();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<String> pages(ReportDocument document) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes(document, Optional.empty()))) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        pages.add(text.getText(pdf));
      }
      return pages;
    }
  }
}
