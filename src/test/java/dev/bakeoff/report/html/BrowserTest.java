package dev.bakeoff.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.report.Programs;
import dev.bakeoff.report.SampleDocuments;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.report.svg.SvgWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser. */
class BrowserTest {
  /** Stands first in the page, so that nothing that goes wrong escapes it. */
  private static final String WATCH =
      """
      <script>
      const wrong = [];
      addEventListener("error", e => wrong.push("error " + e.message), true);
      addEventListener("securitypolicyviolation", e => wrong.push("policy " + e.blockedURI));
      </script>
      """;

  /** Sorts the first table that has figures by its third column, both ways, and tells. */
  private static final String CLICK =
      """
      <script>
      const told = [];
      const tell = (name, value) => told.push(name + "=" + value);
      const table = [...document.querySelectorAll("table")]
          .find(t => t.querySelectorAll("th.n").length > 3);
      const header = table.tHead.rows[0].cells[2];
      const keys = () => [...table.tBodies[0].rows].map(r => Number(r.cells[2].dataset.sort));
      const rising = k => k.every((v, i) => i === 0 || k[i - 1] <= v);
      header.querySelector("button").focus();
      tell("focus", document.activeElement === header.querySelector("button"));
      document.activeElement.click();
      tell("ascending", header.getAttribute("aria-sort") + rising(keys()));
      document.activeElement.click();
      tell("descending", header.getAttribute("aria-sort") + rising(keys().reverse()));
      const color = () => getComputedStyle(document.body).backgroundColor;
      const before = color();
      document.getElementById("theme").click();
      tell("switched", before !== color());
      tell("resources", performance.getEntriesByType("resource").length);
      tell("wide", document.documentElement.scrollWidth <= innerWidth);
      tell("wrong", wrong.join(","));
      document.documentElement.setAttribute("data-told", told.join(";"));
      </script>
      """;

  private final HtmlReport report = new HtmlReport(new SvgWriter(new Typeface()));
  @TempDir Path folder;

  @Test
  void sortsSwitchesAndFetchesNothingWithoutAnError() throws Exception {
    String html =
        report.of(
            SampleDocuments.of(SampleRuns.threePlatforms().build(), ReportKind.DEEP_DIVE),
            Optional.empty(),
            Optional.empty());
    Path page = folder.resolve("page.html");
    Files.writeString(
        page, html.replace("<head>", "<head>" + WATCH).replace("</body>", CLICK + "</body>"));

    String dom =
        Programs.chromium(folder, "--window-size=1280,900", "--dump-dom", page.toUri().toString());

    Matcher told = Pattern.compile("data-told=\"([^\"]*)\"").matcher(dom);
    assertThat(told.find()).as("the page's script ran").isTrue();
    assertThat(told.group(1))
        .isEqualTo(
            "focus=true;ascending=ascendingtrue;descending=descendingtrue;switched=true;"
                + "resources=0;wide=true;wrong=");
    assertThat(dom).doesNotContain("CONSOLE");
  }

  @Test
  void anExecutiveSummaryIsPrintedOnOnePage() throws Exception {
    Path page = folder.resolve("executive.html");
    Files.writeString(
        page,
        report.of(
            SampleDocuments.of(SampleRuns.threePlatforms().build(), ReportKind.EXECUTIVE),
            Optional.empty(),
            Optional.empty()));
    Path pdf = folder.resolve("printed.pdf");

    Programs.chromium(
        folder, "--no-pdf-header-footer", "--print-to-pdf=" + pdf, page.toUri().toString());

    try (PDDocument printed = Loader.loadPDF(pdf.toFile())) {
      assertThat(printed.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(printed))
          .contains(SampleDocuments.QUESTION, "SQLite has the lowest p99", "Throughput");
    }
  }
}
