package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Adjustment.Scale;
import dev.bakeoff.report.Adjustment.Window;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
  private final RunRecord run = SampleRuns.threePlatforms().seconds(20).build();
  private final Comparison comparison = new Comparer().of(run);

  private Chart chart(Gallery.Kind kind) {
    return Gallery.of(comparison, List.of(run)).stream()
        .filter(i -> i.kind() == kind)
        .findFirst()
        .orElseThrow()
        .chart(kind == Gallery.Kind.SCALE ? Metric.P99 : Metric.THROUGHPUT)
        .orElseThrow();
  }

  @Test
  void nothingChangedIsTheVeryChart() {
    for (Gallery.Item item : Gallery.of(comparison, List.of(run))) {
      Optional<Chart> chart = item.chart(item.metric());
      chart.ifPresent(c -> assertThat(Adjustment.NONE.of(c)).isSameAs(c));
    }
  }

  @Test
  void aSeriesLeftOutIsGoneFromEveryPanelAndNamedBelow() {
    Adjustment without = Adjustment.NONE.hide("sqlite", true);

    Chart.Panels scale = (Chart.Panels) without.of(chart(Gallery.Kind.SCALE));
    assertThat(scale.series()).extracting(Chart.Series::id).containsExactly("duckdb", "postgresql");
    assertThat(scale.panels())
        .allSatisfy(p -> assertThat(p.series()).noneMatch(s -> s.id().equals("sqlite")));
    assertThat(scale.words().footnotes())
        .contains("Left out of the picture: SQLite. The heading speaks of all.");
    assertThat(without.hide("sqlite", false).of(scale)).isEqualTo(scale);
  }

  @Test
  void whatIsLeftGetsAnAxisOfItsOwn() {
    Chart.Bars all = (Chart.Bars) chart(Gallery.Kind.LATENCY);
    Chart.Bars fast = (Chart.Bars) Adjustment.NONE.hide("duckdb", true).of(all);

    assertThat(fast.axis().max()).isLessThan(all.axis().max());
    assertThat(fast.axis().unit()).isEqualTo(all.axis().unit());
    assertThat(fast.categories()).allSatisfy(c -> assertThat(c.bars()).hasSize(2));
  }

  @Test
  void barsOnALogarithmicAxisSaySoAndOnALinearOneBeginAtZero() {
    Chart.Bars bars = (Chart.Bars) chart(Gallery.Kind.LATENCY);
    Chart.Bars log = (Chart.Bars) Adjustment.NONE.with(Scale.LOGARITHMIC).of(bars);
    Chart.Bars back = (Chart.Bars) Adjustment.NONE.with(Scale.LINEAR).of(log);

    assertThat(Adjustment.canChangeScale(bars)).isTrue();
    assertThat(log.axis().scale()).isEqualTo(Axis.Scale.LOG);
    assertThat(Adjustment.logarithmic(log)).isTrue();
    assertThat(log.words().footnotes())
        .anySatisfy(n -> assertThat(n).contains("twice as long is not twice as much"));
    assertThat(back.axis().min()).isZero();
    assertThat(back.words().footnotes()).noneMatch(n -> n.startsWith("Logarithmic"));
  }

  @Test
  void aZeroKeepsAChartOffALogarithmicAxis() {
    Chart.Bars bars = (Chart.Bars) chart(Gallery.Kind.LATENCY);
    Chart.Bar zero =
        new Chart.Bar(
            OptionalDouble.of(0), OptionalDouble.empty(), OptionalDouble.empty(), "0", "nothing");
    Chart.Bars some =
        new Chart.Bars(
            bars.words(),
            "",
            bars.axis(),
            bars.series(),
            List.of(new Chart.Category("p50", List.of(zero, zero, zero))));

    assertThat(Adjustment.canChangeScale(some)).isFalse();
    assertThat(Adjustment.canChangeScale(chart(Gallery.Kind.HEAT))).isFalse();
  }

  @Test
  void aStretchOfTimeIsShownAloneWithAnAxisThatFitsIt() {
    Chart.Lines all = (Chart.Lines) chart(Gallery.Kind.TIME);
    double end = all.x().max();
    Adjustment closer = Adjustment.NONE.with(Optional.of(new Window(end / 4, end / 2)));
    Chart.Lines part = (Chart.Lines) closer.of(all);

    assertThat(Adjustment.canZoom(all)).isTrue();
    assertThat(part.x().min()).isEqualTo(end / 4);
    assertThat(part.x().max()).isEqualTo(end / 2);
    assertThat(part.x().ticks().size()).isGreaterThan(2);
    assertThat(part.lines().stream().flatMap(l -> l.points().stream()))
        .isNotEmpty()
        .allMatch(p -> p.x() >= end / 4 && p.x() <= end / 2);
    assertThat(part.words().footnotes()).anySatisfy(n -> assertThat(n).contains("A part of the"));
    assertThat(Adjustment.canZoom(chart(Gallery.Kind.PERCENTILES))).isFalse();
  }

  @Test
  void theFiguresOfEveryChartCanBeHadAsText() {
    for (Gallery.Item item : Gallery.of(comparison, List.of(run))) {
      item.chart(item.metric())
          .ifPresent(
              c ->
                  assertThat(ChartData.tsv(c).lines().count())
                      .as(item.label())
                      .isGreaterThanOrEqualTo(5));
    }
    Chart.Bars bars = (Chart.Bars) chart(Gallery.Kind.LATENCY);
    List<String> lines = ChartData.tsv(bars).lines().toList();
    assertThat(lines.get(3))
        .isEqualTo(
            "\tDuckDB (µs)\t95 % low\t95 % high\tSQLite (µs)\t95 % low\t95 % high\tPostgreSQL"
                + " (µs)\t95 % low\t95 % high");
    assertThat(Double.parseDouble(lines.get(4).split("\t", -1)[1]))
        .isCloseTo(
            bars.categories().getFirst().bars().getFirst().value().orElseThrow(),
            Percentage.withPercentage(0.001));
  }
}
