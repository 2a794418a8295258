package dev.bakeoff.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PyramidTest {
  private static final double TEN_HOURS = 36_000;

  private static Points line(Pyramid pyramid, double from, double to) {
    return pyramid.points(from, to, 600).getFirst();
  }

  @Test
  void noPeakAndNoTroughIsLostOverAnyStretchOfTenHours() {
    Random random = new Random(7);
    Pyramid pyramid = new Pyramid(1);
    double[] values = new double[(int) (TEN_HOURS * 4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(5000) == 0 ? 1000 + i : 10 + random.nextDouble();
      if (random.nextInt(5000) == 0) {
        values[i] = -i;
      }
      pyramid.add(i * 0.25, i / 4000, values[i]);
    }
    for (int round = 0; round < 300; round++) {
      double from = random.nextDouble() * TEN_HOURS;
      double to = from + Math.pow(random.nextDouble(), 3) * (TEN_HOURS - from);
      Points points = line(pyramid, from, to);
      double highest = Double.NEGATIVE_INFINITY;
      double lowest = Double.POSITIVE_INFINITY;
      for (int i = (int) Math.ceil(from * 4); i <= (int) (to * 4) && i < values.length; i++) {
        highest = Math.max(highest, values[i]);
        lowest = Math.min(lowest, values[i]);
      }
      double shownHigh = Double.NEGATIVE_INFINITY;
      double shownLow = Double.POSITIVE_INFINITY;
      for (int i = 0; i < points.size(); i++) {
        shownHigh = Math.max(shownHigh, points.high(i));
        shownLow = Math.min(shownLow, points.low(i));
      }
      assertThat(points.size()).isBetween(1, 760);
      if (highest > lowest) {
        assertThat(shownHigh).as("highest from %s to %s", from, to).isGreaterThanOrEqualTo(highest);
        assertThat(shownLow).as("lowest from %s to %s", from, to).isLessThanOrEqualTo(lowest);
      }
    }
  }

  @Test
  void itsSizeIsTheSameAfterTenHoursAsAtTheBeginning() {
    Pyramid pyramid = new Pyramid(4);
    long before = pyramid.numbers();
    for (int i = 0; i < TEN_HOURS * 4; i++) {
      pyramid.add(i * 0.25, 0, 1, 2, 3, 4);
    }
    assertThat(pyramid.numbers()).isEqualTo(before);
    for (double from : new double[] {0, 100, 20_000, 35_900}) {
      List<Points> lines = pyramid.points(from, TEN_HOURS, 600);
      assertThat(lines).allSatisfy(l -> assertThat(l.size()).isLessThanOrEqualTo(603));
    }
  }

  @Test
  void theRecentPastIsExactAndTheWholeReachesBackToTheBeginning() {
    Pyramid pyramid = new Pyramid(1);
    for (int i = 0; i < TEN_HOURS * 4; i++) {
      pyramid.add(i * 0.25, 0, i);
    }
    Points minute = line(pyramid, TEN_HOURS - 60, TEN_HOURS);
    assertThat(minute.size()).isBetween(240, 242);
    for (int i = 0; i < minute.size(); i++) {
      assertThat(minute.low(i)).isEqualTo(minute.high(i)).isEqualTo(minute.second(i) * 4);
    }
    Points whole = line(pyramid, 0, Double.POSITIVE_INFINITY);
    assertThat(whole.low(0)).isZero();
    assertThat(whole.high(whole.size() - 1)).isEqualTo(TEN_HOURS * 4 - 1);
    assertThat(whole.size()).isGreaterThan(250);
  }

  @Test
  void aStretchHasAReadingMoreAtEachEndAndLinesBreakBetweenSegments() {
    Pyramid pyramid = new Pyramid(1);
    for (int i = 0; i < 20; i++) {
      pyramid.add(i, i / 10, i);
    }
    Points middle = line(pyramid, 4.5, 12.5);
    assertThat(middle.second(0)).isEqualTo(4);
    assertThat(middle.second(middle.size() - 1)).isEqualTo(13);
    assertThat(middle.joined(5)).isTrue();
    assertThat(middle.joined(6)).as("second 10 begins another leg").isFalse();
  }

  @Test
  void legsFarApartAreNotDrawnTogetherWhereThereIsRoom() {
    Pyramid pyramid = new Pyramid(1);
    for (int i = 0; i < 3000; i++) {
      pyramid.add(i + i / 500 * 1000, i / 500, i / 500 % 2 == 0 ? 1 : 100);
    }
    Points whole = line(pyramid, 0, Double.POSITIVE_INFINITY);
    for (int i = 0; i < whole.size(); i++) {
      assertThat(whole.low(i)).as("no point spans two legs").isEqualTo(whole.high(i));
      if (i > 0 && whole.joined(i)) {
        assertThat(whole.low(i)).as("no line joins two legs").isEqualTo(whole.low(i - 1));
      }
    }
  }

  @Test
  void aLineWithoutAValueAtAMomentHasNoPointThere() {
    Pyramid pyramid = new Pyramid(2);
    pyramid.add(0, 0, 1, 5);
    pyramid.add(1, 0, Double.NaN, 6);
    pyramid.add(2, 0, 3, 7);
    List<Points> lines = pyramid.points(0, 10, 600);
    assertThat(lines.get(0).size()).isEqualTo(2);
    assertThat(lines.get(1).size()).isEqualTo(3);
  }

  @Test
  void movingOnDoesNotChangeThePointsThatStay() {
    Pyramid pyramid = new Pyramid(1);
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      pyramid.add(i, 0, random.nextDouble());
    }
    Points before = pyramid.points(100, 1000, 100).getFirst();
    pyramid.add(1000, 0, 0.5);
    Points after = pyramid.points(101, 1001, 100).getFirst();
    int last = before.size() - 3;
    double at = before.second(last);
    int same = after.nearest(at);
    assertThat(after.second(same)).isEqualTo(at);
    assertThat(after.high(same)).isEqualTo(before.high(last));
    assertThat(after.low(same)).isEqualTo(before.low(last));
  }
}
