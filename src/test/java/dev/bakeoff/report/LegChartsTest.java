package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.LogBuckets;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.report.LegCharts.Curve;
import dev.bakeoff.report.TimingSplit.Part;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.HeatCell;
import dev.bakeoff.report.chart.Chart.HeatLane;
import dev.bakeoff.report.chart.Chart.LineLane;
import dev.bakeoff.report.chart.Chart.Point;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pacing.Arrivals;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LegChartsTest {
  private static final Words WORDS = new Words("t", "s", List.of());
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private static Latencies millis(double... values) {
    long[] nanos = new long[values.length];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = Math.round(values[i] * 1e6);
    }
    return Latencies.ofNanos(nanos);
  }

  private static LegRecord leg(Pacing pacing, List<Interval> intervals) {
    List<ResourceSample> samples = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      samples.add(
          new ResourceSample(
              10 * i,
              100,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Optional.of(START.plusMillis(500 + 1000L * i)),
              Map.of(Gauge.SERVER_COUNTER + "commits", 7.0)));
    }
    return new LegRecord(
        new LegPlan(
            0,
            "p",
            "lookup",
            Pattern.LOOKUP,
            1,
            1,
            Duration.ZERO,
            Duration.ofSeconds(3),
            OptionalLong.empty(),
            1,
            KeyDistribution.UNIFORM,
            Duration.ofMinutes(1),
            WorkloadOptions.DEFAULT.with(pacing)),
        LegStatus.COMPLETED,
        Optional.empty(),
        Optional.of(START),
        intervals,
        samples,
        Map.of(),
        Map.of(),
        List.of(new LegRecord.PhaseStart(START.plusSeconds(2), Phase.MEASURE)));
  }

  @Test
  void aTimeFallsIntoTheBucketThatHoldsItAndNoneIsLost() {
    for (double time : new double[] {0.0005, 0.001, 0.01, 0.5, 1, 9.99, 10, 123_456, 1e7}) {
      int bucket = LogBuckets.of(time);
      if (time >= 0.001 && time < 1_000_000) {
        assertThat(LogBuckets.fromMillis(bucket)).isLessThanOrEqualTo(time * 1.000001);
        assertThat(LogBuckets.fromMillis(bucket + 1)).isGreaterThan(time);
      }
    }
    assertThat(LongStream.of(millis(0.0001, 0.2, 5, 5, 4_000_000).logCounts()).sum()).isEqualTo(5);
  }

  @Test
  void theCurveEndsWhereItsRequestsNoLongerCarryIt() {
    assertThat(LegCharts.carried(368)).isCloseTo(99, within(0.01));
    assertThat(LegCharts.carried(10_000_000)).isEqualTo(99.999);
    long[] many = LongStream.rangeClosed(1, 400).map(i -> i * 1_000_000).toArray();
    Chart.Lines chart =
        (Chart.Lines)
            LegCharts.percentiles(
                    List.of(
                        new Curve("a", "A", Latencies.ofNanos(many)),
                        new Curve("b", "B", millis(1, 2, 3, 4, 5, 6))),
                    Pacing.Loop.CLOSED,
                    WORDS)
                .orElseThrow();
    List<Point> deep = chart.lines().getFirst().points();
    assertThat(deep.getLast().x()).isCloseTo(LegCharts.carried(400), within(1e-9));
    assertThat(deep.getLast().value().orElseThrow()).isCloseTo(396.3, within(2.0));
    assertThat(chart.lines().getLast().points().getLast().x()).isLessThan(60);
    assertThat(chart.x().fraction(90) / chart.x().fraction(99)).isCloseTo(0.5, within(1e-6));
    assertThat(chart.x().ticks())
        .extracting(t -> t.label())
        .containsExactly("50 %", "90 %", "99 %");
  }

  @Test
  void theHeatMapHasEveryRequestAndResourcesStandUnderTheirSecond() {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      intervals.add(new Interval(i * 1000L, 1, millis(1, 1, 1, 50), Map.of()));
    }
    Chart.Timeline chart =
        (Chart.Timeline) LegCharts.timeline(leg(Pacing.CLOSED, intervals), WORDS).orElseThrow();
    HeatLane heat = (HeatLane) chart.lanes().getFirst();
    assertThat(heat.title()).isEqualTo("Service time, every request");
    assertThat(heat.columns()).hasSize(3);
    assertThat(heat.columns().getFirst().cells())
        .extracting(HeatCell::strength)
        .containsExactly(1.0, Math.log(2) / Math.log(4));
    assertThat(heat.columns().getFirst().detail()).contains("4 requests");
    LineLane cpu = lane(chart, "CPU");
    assertThat(cpu.lines().getFirst().points())
        .as("samples before the measured phase and after it are left out")
        .extracting(Point::x)
        .containsExactly(0.5, 1.5, 2.5);
    assertThat(cpu.lines().getFirst().points().getFirst().value()).hasValue(20);
    assertThat(lane(chart, "Server counters").lines().getFirst().name()).isEqualTo("commits");
  }

  @Test
  void anOpenLoopShowsItsTargetBesideWhatItReachedAndWhatWaited() {
    Interval late =
        new Interval(
            0,
            2,
            millis(1, 2, 3),
            Map.of("timeout", 4L),
            Map.of(),
            Optional.of(new ArrivalCounts(0, 50, 100, 30, 5, 12)));
    Chart.Timeline chart =
        (Chart.Timeline)
            LegCharts.timeline(
                    leg(Pacing.open(Arrivals.POISSON, List.of(50.0)), List.of(late)), WORDS)
                .orElseThrow();
    assertThat(chart.lanes().getFirst().title()).startsWith("Response time");
    assertThat(lane(chart, "Throughput").lines())
        .extracting(l -> l.name() + " " + l.points().getFirst().value().orElseThrow())
        .containsExactly("achieved 1.5", "target 50.0");
    assertThat(lane(chart, "Requests that waited").lines())
        .extracting(l -> l.name() + " " + l.points().getFirst().value().orElseThrow())
        .containsExactly("backlog 12.0", "late 30.0", "dropped 5.0");
    assertThat(lane(chart, "Failed requests").lines().getFirst().points().getFirst().value())
        .hasValue(2);
  }

  @Test
  void thePartsOfTheMeanAddUpToItAndWhatIsNotKnownIsNotSplit() {
    Map<String, Latencies> series =
        Map.of(
            "wait", millis(2, 2),
            "query", millis(6, 6),
            "fetch", millis(1, 1),
            "network", millis(0.5),
            "server", millis(4, 4));
    Interval split = new Interval(0, 1, millis(10, 10), Map.of(), series, Optional.empty());
    TimingSplit known = TimingSplit.of("A", List.of(leg(Pacing.CLOSED, List.of(split))));
    Map<Part, Double> wanted =
        Map.of(
            Part.WAIT, 2.0,
            Part.NETWORK, 0.5,
            Part.SERVER, 4.0,
            Part.QUERY, 1.5,
            Part.FETCH, 1.0,
            Part.OTHER, 1.0);
    wanted.forEach(
        (part, value) ->
            assertThat(known.parts().get(part)).as(part.label()).isCloseTo(value, within(0.02)));
    TimingSplit whole =
        TimingSplit.of(
            "B", List.of(leg(Pacing.CLOSED, List.of(new Interval(0, 1, millis(3), Map.of())))));
    assertThat(whole.isSplit()).isFalse();
    assertThat(LegCharts.split(List.of(whole), WORDS)).isEmpty();
    Chart.Stacks chart = (Chart.Stacks) LegCharts.split(List.of(known, whole), WORDS).orElseThrow();
    assertThat(chart.stacks()).extracting(Chart.Stack::total).containsExactly("10.0 ms", "3.00 ms");
  }

  private static LineLane lane(Chart.Timeline chart, String title) {
    return chart.lanes().stream()
        .filter(l -> l.title().equals(title))
        .map(LineLane.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
