package dev.bakeoff.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Nasty;
import dev.bakeoff.report.chart.ChartPainter;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.png.Typeface;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgWriterTest {
  private final SvgWriter writer = new SvgWriter(new Typeface());

  @Test
  void isWellFormedWithRealTextAndNothingLoadedFromElsewhere() throws Exception {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    for (Charts.Named named : Charts.of(comparison, List.of(run))) {
      String svg = svg(comparison, named);
      Document document = parse(svg);
      assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(8);
      assertThat(svg).doesNotContain("href", "url(", "<image", "NaN", "Infinity");
    }
    String overview = svg(comparison, Charts.of(comparison, List.of(run)).getFirst());
    assertThat(overview).contains(comparison.headline(Metric.P50));
  }

  @Test
  void escapesWhatUsersWrote() throws Exception {
    RunRecord run = Nasty.run();
    Comparison comparison = new Comparer().of(run);
    for (Charts.Named named : Charts.of(comparison, List.of(run))) {
      Document document = parse(svg(comparison, named));
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(document.getElementsByTagName("b").getLength()).isZero();
      assertThat(document.getDocumentElement().getTextContent())
          .contains("DuckDB & <b>friends</b>");
    }
  }

  private String svg(Comparison comparison, Charts.Named named) {
    return writer.document(
        named.chart(), new ChartPainter(Theme.DARK, Charts.palette(comparison)), 960, 800);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
