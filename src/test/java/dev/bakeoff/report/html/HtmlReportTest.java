package dev.bakeoff.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.report.svg.SvgWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private final HtmlReport report = new HtmlReport(new SvgWriter(new Typeface()));

  @Test
  void tellsFindingsFiguresProofAndMethodInOneSmallFile() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    String html = report.of(comparison, List.of(run));

    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    assertThat(html)
        .contains(
            "<h1>" + comparison.headline(Metric.P50) + "</h1>",
            "Proof of the data",
            "a1".repeat(16),
            "prefers-color-scheme: dark",
            "@media print",
            "service times",
            "PostgreSQL 18.6",
            "shared_buffers",
            "128MB");
    // 13 pictures at least: overview, and per workload throughput and two latencies.
    assertThat(html.split("<svg ").length - 1).isGreaterThanOrEqualTo(10);
  }

  @Test
  void needsNothingFromTheNetwork() {
    RunRecord run = SampleRuns.threePlatforms().build();
    String html = report.of(new Comparer().of(run), List.of(run));

    assertThat(html).contains("default-src 'none'");
    assertThat(html).doesNotContain(" src=", "href=", "@import", "url(");
    Matcher address = Pattern.compile("https?://[^\"'\\s<]+").matcher(html);
    while (address.find()) {
      assertThat(address.group()).isEqualTo("http://www.w3.org/2000/svg");
    }
  }

  @Test
  void escapesWhatUsersWroteAndHidesTheirFolders() {
    RunRecord run = Nasty.run();
    String html = report.of(new Comparer().of(run), List.of(run));

    assertThat(html)
        .doesNotContain("<script>alert", "<b>friends", "<svg onload", "/home/alice")
        .contains("&lt;script&gt;alert", "DuckDB &amp; &lt;b&gt;friends", "{{title}}", "data.db");
  }

  @Test
  void everyColorOfAChartHasADarkTwin() {
    RunRecord run = SampleRuns.threePlatforms().build();
    String html = report.of(new Comparer().of(run), List.of(run));

    assertThat(html).contains("fill:var(--bg)", "fill:var(--text)", "stroke:var(--grid)");
    assertThat(html).as("a colour that does not change").doesNotContain("style=\"fill:#");
  }
}
