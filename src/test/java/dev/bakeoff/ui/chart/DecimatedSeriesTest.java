package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimatedSeriesTest {
  @Test
  void keepsEveryExtremeHoweverOftenItThinsOut() {
    DecimatedSeries series = new DecimatedSeries(100);
    for (int i = 0; i < 100_000; i++) {
      double value = i == 12_345 ? 900 : i == 77_777 ? 0.001 : 1 + i % 7;
      series.add(i, value, 0);
    }

    Points points = series.points();
    assertThat(points.size()).isBetween(50, 100);
    assertThat(points.max()).isEqualTo(900);
    assertThat(points.minPositive()).isEqualTo(0.001);
    int spike = points.nearest(12_345);
    assertThat(Math.max(points.high(spike), points.high(spike + 1))).isEqualTo(900);
  }

  @Test
  void isEquallyFineAllOver() {
    DecimatedSeries series = new DecimatedSeries(64);
    for (int i = 0; i < 10_000; i++) {
      series.add(i, 1, 0);
    }

    Points points = series.points();
    double widest = 0;
    double narrowest = Double.MAX_VALUE;
    for (int i = 1; i < points.size() - 1; i++) {
      double width = points.second(i) - points.second(i - 1);
      widest = Math.max(widest, width);
      narrowest = Math.min(narrowest, width);
    }
    assertThat(widest).isEqualTo(narrowest);
  }

  @Test
  void readingsAreExactUntilItIsFull() {
    DecimatedSeries series = new DecimatedSeries(4);
    series.add(1, 10, 0);
    series.add(2, 20, 0);
    series.add(3, Double.NaN, 0);
    series.add(4, 5, 1);

    Points points = series.points();
    assertThat(points.size()).isEqualTo(3);
    assertThat(points.low(1)).isEqualTo(20);
    assertThat(points.high(1)).isEqualTo(20);
    assertThat(points.joined(0)).isFalse();
    assertThat(points.joined(1)).isTrue();
    assertThat(points.joined(2)).as("another leg's line starts anew").isFalse();
  }

  @Test
  void theRingForgetsTheOldest() {
    RecentSeries ring = new RecentSeries(3);
    for (int i = 0; i < 5; i++) {
      ring.add(i, i * 10, i);
    }

    Points points = ring.points();
    assertThat(points.size()).isEqualTo(3);
    assertThat(points.second(0)).isEqualTo(2);
    assertThat(points.high(2)).isEqualTo(40);
    assertThat(points.from(3).size()).isEqualTo(2);
    assertThat(points.nearest(3.4)).isEqualTo(1);
    assertThat(points.nearest(99)).isEqualTo(2);
    assertThat(Points.EMPTY.nearest(1)).isEqualTo(-1);
  }
}
