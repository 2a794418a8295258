package dev.bakeoff.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.RecordingSurface.Placed;
import dev.bakeoff.report.png.Typeface;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartPainterTest {
  private static final Typeface TYPEFACE = new Typeface();
  private static final String LONG =
      "Lakebase Postgres autoscaling, eu-central-1, 4 to 16 CU, with pgbouncer and read replica";

  static Stream<RunRecord> runs() {
    SampleRuns six = SampleRuns.empty().clients(1, 10, 50).name("six, 1000 times apart");
    for (int i = 0; i < 6; i++) {
      six.platform("p" + i, i == 5 ? LONG : "Platform " + i, 0.05 * Math.pow(4.2, i));
    }
    return Stream.of(
        SampleRuns.empty().platform("postgresql", "PostgreSQL", 0.1).name("one").build(),
        SampleRuns.threePlatforms().name("three").build(),
        six.build(),
        SampleRuns.threePlatforms().name("one trial").trials(1).operationsPerSecond(30).build(),
        SampleRuns.threePlatforms()
            .name("failed")
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite")
                        ? SampleRuns.failed(leg, "It went away.")
                        : SampleRuns.withErrors(leg, "timeout", 50))
            .build(),
        SampleRuns.threePlatforms()
            .name("all failed")
            .legs(leg -> SampleRuns.failed(leg, "It went away."))
            .build());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void noTextIsCutOffOrLiesOnAnother(RunRecord run) {
    Comparison comparison = new Comparer().of(run);
    for (Charts.Named named : Charts.of(comparison, List.of(run))) {
      double width = named.chart() instanceof Chart.Panels ? 1280 : 960;
      double height = ChartPainter.heightFor(named.chart(), width);
      RecordingSurface surface = paint(comparison, named.chart(), width, height);
      Rectangle2D picture = new Rectangle2D.Double(0, 0, width, height);
      String where = run.plan().name() + ", " + named.id();
      for (Placed text : surface.texts()) {
        assertThat(picture.contains(text.place())).as(where + ": " + text).isTrue();
      }
      assertThat(overlaps(surface.texts())).as(where).isEmpty();
    }
  }

  private static List<String> overlaps(List<Placed> texts) {
    List<String> found = new ArrayList<>();
    for (int a = 0; a < texts.size(); a++) {
      for (int b = a + 1; b < texts.size(); b++) {
        if (texts.get(a).place().intersects(texts.get(b).place())) {
          found.add(texts.get(a) + " lies on " + texts.get(b));
        }
      }
    }
    return found;
  }

  @Test
  void barsOfOnePlatformHaveOneColorInEveryChart() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    Rgb sqlite = Charts.palette(comparison).color("sqlite", false);
    for (Charts.Named named : Charts.of(comparison, List.of(run))) {
      if (named.chart() instanceof Chart.Bars bars) {
        RecordingSurface surface = paint(comparison, bars, 960, 540);
        long ofColor = surface.rects().stream().filter(r -> r.color().equals(sqlite)).count();
        assertThat(ofColor).as(named.id()).isEqualTo(bars.categories().size());
      }
    }
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    Chart.Bars bars = (Chart.Bars) Charts.latency(comparison, comparison.groups().getFirst());
    RecordingSurface surface = paint(comparison, bars, 960, 540);
    Palette palette = Charts.palette(comparison);
    double duck = bars.categories().getFirst().bars().get(0).value().orElseThrow();
    double postgres = bars.categories().getFirst().bars().get(2).value().orElseThrow();

    assertThat(bars.axis().scale()).isEqualTo(Axis.Scale.LINEAR);
    assertThat(length(surface, palette, "duckdb") / length(surface, palette, "postgresql"))
        .isCloseTo(duck / postgres, org.assertj.core.data.Percentage.withPercentage(1));
  }

  private static double length(RecordingSurface surface, Palette palette, String id) {
    return surface.rects().stream()
        .filter(r -> r.color().equals(palette.color(id, false)))
        .findFirst()
        .orElseThrow()
        .place()
        .getHeight();
  }

  @Test
  void aLegThatFailedHasNoBarButAWord() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite")
                        ? SampleRuns.failed(leg, "It went away.")
                        : leg)
            .build();
    Comparison comparison = new Comparer().of(run);
    RecordingSurface surface =
        paint(comparison, Charts.latency(comparison, comparison.groups().getFirst()), 960, 540);

    assertThat(surface.words())
        .contains("failed")
        .anySatisfy(t -> assertThat(t).startsWith("SQLite: no completed trial"));
    assertThat(surface.rects())
        .noneMatch(r -> r.color().equals(Charts.palette(comparison).color("sqlite", false)));
  }

  @Test
  void everyChartSaysThatItShowsServiceTimesOfAClosedLoop() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);

    assertThat(Charts.of(comparison, List.of(run)))
        .allSatisfy(
            named ->
                assertThat(named.chart().words().subtitle())
                    .contains("service time, closed loop", "3 trials", "customer:1.0"));
  }

  @Test
  void pointingAtABarTellsItsFigureAndDifference() {
    RunRecord run = SampleRuns.threePlatforms().build();
    Comparison comparison = new Comparer().of(run);
    Chart chart = Charts.latency(comparison, comparison.groups().getFirst());

    List<Hotspot> hotspots =
        new ChartPainter(Theme.DARK, Charts.palette(comparison))
            .paint(chart, new RecordingSurface(TYPEFACE), 960, 540);

    assertThat(hotspots).hasSize(9);
    assertThat(hotspots.stream().map(Hotspot::text))
        .anySatisfy(
            t ->
                assertThat(t)
                    .startsWith("SQLite, Single-key lookup, 1 client, p99: ")
                    .contains("95 % CI"));
  }

  private static RecordingSurface paint(
      Comparison comparison, Chart chart, double width, double height) {
    RecordingSurface surface = new RecordingSurface(TYPEFACE);
    new ChartPainter(Theme.LIGHT, Charts.palette(comparison)).paint(chart, surface, width, height);
    return surface;
  }
}
