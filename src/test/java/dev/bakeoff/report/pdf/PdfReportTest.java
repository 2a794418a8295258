package dev.bakeoff.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Nasty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Reads the documents back as text. */
final class PdfReportTest {
  @Test
  void says_the_findings_the_figures_and_the_method_in_real_text() throws IOException {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);

    List<String> pages = pages(comparison, run);

    assertThat(pages).hasSizeGreaterThan(5);
    assertThat(pages.getFirst())
        .contains("SQLite has the lowest p50 in all 6 settings")
        .contains("Closed loop")
        .contains("interleaved in the order of seed 7");
    String all = String.join("\n", pages);
    assertThat(all)
        .contains("Single-key lookup")
        .contains("Every trial")
        .contains("How it was measured")
        .contains("HdrHistogram")
        .contains(comparison.proofs().getFirst().tables().getFirst().fingerprint().substring(0, 8));
    // Charts are drawings with text of their own: the legend stands on the overview's page.
    assertThat(pages.get(1)).contains("DuckDB").contains("PostgreSQL").contains("throughput");
    assertThat(pages.get(2)).contains("Bakeoff: Quickstart").contains("3");
  }

  @Test
  void writes_whatever_names_hold() throws IOException {
    RunRecord run = Nasty.run();

    String all = String.join("\n", pages(new Comparer().of(run), run));

    assertThat(all)
        .contains("<script>alert('x')</script> & \"more\" {{title}} ?")
        .contains("=HYPERLINK")
        .doesNotContain("alice");
  }

  private static List<String> pages(Comparison comparison, RunRecord run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfReport().write(comparison, List.of(run), out);
    try (PdfReader reader = new PdfReader(out.toByteArray())) {
      PdfTextExtractor text = new PdfTextExtractor(reader);
      List<String> pages = new java.util.ArrayList<>();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        pages.add(text.getTextFromPage(page));
      }
      return pages;
    }
  }
}
