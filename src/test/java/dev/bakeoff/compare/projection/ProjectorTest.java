package dev.bakeoff.compare.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.compare.projection.Projection.Point;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.Projections;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProjectorTest {
  /** The four sizes of a streaming aggregation, with what had been expected of them. */
  private static final List<Point> STREAMING =
      List.of(
          point("small", 22_320, 1256, 1000),
          point("medium", 100_000, 1010, 1000),
          point("large", 250_000, 1485, 1000),
          point("xlarge", 500_000, 1682, 1400));

  @Test
  void linesAndIntervalsAgreeWithLeastSquaresByHand() {
    double[] xs = STREAMING.stream().mapToDouble(Point::rows).toArray();
    double[] ys = STREAMING.stream().mapToDouble(Point::actual).toArray();

    LineFit.Predicted linear = LineFit.of(LineFit.Shape.LINEAR, xs, ys).at(1_000_000);
    assertThat(linear.value()).isCloseTo(2279.7104009552177, within(1e-6));
    assertThat(linear.low()).isCloseTo(356.61342949025925, within(1e-6));
    assertThat(linear.high()).isCloseTo(4202.807372420176, within(1e-6));
    LineFit.Predicted power = LineFit.of(LineFit.Shape.POWER, xs, ys).at(1_000_000);
    assertThat(power.value()).isCloseTo(1649.4976335235517, within(1e-6));
    assertThat(power.low()).isCloseTo(456.766308306691, within(1e-6));
    assertThat(power.high()).isCloseTo(5956.749422010601, within(1e-6));
  }

  @Test
  void theBetterLineIsTheOneThatMissesLessInProportion() {
    double[] xs = {1e4, 1e5, 1e6, 1e7};

    LineFit root = LineFit.better(xs, new double[] {100, 316.2278, 1000, 3162.278});
    assertThat(root.shape()).isEqualTo(LineFit.Shape.POWER);
    assertThat(root.slope()).isCloseTo(0.5, within(1e-6));
    LineFit offset = LineFit.better(xs, new double[] {510, 600, 1500, 10_500});
    assertThat(offset.shape()).isEqualTo(LineFit.Shape.LINEAR);
    assertThat(offset.intercept()).isCloseTo(500, within(1e-6));
  }

  @Test
  void expectedIsHeldAgainstActualInPercent() {
    assertThat(STREAMING.stream().map(p -> Math.round(p.variancePercent(p.expected().orElse(0)))))
        .containsExactly(26L, 1L, 49L, 20L);
    String text = Projections.text(List.of(project(STREAMING, 1_000_000)), 100);
    assertThat(text)
        .contains("+26 %", "+1.0 %", "+49 %", "+20 %", "At 1,000,000 rows: ")
        .contains("95 % prediction interval");
  }

  @Test
  void twoSizesAreRefusedAndThreeAreSaidToBeFew() {
    Projection two = project(STREAMING.subList(0, 2), 1_000_000);
    assertThat(two.fit()).isEmpty();
    assertThat(two.target()).isEmpty();
    assertThat(two.words().getFirst()).contains("2 sizes: a line takes three");
    Projection same = project(List.of(STREAMING.get(0), STREAMING.get(0), STREAMING.get(0)), 1);
    assertThat(same.fit()).as("one size three times").isEmpty();

    Projection three = project(STREAMING.subList(1, 4), 1_000_000);
    assertThat(three.words()).anySatisfy(w -> assertThat(w).contains("one degree of freedom"));
    LineFit.Predicted at = three.target().orElseThrow().predicted();
    assertThat(at.high() / Math.max(at.low(), 1)).as("very wide").isGreaterThan(2);
  }

  @Test
  void farBeyondTheLargestSizeItIsAGuess() {
    assertThat(project(STREAMING, 2_000_000).target().orElseThrow().guess()).isFalse();
    Projection far = project(STREAMING, 10_000_000);
    assertThat(far.target().orElseThrow().guess()).isTrue();
    assertThat(far.words())
        .anySatisfy(w -> assertThat(w).contains("20 times the largest", "guess"));
  }

  @Test
  void runsOverSizesBecomeOneLineForEachPlatformAndSetting() {
    List<RunRecord> runs =
        List.of(run("r3", 1_000_000, 2.0), run("r1", 10_000, 0.02), run("r2", 100_000, 0.2));

    List<Projection> all = Projector.of(runs, Projected.P50, OptionalLong.of(2_000_000));

    assertThat(all.stream().map(Projection::title))
        .containsExactly(
            "Alpha, Aggregation, 1 client: p50", "Alpha, Aggregation, 10 clients: p50");
    Projection first = all.getFirst();
    assertThat(first.points().stream().map(Point::rows))
        .containsExactly(10_000L, 100_000L, 1_000_000L);
    assertThat(first.points().getFirst().trials()).isEqualTo(3);
    assertThat(first.points().getFirst().expected()).hasValue(2);
    assertThat(first.fit().orElseThrow().slope()).isCloseTo(1, within(0.1));
    assertThat(Projections.chart(first).lines()).hasSize(4);
    assertThat(Projections.json(all).get(0).get("fit").get("shape").asText()).isEqualTo("power");
  }

  private static RunRecord run(String id, long rows, double median) {
    WorkloadOptions options =
        new WorkloadOptions(
            Pacing.CLOSED,
            KeyOptions.DEFAULT,
            Shape.DEFAULT,
            CacheState.WARM,
            0.01,
            Map.of("p50_ms", 2.0));
    RunRecord run =
        SampleRuns.empty()
            .platform("a", "Alpha", median)
            .patterns(Pattern.AGGREGATION)
            .clients(1, 10)
            .id(id)
            .legs(leg -> SampleRuns.with(leg, options))
            .build();
    return SampleRuns.ofRows(run, rows);
  }

  private static Projection project(List<Point> points, long to) {
    return Projector.projection(
        "Streaming",
        "Aggregation, 1 client",
        Projected.THROUGHPUT,
        points,
        OptionalLong.of(to),
        List.of());
  }

  private static Point point(String dataset, long rows, double actual, double expected) {
    return new Point(dataset, rows, actual, 1, OptionalDouble.of(expected));
  }
}
