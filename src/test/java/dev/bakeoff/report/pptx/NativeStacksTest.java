package dev.bakeoff.report.pptx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.junit.jupiter.api.Test;

final class NativeStacksTest {
  @Test
  void parts_of_a_bar_lie_on_one_line_and_are_charted_natively() throws Exception {
    Deck deck = Deck.plain("POC", Optional.empty());
    XSLFSlide slide = deck.show().createSlide();
    new NativeStacks(new ChartFrame(deck))
        .add(
            slide,
            new Chart.Stacks(
                new Chart.Words("Where the time went", "", List.of()),
                new Axis("mean (ms)", "ms", Axis.Scale.LINEAR, 0, 10, List.of()),
                List.of("wait", "query"),
                List.of(
                    new Chart.Stack("DuckDB", List.of(1.0, 2.0), List.of("1", "2"), "3"),
                    new Chart.Stack("SQLite", List.of(0.0, 4.0), List.of("", "4"), "4"))),
            new Rectangle2D.Double(40, 100, 800, 300));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    deck.show().write(out);

    try (XMLSlideShow read = new XMLSlideShow(new ByteArrayInputStream(out.toByteArray()))) {
      XSLFChart chart =
          read.getSlides().getFirst().getRelations().stream()
              .filter(XSLFChart.class::isInstance)
              .map(XSLFChart.class::cast)
              .findFirst()
              .orElseThrow();
      assertThat(read.getSlides().getFirst().getXmlObject().xmlText())
          .contains("Chart: Where the time went");
      assertThat(chart.getCTChartSpace().xmlText())
          .contains("overlap val=\"100\"")
          .contains("stacked")
          .contains("SQLite");
    }
  }
}
