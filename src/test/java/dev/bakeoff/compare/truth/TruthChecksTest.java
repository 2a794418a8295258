package dev.bakeoff.compare.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every check against legs whose answer is known. */
class TruthChecksTest {
  @Test
  void everyLegHasOneCheckOfEachKindEvenOneThatMeasuredNothing() {
    RunRecord run = SampleRuns.threePlatforms().build();

    assertThat(TruthChecks.of(run, new SampleLeg().leg()).stream().map(TruthCheck::kind))
        .containsExactly(Kind.values());
    assertThat(TruthChecks.of(run, run.legs().getFirst())).hasSize(Kind.values().length);
  }

  @Test
  void theWorstStateDecides() {
    TruthCheck holds = new TruthCheck(Kind.DATA, State.HOLDS, "");
    TruthCheck unknown = new TruthCheck(Kind.STEADY, State.UNKNOWN, "");
    TruthCheck doubtful = new TruthCheck(Kind.CACHE, State.DOUBTFUL, "");
    TruthCheck broken = new TruthCheck(Kind.ERRORS, State.BROKEN, "");

    assertThat(TruthChecks.worst(List.of())).isEqualTo(State.HOLDS);
    assertThat(TruthChecks.worst(List.of(holds, unknown))).isEqualTo(State.UNKNOWN);
    assertThat(TruthChecks.worst(List.of(unknown, doubtful, holds))).isEqualTo(State.DOUBTFUL);
    assertThat(TruthChecks.worst(List.of(doubtful, broken, unknown))).isEqualTo(State.BROKEN);
  }

  // Steady state

  @Test
  void aLegOfHalfASecondIsTooShortToTellAndNotBroken() {
    TruthCheck check = new SampleLeg().second(500, 1).check(Kind.STEADY);

    assertThat(check.state()).isEqualTo(State.UNKNOWN);
    assertThat(check.text()).contains("1 whole second was measured", "takes 8");
  }

  @Test
  void noiseIsSteady() {
    Random random = new Random(1);
    SampleLeg leg = new SampleLeg();
    for (int s = 0; s < 20; s++) {
      leg.second(1000 + random.nextInt(200), 1 + 0.1 * random.nextDouble());
    }

    assertThat(leg.check(Kind.STEADY).state()).isEqualTo(State.HOLDS);
  }

  @Test
  void aThroughputThatKeepsRisingIsNotSteadyAndSaysByHowMuch() {
    Random random = new Random(1);
    SampleLeg leg = new SampleLeg();
    for (int s = 0; s < 21; s++) {
      leg.second(1000 + 15 * s + random.nextInt(20), 1);
    }

    TruthCheck check = leg.check(Kind.STEADY);
    assertThat(check.state()).isEqualTo(State.DOUBTFUL);
    assertThat(check.text()).containsPattern("throughput rose by 2[4-8] %");
  }

  @Test
  void aThroughputThatHalvesInTheMiddleIsBroken() {
    Random random = new Random(1);
    SampleLeg leg = new SampleLeg();
    for (int s = 0; s < 20; s++) {
      leg.second((s < 10 ? 1000 : 400) + random.nextInt(20), 1);
    }

    TruthCheck check = leg.check(Kind.STEADY);
    assertThat(check.state()).isEqualTo(State.BROKEN);
    assertThat(check.text()).contains("throughput fell");
  }

  @Test
  void anOpenLoopWhoseLatencyClimbsAtItsRateIsNotSteady() {
    SampleLeg leg = new SampleLeg().options(open(1000));
    for (int s = 0; s < 20; s++) {
      leg.second(1000, 2 + 0.05 * s);
    }

    TruthCheck check = leg.check(Kind.STEADY);
    assertThat(check.state()).isEqualTo(State.DOUBTFUL);
    assertThat(check.text()).contains("median latency rose").doesNotContain("throughput rose");
  }

  @Test
  void aFewWildSecondsAreNoTrend() {
    SampleLeg leg = new SampleLeg();
    Random random = new Random(4);
    for (int s = 0; s < 30; s++) {
      leg.second(s == 25 || s == 28 ? 300 : 1000 + random.nextInt(50), 1);
    }

    assertThat(leg.check(Kind.STEADY).state()).isEqualTo(State.HOLDS);
  }

  /** Seconds that resemble their neighbours and have no trend. */
  @Test
  void autocorrelatedNoiseIsSeldomTakenForATrend() {
    Random random = new Random(20261121);
    int claimed = 0;
    for (int leg = 0; leg < 1000; leg++) {
      double[] values = new double[30];
      double last = 0;
      for (int s = 0; s < values.length; s++) {
        last = 0.6 * last + 0.1 * random.nextGaussian();
        values[s] = 1 + last;
      }
      claimed += Trend.of(values).p() < 0.01 ? 1 : 0;
    }

    assertThat(claimed).as("of 1000 series without a trend").isLessThan(50);
  }

