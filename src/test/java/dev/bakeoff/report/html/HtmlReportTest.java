package dev.bakeoff.report.html;

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
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions.Shade;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.report.svg.SvgWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private final HtmlReport report = new HtmlReport(new SvgWriter(new Typeface()));
  @TempDir Path folder;

  private String html(RunRecord run) {
    return report.of(SampleDocuments.of(run), Optional.empty(), Optional.empty());
  }

  @Test
  void tellsFindingsFiguresProofAndMethodInOneSmallFile() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    String html = html(run);

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    assertThat(html)
        .contains(
            "<h1>" + Answers.of(comparison) + "</h1>",
            comparison.headline(Metric.P50),
            "Proof of the data",
            "a1".repeat(16),
            "prefers-color-scheme: dark",
            "@media print",
            "service times",
            "PostgreSQL 18.6",
            "shared_buffers",
            "128MB",
            "p99 effect size");
    assertThat(html.split("<svg ").length - 1).isGreaterThanOrEqualTo(10);
  }

  @Test
  void aDeepDiveOfThreePlatformsStaysSmallAndSaysHowToRepeatIt() {
    RunRecord run = SampleRuns.threePlatforms().seconds(10).trials(5).build();
    String html =
        report.of(
            SampleDocuments.of(run, ReportKind.DEEP_DIVE), Optional.empty(), Optional.empty());

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    assertThat(html)
        .contains(
            "bakeoff benchmark run --again " + run.plan().id(),
            "Truth checks of every leg",
            SampleDocuments.QUESTION,
            SampleDocuments.REMINDER);
  }

  @Test
  void anExecutiveSummaryHasOneChartAndNoTable() {
    String html =
        report.of(
            SampleDocuments.of(SampleRuns.threePlatforms().build(), ReportKind.EXECUTIVE),
            Optional.empty(),
            Optional.empty());

    assertThat(html.split("<svg ").length - 1).isEqualTo(1);
    assertThat(html)
        .doesNotContain("<table")
        .contains(SampleDocuments.QUESTION, SampleDocuments.REMINDER, "Closed loop:");
  }

  @Test
  void beginsDarkWhereAskedAndCarriesTheLogoInItself() throws IOException {
    Logo logo = Logo.read(SampleDocuments.logo(folder));
    String html =
        report.of(
            SampleDocuments.of(SampleRuns.threePlatforms().build()),
            Optional.of(logo),
            Optional.of(Shade.DARK));

    assertThat(html)
        .contains("<html lang=\"en\" data-theme=\"dark\">", "src=\"data:image/png;base64,");
  }

  @Test
  void needsNothingFromTheNetwork() {
    String html = html(SampleRuns.threePlatforms().build());

    assertThat(html).contains("default-src 'none'");
    Matcher address = Pattern.compile("https?://[^\"'\\s<]+").matcher(html);
    while (address.find()) {
      assertThat(address.group()).isEqualTo("http://www.w3.org/2000/svg");
    }
  }

  @Test
  void escapesWhatUsersWroteAndHidesTheirFolders() {
    String html = html(Nasty.run());

    assertThat(html)
        .doesNotContain("<script>alert", "<b>friends", "<svg onload", "/home/alice")
        .contains("&lt;script&gt;alert", "DuckDB &amp; &lt;b&gt;friends", "{{title}}", "data.db");
  }

  @Test
  void everyColorOfAChartHasADarkTwin() {
    String html = html(SampleRuns.threePlatforms().build());

    assertThat(html).contains("fill:var(--bg)", "fill:var(--text)", "stroke:var(--grid)");
    assertThat(html).as("a colour that does not change").doesNotContain("style=\"fill:#");
  }
}
