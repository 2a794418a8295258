package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparerTest {
  private final Comparer comparer = new Comparer();

  @Test
  void groupsByWorkloadAndClientsInReadingOrderWhateverTheOrderOfLegs() {
    Comparison comparison = comparer.of(SampleRuns.threePlatforms().build());

    assertThat(comparison.groups().stream().map(Group::title))
        .containsExactly(
            "Single-key lookup, 1 client",
            "Single-key lookup, 10 clients",
            "Multi-table fanout, 1 client",
            "Multi-table fanout, 10 clients",
            "Aggregation, 1 client",
            "Aggregation, 10 clients");
    assertThat(comparison.baseline()).isEqualTo("duckdb");
    assertThat(comparison.groups().getFirst().cells().stream().map(CellStats::platform))
        .containsExactly("duckdb", "sqlite", "postgresql");
  }

  @Test
  void pooledPercentilesComeFromTheMergedHistogram() {
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).build();
    Latencies merged =
        Latencies.merge(
            run.legs().stream()
                .filter(leg -> leg.plan().platform().equals("sqlite"))
                .map(LegRecord::latencies)
                .toList());

    MetricStats p99 = comparer.of(run).groups().getFirst().cell("sqlite").metric(Metric.P99);

    assertThat(p99.pooled()).hasValue(merged.percentileMillis(99));
    assertThat(p99.perTrial()).hasSize(3);
  }

  @Test
  void pooledThroughputIsAllOperationsByAllSeconds() {
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).build();
    List<LegRecord> legs =
        run.legs().stream().filter(leg -> leg.plan().platform().equals("duckdb")).toList();

    CellStats cell = comparer.of(run).groups().getFirst().cell("duckdb");

    assertThat(cell.metric(Metric.THROUGHPUT).pooled().orElseThrow())
        .isCloseTo(
            2400 / legs.stream().mapToDouble(LegRecord::measuredSeconds).sum(), within(1e-6));
    assertThat(cell.operations()).isEqualTo(2400);
  }

  @Test
  void saysADifferenceInWordsWithItsInterval() {
    Difference difference =
        difference(SampleRuns.threePlatforms().build(), "postgresql", Metric.P99);

    assertThat(difference.verdict()).isEqualTo(Verdict.LOWER);
    assertThat(difference.sentence())
        .matches(
            "PostgreSQL p99 is \\d+ % lower than DuckDB \\(95 % CI \\d+ to \\d+ %, 3 trials\\)");
    Difference more =
        difference(SampleRuns.threePlatforms().build(), "postgresql", Metric.THROUGHPUT);
    assertThat(more.verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(more.sentence())
        .matches(
            "PostgreSQL throughput is [\\d.]+ times that of DuckDB"
                + " \\(95 % CI [\\d.]+ to [\\d.]+ times, 3 trials\\)");
  }

  @Test
  void equalPlatformsShowNoSignificantDifference() {
    RunRecord run =
        SampleRuns.empty().platform("a", "Alpha", 1).platform("b", "Beta", 1).seed(3).build();

    Difference difference = difference(run, "b", Metric.P50);

    assertThat(difference.verdict()).isEqualTo(Verdict.NO_SIGNIFICANT_DIFFERENCE);
    assertThat(difference.sentence()).startsWith("Beta p50: no difference from Alpha shown (");
    assertThat(comparer.of(run).groups().getFirst().finding(Metric.P50).sentence())
        .isEqualTo("Alpha and Beta: no difference shown in p50");
    assertThat(comparer.of(run).groups().getFirst().finding(Metric.P50).best()).isEmpty();
  }

  @Test
  void givesNoVerdictOnTwoTrials() {
    RunRecord run = SampleRuns.threePlatforms().trials(2).build();

    Difference difference = difference(run, "sqlite", Metric.P50);

    assertThat(difference.verdict()).isEqualTo(Verdict.WITHHELD);
    assertThat(difference.estimate()).isEmpty();
    assertThat(difference.reason()).hasValueSatisfying(r -> assertThat(r).contains("2 completed"));
    CellStats cell = comparer.of(run).groups().getFirst().cell("sqlite");
    assertThat(cell.metric(Metric.P50).range()).isEmpty();
    assertThat(cell.metric(Metric.P50).pooled()).isPresent();
  }

  @Test
  void withholdsAPercentileOfTooFewOperationsAndOnlyThat() {
    RunRecord run = SampleRuns.threePlatforms().seconds(1).operationsPerSecond(100).build();
    CellStats cell = comparer.of(run).groups().getFirst().cell("sqlite");

    assertThat(cell.metric(Metric.P99).pooled()).as("300 operations in all").isEmpty();
    assertThat(cell.metric(Metric.P95).pooled()).isPresent();
    assertThat(difference(run, "sqlite", Metric.P99).verdict()).isEqualTo(Verdict.WITHHELD);
    assertThat(difference(run, "sqlite", Metric.P95).verdict()).isEqualTo(Verdict.LOWER);
  }

  @Test
  void anyPlatformOverTheErrorBudgetGetsNoVerdict() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite")
                        ? SampleRuns.withErrors(leg, "timeout", 9)
                        : leg)
            .build();

    assertThat(difference(run, "sqlite", Metric.P50).verdict()).isEqualTo(Verdict.WITHHELD);
    assertThat(difference(run, "postgresql", Metric.P50).verdict()).isEqualTo(Verdict.LOWER);
    assertThat(comparer.of(run).groups().getFirst().finding(Metric.P50).best())
        .as("a platform without verdict might have been faster")
        .isEmpty();
    assertThat(texts(comparer.of(run)))
        .anySatisfy(t -> assertThat(t).contains("SQLite", "1.1 %", "27 × timeout", "no verdict"));
  }

  @Test
  void errorsWithinTheBudgetKeepTheVerdictAndAreSaid() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite")
                        ? SampleRuns.withErrors(leg, "timeout", 1)
                        : leg)
            .build();

    assertThat(difference(run, "sqlite", Metric.P50).verdict()).isEqualTo(Verdict.LOWER);
    assertThat(texts(comparer.of(run)))
        .anySatisfy(t -> assertThat(t).contains("SQLite", "0.12 %", "within the budget"));
  }

  @Test
  void failedAndInterruptedTrialsAreInNoFigure() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .trials(5)
            .patterns(Pattern.LOOKUP)
            .clients(1)
            .legs(
                leg ->
                    switch (leg.plan().platform() + leg.plan().trial()) {
                      case "sqlite2" -> SampleRuns.failed(leg, "The worker crashed.");
                      case "sqlite4" -> SampleRuns.ended(leg, LegStatus.INTERRUPTED);
                      default -> leg;
                    })
            .build();

    CellStats cell = comparer.of(run).groups().getFirst().cell("sqlite");

    assertThat(cell.completedTrials()).isEqualTo(3);
    assertThat(cell.plannedTrials()).isEqualTo(5);
    assertThat(cell.operations()).isEqualTo(3 * 800);
    assertThat(cell.note()).isEqualTo("trial 2 failed: The worker crashed; trial 4 interrupted");
    assertThat(difference(run, "sqlite", Metric.P50).sentence()).endsWith("3 against 5 trials)");
  }

  @Test
  void aPlatformThatFailedAltogetherHasNoFiguresAndTheBaselineMayBeTheOne() {
    RunRecord run =
        SampleRuns.threePlatforms()
            .legs(
                leg ->
                    leg.plan().platform().equals("duckdb")
                        ? SampleRuns.failed(leg, "Disk full.")
                        : leg)
            .build();

    assertThat(difference(run, "sqlite", Metric.P50).reason())
        .hasValue("DuckDB has no completed trial");
    assertThat(comparer.of(run).groups().getFirst().finding(Metric.P50).sentence())
        .startsWith("SQLite p50 is ")
        .endsWith("lower than PostgreSQL (no verdict on DuckDB)");
    assertThat(texts(comparer.of(run)))
        .anySatisfy(t -> assertThat(t).contains("DuckDB: all 3 trials failed: Disk full;"));
  }

  @Test
  void withoutProofOfTheSameDataNothingIsCompared() {
    RunRecord run = SampleRuns.threePlatforms().loads(ComparerTest::oneRowLess).build();

    Difference difference = difference(run, "sqlite", Metric.P50);

    assertThat(difference.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(comparer.of(run).proof("sqlite").proven()).isFalse();
    assertThat(texts(comparer.of(run)))
        .anySatisfy(t -> assertThat(t).contains("SQLite", "customer_events differs"));
    assertThat(difference(run, "postgresql", Metric.P50).verdict()).isEqualTo(Verdict.LOWER);
  }

  private static LoadResult oneRowLess(LoadResult load) {
    if (!load.platform().equals("sqlite")) {
      return load;
    }
    return new LoadResult(
        load.platform(),
        Optional.empty(),
        false,
        1,
        1,
        load.info(),
        load.tables().stream()
            .map(
                t ->
                    t.table().equals("customer_events")
                        ? new TableProof(
                            t.table(),
                            t.expectedRows(),
                            t.rows() - 1,
                            t.expectedFingerprint(),
                            "c3".repeat(16))
                        : t)
            .toList());
  }

  @Test
  void theSamePlatformOfTwoRunsIsTwoContendersNamedAfterTheirRuns() {
    RunRecord before = SampleRuns.threePlatforms().id("r1").name("Before").build();
    RunRecord after =
        SampleRuns.empty()
            .platform("postgresql", "PostgreSQL", 0.05)
            .id("r2")
            .name("After")
            .version("19.0")
            .seed(9)
            .build();

    Comparison comparison = comparer.of(List.of(before, after), Optional.of("postgresql"));

    assertThat(comparison.platforms().stream().map(ComparedPlatform::displayName))
        .containsExactly("DuckDB", "SQLite", "PostgreSQL · Before", "PostgreSQL · After");
    assertThat(comparison.baseline()).isEqualTo("postgresql@r1");
    Difference difference =
        comparison.groups().getFirst().cell("postgresql@r2").metric(Metric.P50).difference().get();
    assertThat(difference.verdict()).isEqualTo(Verdict.LOWER);
    assertThat(texts(comparison))
        .anySatisfy(t -> assertThat(t).contains("PostgreSQL 18.6 and PostgreSQL 19.0"))
        .anySatisfy(t -> assertThat(t).contains("not interleaved"));
  }

  @Test
  void namesEverythingThatMakesRunsNotComparable() {
    RunRecord one = SampleRuns.threePlatforms().id("r1").name("One").build();
    RunRecord other =
        SampleRuns.threePlatforms()
            .id("r2")
            .name("Two")
            .fingerprint("f".repeat(32))
            .host("host-b")
            .build();

    Comparison comparison = comparer.of(List.of(one, other), Optional.empty());

    Difference difference =
        comparison.groups().getFirst().cell("sqlite@r2").metric(Metric.P50).difference().get();
    assertThat(difference.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(difference.sentence()).contains("the data differ", "the driver machines differ");
    assertThat(
            comparison.groups().getFirst().cell("sqlite@r1").metric(Metric.P50).difference().get())
        .as("within one run")
        .extracting(Difference::verdict)
        .isEqualTo(Verdict.LOWER);
  }

  @Test
  void runsOfOneNameAreToldApart() {
    RunRecord one = SampleRuns.threePlatforms().id("r1").build();
    RunRecord other = SampleRuns.threePlatforms().id("r2").build();

    assertThat(
            comparer.of(List.of(one, other), Optional.empty()).platforms().stream()
                .map(ComparedPlatform::displayName))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesNoRunARunTwiceAndAnUnknownBaseline() {
    RunRecord run = SampleRuns.threePlatforms().build();

    assertRequestProblem(List.of(), Optional.empty());
    assertRequestProblem(List.of(run, run), Optional.empty());
    assertThatThrownBy(() -> comparer.of(List.of(run), Optional.of("postgres")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Did you mean 'postgresql'?");
  }

  private void assertRequestProblem(List<RunRecord> runs, Optional<String> baseline) {
    assertThatThrownBy(() -> comparer.of(runs, baseline))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST));
  }

  @Test
  void headlineCountsOnlyClearWins() {
    Comparison comparison = comparer.of(SampleRuns.threePlatforms().build());

    assertThat(comparison.headline(Metric.P50))
        .isEqualTo("SQLite has the lowest p50 in all 6 settings");
    assertThat(
            comparer
                .of(SampleRuns.empty().platform("a", "Alpha", 1).platform("b", "Beta", 1).build())
                .headline(Metric.P50))
        .doesNotContain("has the lowest p50 in all");
  }

  private Difference difference(RunRecord run, String platform, Metric metric) {
    return comparer
        .of(run)
        .groups()
        .getFirst()
        .cell(platform)
        .metric(metric)
        .difference()
        .orElseThrow();
  }

  private static List<String> texts(Comparison comparison) {
    return comparison.caveats().stream().map(Caveat::text).toList();
  }
}
