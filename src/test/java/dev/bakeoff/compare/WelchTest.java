package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Expected values come from scipy.stats.ttest_ind(equal_var=False) and t.interval on logarithms.
 */
class WelchTest {
  @Test
  void agreesWithScipyForThreeTrialsEach() {
    Estimate e = Welch.difference(List.of(10.0, 11.0, 12.0), List.of(7.0, 7.5, 8.0));

    assertThat(e.percent()).isCloseTo(-31.730751890446875, within(1e-9));
    assertThat(e.lowPercent()).isCloseTo(-43.424504198012045, within(1e-9));
    assertThat(e.highPercent()).isCloseTo(-17.619984210903624, within(1e-9));
    assertThat(e.holdsZero()).isFalse();
  }

  @Test
  void agreesWithScipyForUnequalNumbersOfTrials() {
    Estimate e = Welch.difference(List.of(5.1, 4.9, 5.6, 5.0), List.of(5.2, 5.5, 4.8));

    assertThat(e.percent()).isCloseTo(0.300866513286599, within(1e-9));
    assertThat(e.lowPercent()).isCloseTo(-12.507607605643695, within(1e-9));
    assertThat(e.highPercent()).isCloseTo(14.984440909688443, within(1e-9));
    assertThat(e.holdsZero()).isTrue();
  }

  @Test
  void agreesWithScipyForFiveTrialsOfTwiceTheThroughput() {
    Estimate e =
        Welch.difference(
            List.of(812.0, 790.0, 845.0, 801.0, 820.0),
            List.of(1630.0, 1702.0, 1588.0, 1655.0, 1640.0));

    assertThat(e.percent()).isCloseTo(101.94386375997533, within(1e-9));
    assertThat(e.lowPercent()).isCloseTo(94.61991499361544, within(1e-9));
    assertThat(e.highPercent()).isCloseTo(109.5434278226117, within(1e-9));
    assertThat(e.ratio()).isCloseTo(2.0194386, within(1e-6));
  }

  @Test
  void intervalOfAGeometricMeanAgreesWithScipy() {
    Range range = Welch.geometricMean(List.of(10.0, 11.0, 12.0));

    assertThat(range.low()).isCloseTo(8.74598637, within(1e-8));
    assertThat(range.high()).isCloseTo(13.75858669, within(1e-8));
  }

  @Test
  void swappingTheSidesInvertsTheRatio() {
    List<Double> a = List.of(3.0, 3.3, 2.9);
    List<Double> b = List.of(4.0, 4.6, 4.1);

    assertThat(Welch.difference(a, b).ratio() * Welch.difference(b, a).ratio())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void equalValuesStillHaveTheSpreadOfTheHistogram() {
    Estimate e = Welch.difference(List.of(10.0, 10.0, 10.0), List.of(10.004, 10.004, 10.004));

    assertThat(e.holdsZero()).as("0.04 % is less than a histogram can tell").isTrue();
    assertThat(e.highPercent() - e.lowPercent()).isGreaterThan(0.05);
  }

  @Test
  void refusesTwoTrialsAndValuesOfZero() {
    assertThatThrownBy(() -> Welch.difference(List.of(1.0, 2.0), List.of(1.0, 2.0, 3.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Welch.geometricMean(List.of(1.0, 0.0, 3.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A/A: both sides from one distribution; the share of claimed differences is the error rate. */
  @Test
  void claimsADifferenceBetweenEqualPlatformsInAboutFivePercentOfCases() {
    for (int trials : new int[] {3, 5, 10}) {
      assertThat(claimed(trials, 1, 20_000)).as(trials + " trials").isBetween(0.02, 0.055);
    }
  }

  @Test
  void claimsNoMoreWhereOnePlatformIsMuchNoisierThanTheOther() {
    assertThat(claimed(3, 8, 20_000)).isBetween(0.02, 0.075);
    assertThat(claimed(5, 8, 20_000)).isBetween(0.03, 0.065);
  }

  private static double claimed(int trials, double noisier, int experiments) {
    Random random = new Random(20261121 + trials);
    int claimed = 0;
    for (int i = 0; i < experiments; i++) {
      if (!Welch.difference(sample(random, trials, 0.05), sample(random, trials, 0.05 * noisier))
          .holdsZero()) {
        claimed++;
      }
    }
    return (double) claimed / experiments;
  }

  private static List<Double> sample(Random random, int n, double spread) {
    return DoubleStream.generate(() -> 4 * Math.exp(spread * random.nextGaussian()))
        .limit(n)
        .boxed()
        .toList();
  }
}
