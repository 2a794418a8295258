package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.workload.Pattern;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Whole bake-offs through the comparer, with latencies drawn from seeded distributions: how often
 * does any sentence of it claim a difference that is not there, and how often is one missed that
 * is? Figures of longer simulations are in {@code docs/method.md}.
 */
class FalseClaimsTest {
  private static final int BAKEOFFS = 40;

  @Test
  void theSamePlatformTwiceIsSeldomToldApart() {
    assertThat(claimed(() -> random -> 0.03 * random.nextGaussian(), 5)).isLessThanOrEqualTo(2);
  }

  @Test
  void norWithThreeTrials() {
    assertThat(claimed(() -> random -> 0.03 * random.nextGaussian(), 3)).isLessThanOrEqualTo(2);
  }

  /** Now and then a trial is twice as slow, for no reason of the platform's. */
  @Test
  void norWhereTrialsHaveHeavyTails() {
    assertThat(
            claimed(
                () ->
                    random ->
                        0.02 * random.nextGaussian()
                            + (random.nextInt(10) == 0 ? 0.7 * random.nextDouble() : 0),
                5))
        .isLessThanOrEqualTo(2);
  }

  /** The machine grows slower and faster over minutes, so that neighbouring legs are alike. */
  @Test
  void norWhereNeighbouringLegsAreAlike() {
    assertThat(claimed(FalseClaimsTest::wandering, 5)).isLessThanOrEqualTo(2);
  }

  private static ToDoubleFunction<Random> wandering() {
    double[] state = {0};
    return random -> {
      state[0] = 0.8 * state[0] + 0.03 * random.nextGaussian();
      return state[0];
    };
  }

  @Test
  void aDifferenceOfTenPercentIsFoundOnAQuietServer() {
    int latency = 0;
    int throughput = 0;
    int wrong = 0;
    for (int i = 0; i < BAKEOFFS; i++) {
      Comparison comparison = bakeoff(i, 1.1, random -> 0.015 * random.nextGaussian(), 5);
      for (Group group : comparison.groups()) {
        CellStats slower = group.cell("b");
        latency += verdict(slower, Metric.P50) == Verdict.HIGHER ? 1 : 0;
        throughput += verdict(slower, Metric.THROUGHPUT) == Verdict.LOWER ? 1 : 0;
        wrong += verdict(slower, Metric.P50) == Verdict.LOWER ? 1 : 0;
      }
    }

    assertThat(latency).as("of 240 settings").isGreaterThanOrEqualTo(192);
    assertThat(throughput).as("of 240 settings").isGreaterThanOrEqualTo(192);
    assertThat(wrong).isZero();
  }

  private static int claimed(Supplier<ToDoubleFunction<Random>> drift, int trials) {
    int claimed = 0;
    for (int i = 0; i < BAKEOFFS; i++) {
      claimed += claims(bakeoff(i, 1, drift.get(), trials)) ? 1 : 0;
    }
    return claimed;
  }

  private static boolean claims(Comparison comparison) {
    return comparison.groups().stream()
        .anyMatch(
            group ->
                group.findings().values().stream().anyMatch(f -> f.best().isPresent())
                    || group.metrics().stream()
                        .anyMatch(m -> verdict(group.cell("b"), m).isDifference()));
  }

  private static Verdict verdict(CellStats cell, Metric metric) {
    return cell.metric(metric).difference().orElseThrow().verdict();
  }

  /** Two platforms in six settings, the second slower by a factor. */
  private static Comparison bakeoff(
      int number, double factor, ToDoubleFunction<Random> drift, int trials) {
    return new Comparer()
        .of(
            SampleRuns.empty()
                .platform("a", "Alpha", 1)
                .platform("b", "Beta", factor)
                .patterns(Pattern.LOOKUP, Pattern.FANOUT, Pattern.AGGREGATION)
                .clients(1, 10)
                .trials(trials)
                .seconds(1)
                .operationsPerSecond(600)
                .spread(0.25)
                .drift(drift)
                .seed(20261121 + 7919L * number)
                .build());
  }
}