  /** scipy 1.16: kendalltau of this order has p = 0.0002 (exact), theilslopes a slope of 2. */
  @Test
  void theTrendOfAPerfectOrderIsFound() {
    Trend trend = Trend.of(1, 3, 5, 7, 9, 11, 13, 15);

    assertThat(trend.p()).isLessThan(0.001);
    assertThat(trend.change()).isEqualTo(14);
    assertThat(trend.median()).isEqualTo(8);
  }

  // Load driver

  @Test
  void withoutAnythingMeasuredOfTheDriverNothingIsSaidOfIt() {
    assertThat(new SampleLeg().check(Kind.DRIVER).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aThroughputFarBelowTheDriversCeilingHolds() {
    assertThat(ceiling(10_000).state()).isEqualTo(State.HOLDS);
    assertThat(ceiling(1_600).state()).isEqualTo(State.DOUBTFUL);
    assertThat(ceiling(1_200).state()).isEqualTo(State.BROKEN);
    assertThat(ceiling(1_200).text()).contains("83 %", "1,200 requests/s");
  }

  /** 1000 requests of 10 ms in a second keep 10 clients busy. */
  private static TruthCheck ceiling(double ceiling) {
    return new SampleLeg()
        .second(1000, 10)
        .second(1000, 10)
        .fact(Fact.DRIVER_CEILING, ceiling)
        .check(Kind.DRIVER);
  }

  @Test
  void clientsThatAreNotWaitingForThePlatformAreFoundByLittlesLaw() {
    assertThat(little(1000, 9.6, WorkloadOptions.DEFAULT).state()).isEqualTo(State.HOLDS);
    TruthCheck gap = little(1000, 8, WorkloadOptions.DEFAULT);
    assertThat(gap.state()).isEqualTo(State.DOUBTFUL);
    assertThat(gap.text()).contains("8.00 of 10 clients");
    assertThat(little(1000, 5, WorkloadOptions.DEFAULT).state()).isEqualTo(State.BROKEN);
    assertThat(little(1000, 5, open(1000)).state())
        .as("clients of an open loop wait for their next request")
        .isEqualTo(State.UNKNOWN);
  }

  private static TruthCheck little(int operations, double millis, WorkloadOptions options) {
    return new SampleLeg()
        .options(options)
        .second(operations, millis)
        .second(operations, millis)
        .check(Kind.DRIVER);
  }

  @Test
  void aDriverThatUsesEveryCoreIsTheLimit() {
    assertThat(cpu("postgresql", 120).state()).isEqualTo(State.HOLDS);
    assertThat(cpu("postgresql", 170).state()).isEqualTo(State.DOUBTFUL);
    assertThat(cpu("postgresql", 196).state()).isEqualTo(State.BROKEN);
  }

  @Test
  void anEmbeddedEnginesCpuIsNotBlamedOnTheDriver() {
    TruthCheck check = cpu("sqlite", 199);

    assertThat(check.state()).isEqualTo(State.HOLDS);
    assertThat(check.text()).doesNotContain("CPU");
  }

  private static TruthCheck cpu(String platform, double percent) {
    return new SampleLeg()
        .platform(platform)
        .second(1000, 10)
        .second(1000, 10)
        .sample(150, Map.of(Gauge.DRIVER_CPU, percent))
        .sample(150, Map.of(Gauge.DRIVER_CPU, percent))
        .sample(150, Map.of(Gauge.DRIVER_CPU, percent))
        .check(Kind.DRIVER);
  }

  @Test
  void garbageCollectionAndHiccupsAreTold() {
    assertThat(gauge(Gauge.DRIVER_GC, 10).state()).isEqualTo(State.HOLDS);
    assertThat(gauge(Gauge.DRIVER_GC, 80).state()).isEqualTo(State.DOUBTFUL);
    assertThat(gauge(Gauge.DRIVER_GC, 300).state()).isEqualTo(State.BROKEN);
    assertThat(gauge(Gauge.DRIVER_HICCUP, 2).state())
        .as("shorter than p99, whatever their number")
        .isEqualTo(State.HOLDS);
    TruthCheck hiccups = gauge(Gauge.DRIVER_HICCUP, 15);
    assertThat(hiccups.state()).isEqualTo(State.DOUBTFUL);
    assertThat(hiccups.text()).contains("15.0 ms", "1.5 % of the time", "p99");
  }

  private static TruthCheck gauge(String name, double value) {
    return new SampleLeg()
        .second(1000, 10)
        .second(1000, 10)
        .sample(50, Map.of(name, value))
        .sample(50, Map.of(name, value))
        .check(Kind.DRIVER);
  }

  // Samples

  @Test
  void eachPercentileTakesItsOwnNumberOfRequests() {
    assertThat(samples(0).state()).isEqualTo(State.BROKEN);
    assertThat(samples(5).text()).contains("p50 (6), p95 (72), p99 (368)");
    assertThat(samples(71).text()).contains("too few for p95 (72), p99 (368)");
    assertThat(samples(367).text()).contains("too few for p99 (368), so it is withheld");
    assertThat(samples(367).state()).isEqualTo(State.DOUBTFUL);
    assertThat(samples(368).state()).isEqualTo(State.HOLDS);
  }

  private static TruthCheck samples(int operations) {
    return new SampleLeg().second(operations, 1).check(Kind.SAMPLES);
  }

  // Errors

  @Test
  void errorsAreHeldAgainstTheLegsOwnBudget() {
    assertThat(errors(0, 0.01).state()).isEqualTo(State.HOLDS);
    assertThat(errors(10, 0.01).state()).isEqualTo(State.HOLDS);
    TruthCheck over = errors(11, 0.01);
    assertThat(over.state()).isEqualTo(State.BROKEN);
    assertThat(over.text()).contains("1.1 %", "11 × timeout", "over the budget of 1 %");
    assertThat(errors(11, 0.05).state()).isEqualTo(State.HOLDS);
    assertThat(errors(1, 0).state()).isEqualTo(State.BROKEN);
  }

  private static TruthCheck errors(long failed, double budget) {
    WorkloadOptions options =
        new WorkloadOptions(
            Pacing.CLOSED, KeyOptions.DEFAULT, Shape.DEFAULT, CacheState.WARM, budget, Map.of());
    return new SampleLeg()
        .options(options)
        .second(
            (int) (1000 - failed),
            1,
            failed == 0 ? Map.of() : Map.of("timeout", failed),
            Optional.empty())
        .check(Kind.ERRORS);
  }

  // Schedule

  @Test
  void aClosedLoopSaysThatItCannotShowStalls() {
    TruthCheck check = new SampleLeg().second(1000, 1).check(Kind.SCHEDULE);

    assertThat(check.state()).isEqualTo(State.HOLDS);
    assertThat(check.text()).contains("cannot show how requests queue behind a stall");
  }

  @Test
  void anOpenLoopThatKeepsItsRateHolds() {
    TruthCheck check = schedule(1000, 1000, 30, 0, 0);

    assertThat(check.state()).isEqualTo(State.HOLDS);
    assertThat(check.text()).contains("1,000 of 1,000 requests/s", "3 % found no free client");
  }

  @Test
  void droppedRequestsMakeLatenciesLowerBounds() {
    TruthCheck few = schedule(1000, 998, 30, 2, 0);
    assertThat(few.state()).isEqualTo(State.DOUBTFUL);
    assertThat(few.text()).contains("20 dropped", "lower bounds");
    assertThat(schedule(1000, 900, 30, 100, 0).state()).isEqualTo(State.BROKEN);
  }

  @Test
  void aGrowingBacklogMakesLatenciesLowerBounds() {
    assertThat(schedule(1000, 1000, 30, 0, 5).state()).isEqualTo(State.HOLDS);
    assertThat(schedule(1000, 980, 900, 0, 20).state()).isEqualTo(State.DOUBTFUL);
    TruthCheck check = schedule(1000, 800, 900, 0, 200);
    assertThat(check.state()).isEqualTo(State.BROKEN);
    assertThat(check.text()).contains("800 of 1,000 requests/s", "backlog grew by 1,800");
  }

  @Test
  void aDriverThatDoesNotEvenMeanToSendTheRateIsFound() {
    assertThat(schedule(900, 900, 0, 0, 0).state()).isEqualTo(State.BROKEN);
    assertThat(schedule(960, 960, 0, 0, 0).state()).isEqualTo(State.DOUBTFUL);
  }

  /** Ten seconds at a target of 1000 a second; the backlog grows by so many each second. */
  private static TruthCheck schedule(
      long intended, int answered, long late, long dropped, long growth) {
    SampleLeg leg = new SampleLeg().options(open(1000));
    for (int s = 1; s <= 10; s++) {
      leg.second(
          answered,
          1,
          Map.of(),
          Optional.of(new ArrivalCounts(0, 1000, intended, late, dropped, s * growth)));
    }
    return leg.check(Kind.SCHEDULE);
  }

  @Test
  void aKneeSpeaksOfItsBestStepOnly() {
    SampleLeg leg =
        new SampleLeg()
            .options(WorkloadOptions.DEFAULT.with(Pacing.knee(new Pacing.Goal(99, 20))))
            .second(500, 5, Map.of(), Optional.of(new ArrivalCounts(0, 500, 500, 0, 0, 0)))
            .second(
                600, 90, Map.of(), Optional.of(new ArrivalCounts(1, 1000, 1000, 800, 100, 300)));

    TruthCheck none = leg.check(Kind.SCHEDULE);
    assertThat(none.state()).isEqualTo(State.BROKEN);
    assertThat(none.text()).contains("No rate that was tried kept p99 within 20.0 ms");
    TruthCheck found = leg.fact(Fact.KNEE_RATE, 500).fact(Fact.KNEE_STEP, 0).check(Kind.SCHEDULE);
    assertThat(found.state()).isEqualTo(State.HOLDS);
    assertThat(found.text()).contains("The highest rate that kept p99 within 20.0 ms");
  }

  // Cache

  @Test
  void aColdCacheIsBelievedOnlyWhereItWasMadeCold() {
    WorkloadOptions cold = WorkloadOptions.DEFAULT.with(CacheState.COLD);
    SampleLeg leg = new SampleLeg().options(cold).warmup(Duration.ZERO);

    assertThat(new SampleLeg().check(Kind.CACHE).text()).startsWith("Warm");
    assertThat(leg.check(Kind.CACHE).state()).isEqualTo(State.UNKNOWN);
    assertThat(leg.fact(Fact.CACHE_CLEARED, 1).check(Kind.CACHE).state()).isEqualTo(State.HOLDS);
    TruthCheck not = leg.fact(Fact.CACHE_CLEARED, 0).check(Kind.CACHE);
    assertThat(not.state()).isEqualTo(State.DOUBTFUL);
    assertThat(not.text()).contains("cannot be controlled here");
    assertThat(new SampleLeg().options(cold).fact(Fact.CACHE_CLEARED, 1).check(Kind.CACHE).text())
        .contains("warm-up of 2s has filled them again");
  }

  // Data

  @Test
  void dataMustHaveBeenReadBack() {
    assertThat(new SampleLeg().check(Kind.DATA).text())
        .isEqualTo(
            "110,000 rows were read back before the run, and their fingerprints are the"
                + " dataset's.");
    RunRecord failed =
        SampleRuns.threePlatforms()
            .loads(
                load ->
                    new LoadResult(
                        load.platform(),
                        Optional.of(Problem.of(Problem.Kind.DATA, "Rows are missing.", "")),
                        false,
                        1,
                        1,
                        load.info(),
                        load.tables()))
            .build();
    assertThat(new SampleLeg().check(failed, Kind.DATA).state()).isEqualTo(State.BROKEN);
    assertThat(new SampleLeg().platform("elsewhere").check(Kind.DATA).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void legsThatWriteSayThatTheDataHaveChanged() {
    assertThat(DataCheck.writes(new SampleLeg().pattern(Pattern.MIXED).leg().plan())).isTrue();
    assertThat(DataCheck.writes(new SampleLeg().pattern(Pattern.LOOKUP).leg().plan())).isFalse();
    assertThat(DataCheck.writes(sql("SELECT updated FROM t"))).isFalse();
    assertThat(DataCheck.writes(sql("with x as (select 1) INSERT INTO t SELECT * FROM x")))
        .isTrue();
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.MIXED, Pattern.LOOKUP).build();

    TruthCheck after =
        TruthChecks.of(run, run.legs().getLast()).stream()
            .filter(c -> c.kind() == Kind.DATA)
            .findFirst()
            .orElseThrow();
    assertThat(after.state()).isEqualTo(State.HOLDS);
    assertThat(after.text()).contains("requests that write have changed the data since");
  }

  private static dev.bakeoff.run.LegPlan sql(String statement) {
    Shape shape =
        new Shape(
            0,
            Shape.FanoutMode.ONE_REQUEST,
            Optional.empty(),
            List.of(),
            List.of(new Shape.SqlStatement("one", 1, statement)),
            Map.of());
    return new SampleLeg()
        .pattern(Pattern.SQL)
        .options(WorkloadOptions.DEFAULT.with(shape))
        .leg()
        .plan();
  }

  private static WorkloadOptions open(double rate) {
    return WorkloadOptions.DEFAULT.with(Pacing.open(Pacing.Arrivals.CONSTANT, List.of(rate)));
  }
}
