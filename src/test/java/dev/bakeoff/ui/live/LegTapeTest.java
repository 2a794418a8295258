package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LegTapeTest {
  private final LegTape tape = new LegTape(RunScript.plan(1).legs().getFirst(), RunScript.START);

  private static Interval interval(int second, int step) {
    return new Interval(
        second * 1000L,
        1,
        Latencies.ofNanos(1_000_000, 2_000_000),
        Map.of("timeout", 1L),
        Map.of(Series.QUERY, Latencies.ofNanos(500_000)),
        Optional.of(new ArrivalCounts(step, 10 * (step + 1.0), 2, 1, 0, second % 7)));
  }

  @Test
  void aLegOfAnyLengthKeepsItsSumsInFewIntervals() {
    tape.phase(RunScript.START.plusSeconds(2), Phase.MEASURE);
    for (int i = 0; i < 5_000; i++) {
      tape.interval(interval(i, 0));
      tape.resources(
          RunScript.START.plusSeconds(2L + i),
          new ResourceSample(i, 1, OptionalDouble.empty(), OptionalDouble.empty()));
    }
    LegRecord leg = tape.record(LegStatus.RUNNING);
    assertThat(leg.intervals()).hasSizeLessThanOrEqualTo(240);
    assertThat(leg.resources()).hasSizeLessThanOrEqualTo(480);
    assertThat(leg.operations()).isEqualTo(10_000);
    assertThat(leg.errorCount()).isEqualTo(5_000);
    assertThat(leg.measuredSeconds()).isEqualTo(5_000);
    assertThat(leg.series(Series.QUERY).count()).isEqualTo(5_000);
    assertThat(leg.intervals().getFirst().startMillis()).isZero();
    assertThat(leg.measuredFrom()).contains(RunScript.START.plusSeconds(2));
    assertThat(leg.intervals())
        .allSatisfy(i -> assertThat(i.arrivals().orElseThrow().backlog()).isLessThan(7));
  }

  @Test
  void theStepsOfASearchAreNeverMerged() {
    for (int i = 0; i < 600; i++) {
      tape.interval(interval(i, i / 3));
    }
    LegRecord leg = tape.record(LegStatus.RUNNING);
    assertThat(leg.intervals().stream().map(i -> i.arrivals().orElseThrow().step()).distinct())
        .hasSize(200);
    for (int step = 0; step < 200; step++) {
      int wanted = step;
      assertThat(
              leg.intervals().stream()
                  .filter(i -> i.arrivals().orElseThrow().step() == wanted)
                  .mapToLong(i -> i.arrivals().orElseThrow().intended())
                  .sum())
          .isEqualTo(6);
    }
  }
}
