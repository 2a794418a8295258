package dev.bakeoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.report.chart.Axis;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void linearAxesStartAtZeroAndEndAtATickAboveTheValues() {
    for (double top : new double[] {0.0031, 0.9, 1, 7.3, 99, 101, 4_711, 8e6}) {
      Axis axis = Axes.linear("x", "ms", top);
      assertThat(axis.min()).isZero();
      assertThat(axis.max()).isBetween(top * 0.999999, top * 1.5);
      assertThat(axis.ticks()).hasSizeBetween(4, 7);
    }
  }

  @Test
  void valuesFurtherApartThanAHundredTimesShareALogarithmicAxis() {
    Axis axis = Axes.values("x", "ms", List.of(0.05, 60.0), List.of(70.0));

    assertThat(axis.scale()).isEqualTo(Axis.Scale.LOG);
    assertThat(axis.min()).isEqualTo(0.01);
    assertThat(axis.max()).isEqualTo(100);
    assertThat(axis.fraction(1)).isEqualTo(0.5);
    assertThat(axis.fraction(0.05)).isGreaterThan(0.1);
    assertThat(Axes.values("x", "ms", List.of(1.0, 60.0), List.of()).scale())
        .isEqualTo(Axis.Scale.LINEAR);
  }

  @Test
  void oneHugeErrorBarDoesNotShrinkEverythingElse() {
    assertThat(Axes.values("x", "ms", List.of(1.0, 2.0), List.of(900.0)).max())
        .isLessThanOrEqualTo(4);
  }

  @Test
  void noValuesStillMakeAnAxis() {
    assertThat(Axes.values("x", "ms", List.of(), List.of()).max()).isPositive();
  }

  @Test
  void unitsKeepTypicalValuesReadable() {
    assertThat(Unit.ofTimes(List.of(0.02, 0.4)).symbol()).isEqualTo("µs");
    assertThat(Unit.ofTimes(List.of(0.9, 40.0)).symbol()).isEqualTo("ms");
    assertThat(Unit.ofTimes(List.of(4_000.0, 9_000.0)).symbol()).isEqualTo("s");
    assertThat(Unit.ofRates(List.of(80.0, 900.0)).symbol()).isEqualTo("ops/s");
    assertThat(Unit.ofRates(List.of(20_000.0, 90_000.0)).symbol()).isEqualTo("k ops/s");
    assertThat(Unit.ofTimes(List.of()).symbol()).isEqualTo("ms");
    assertThat(Unit.ofTimes(List.of(0.25)).of(0.25)).isEqualTo(250);
  }
}
