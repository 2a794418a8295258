package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Axis.Tick;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void aLinearAxisStartsAtZeroAndEndsAboveTheLargestValue() {
    Axis axis = Axes.linear("throughput", "ops/s", 84_912);

    assertThat(axis.ticks())
        .extracting(Tick::label)
        .containsExactly("0", "20k", "40k", "60k", "80k", "100k");
    assertThat(axis.fraction(0)).isZero();
    assertThat(Axes.linear("x", "", 0).max()).as("nothing measured yet").isEqualTo(1);
  }

  @Test
  void aLogarithmicAxisHoldsAllValuesBetweenRoundEnds() {
    Axis axis = Axes.logarithmic("service time", "ms", 0.013, 48);

    assertThat(axis.min()).isLessThanOrEqualTo(0.013);
    assertThat(axis.max()).isGreaterThanOrEqualTo(48);
    assertThat(axis.ticks())
        .extracting(Tick::label)
        .containsExactly("0.01", "0.1", "1", "10", "100");
    assertThat(Axes.logarithmic("x", "ms", 3, 90).ticks())
        .extracting(Tick::label)
        .containsExactly("2", "5", "10", "20", "50", "100");
  }

  @Test
  void timeIsWrittenAsAClockWithFewTicks() {
    assertThat(Axes.time(0, 60, 7).ticks())
        .extracting(Tick::label)
        .containsExactly("0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00");
    assertThat(Axes.time(0, 36_000, 7).ticks()).hasSizeBetween(3, 7);
    assertThat(Axes.clock(3_725)).isEqualTo("1:02:05");
  }

  @Test
  void theUnitSuitsTheLargestValue() {
    assertThat(LatencyUnit.fitting(0.4)).isEqualTo(LatencyUnit.MICROSECONDS);
    assertThat(LatencyUnit.fitting(40)).isEqualTo(LatencyUnit.MILLISECONDS);
    assertThat(LatencyUnit.fitting(4000)).isEqualTo(LatencyUnit.SECONDS);
    assertThat(LatencyUnit.SECONDS.of(2500)).isEqualTo(2.5);
  }
}
