package dev.bakeoff.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Costs;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.report.chart.RecordingSurface.Placed;
import dev.bakeoff.report.png.Typeface;
import dev.bakeoff.workload.Pattern;
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

  private static final PriceBook PRICES =
      new PriceBook(
          List.of(
              new Price("machine", "hourly", 0.4, Price.Per.HOUR, "2026-11-21", "any", "a test"),
              new Price("p1", "hourly", 0.05, Price.Per.HOUR, "2026-11-21", "any", "a test"),
              new Price("p6", "hourly", 7, Price.Per.HOUR, "2026-11-21", "any", "a test")));

  static Stream<RunRecord> runs() {
    SampleRuns six = SampleRuns.empty().clients(1, 10, 50).name("six, 1000 times apart");
    for (int i = 0; i < 6; i++) {
      six.platform("p" + i, i == 5 ? LONG : "Platform " + i, 0.05 * Math.pow(4.2, i));
    }
    SampleRuns eight = SampleRuns.empty().clients(1, 4, 10, 50).name("eight, priced");
    for (int i = 0; i < 8; i++) {
      eight.platform("p" + i, i > 5 ? LONG + " " + i : "Platform " + i, 0.05 * Math.pow(1.4, i));
    }
    return Stream.of(
        Costs.repriced(eight.patterns(Pattern.LOOKUP).build(), PRICES),
        SweepRuns.clientsByRates(
            SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1, 10, 50).build()),
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

  @Test
  void theFrontsDotsAreRingedAndNamedAndThoseWithoutAVerdictAreHollow() {
    RunRecord run =
        Costs.repriced(
            SampleRuns.threePlatforms()
                .patterns(Pattern.LOOKUP)
                .legs(
                    leg ->
                        leg.plan().platform().equals("duckdb")
                            ? SampleRuns.withErrors(leg, "timeout", 300)
                            : leg)
                .build(),
            PRICES.over(
                new PriceBook(
                    List.of(
                        new Price(
                            "postgresql", "hourly", 0.01, Price.Per.HOUR, "", "", "a test")))));
    Comparison comparison = new Comparer().of(run);
    Chart.Scatter chart =
        (Chart.Scatter)
            Charts.cost(comparison, List.of(run), comparison.groups(), Metric.P50).orElseThrow();

    assertThat(chart.dots()).hasSize(6);
    assertThat(chart.dots().stream().filter(d -> !d.judged()).map(d -> d.series().id()))
        .containsOnly("duckdb")
        .hasSize(2);
    assertThat(chart.onFront().stream().map(d -> d.series().id()).distinct())
        .containsExactly("postgresql", "sqlite");
    assertThat(paint(comparison, chart, 960, 540).words()).contains("Pareto front", "1 client");
  }

  @Test
  void aSweepsCellsSayTheirFiguresAndWhatHasNoneIsHatched() {
    RunRecord run =
        SweepRuns.clientsByRates(
            SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1, 10, 50).build());
    Comparison comparison = new Comparer().of(run);
    Gallery.Item item =
        Gallery.of(comparison, List.of(run)).stream()
            .filter(i -> i.kind() == Gallery.Kind.SWEEP)
            .findFirst()
            .orElseThrow();
    Chart.Panels panels = (Chart.Panels) item.chart(Metric.THROUGHPUT).orElseThrow();
    Chart.Matrix sqlite = (Chart.Matrix) panels.panels().get(1);

    assertThat(sqlite.columns()).containsExactly("1", "10", "50");
    assertThat(sqlite.rows()).containsExactly("100", "500", "1,000");
    assertThat(sqlite.cells().get(2).getFirst().state()).isEqualTo(Chart.Field.State.MISSING);
    assertThat(sqlite.cells().get(2).getFirst().label()).isEqualTo("failed");
    assertThat(sqlite.cells().get(1).getFirst().state()).isEqualTo(Chart.Field.State.UNDECIDED);
    assertThat(sqlite.cells().getFirst().getFirst().state()).isEqualTo(Chart.Field.State.MEASURED);
    assertThat(panels.panels().stream().map(p -> ((Chart.Matrix) p).ramp()).distinct()).hasSize(1);
    assertThat(paint(comparison, panels, 960, 600).words())
        .contains(sqlite.cells().getFirst().getFirst().label(), "failed");
  }

  @Test
  void anErrorBarThatLeavesThePlotIsSaidToGoOn() {
    RunRecord run =
        SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).drift(r -> r.nextGaussian()).build();
    Comparison comparison = new Comparer().of(run);
    Chart.Bars bars = (Chart.Bars) Charts.latency(comparison, comparison.groups().getFirst());
    boolean cut =
        bars.categories().stream()
            .flatMap(c -> c.bars().stream())
            .anyMatch(b -> b.high().orElse(0) > bars.axis().max());

    assertThat(cut).as("trials that differ tenfold have intervals that leave the axis").isTrue();
    assertThat(bars.words().footnotes())
        .anySatisfy(n -> assertThat(n).contains("goes on beyond the edge"));
  }

  private static RecordingSurface paint(
      Comparison comparison, Chart chart, double width, double height) {
    RecordingSurface surface = new RecordingSurface(TYPEFACE);
    new ChartPainter(Theme.LIGHT, Charts.palette(comparison)).paint(chart, surface, width, height);
    return surface;
  }
}
