package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.ResultsJson;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.WorkloadOptions;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Loops are never mixed, knees are compared by their rate, and broken legs get no verdict. */
class LoopsAndTruthTest {
  private static final WorkloadOptions KNEE =
      WorkloadOptions.DEFAULT.with(Pacing.knee(new Pacing.Goal(99, 20)));

  @Test
  void openAndClosedLegsOfOneWorkloadAreNeverCompared() {
    RunRecord closed = sample("r1", WorkloadOptions.DEFAULT).build();
    RunRecord open = sample("r2", open(500)).build();

    Comparison comparison = new Comparer().of(List.of(closed, open), Optional.empty());

    assertThat(comparison.groups().stream().map(Group::title))
        .containsExactly(
            "Single-key lookup, 1 client", "Single-key lookup (open loop), 1 client, 500/s");
    assertThat(comparison.groups().getLast().cell("duckdb@r1").note())
        .isEqualTo("not among the legs compared");
    assertThat(texts(comparison))
        .anySatisfy(
            t -> assertThat(t).contains("different loops", "never compared with each other"));
  }

  @Test
  void differentRatesAreDifferentSettingsAndOtherOptionsAreNamed() {
    RunRecord slow = sample("r1", open(500)).build();
    RunRecord fast = sample("r2", open(900)).build();
    assertThat(new Comparer().of(List.of(slow, fast), Optional.empty()).groups()).hasSize(2);

    RunRecord warm = sample("r3", WorkloadOptions.DEFAULT).build();
    RunRecord cold = sample("r4", WorkloadOptions.DEFAULT.with(CacheState.COLD)).build();
    Difference difference =
        new Comparer()
            .of(List.of(warm, cold), Optional.empty())
            .groups()
            .getFirst()
            .cell("duckdb@r4")
            .metric(Metric.P50)
            .difference()
            .orElseThrow();
    assertThat(difference.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(difference.sentence()).contains("defined differently: cache warm and cold");
  }

  @Test
  void kneesAreComparedByTheirRateAndByNothingElse() {
    RunRecord run =
        sample("r1", KNEE)
            .legs(
                leg ->
                    knee(
                        SampleRuns.with(leg, KNEE),
                        leg.plan().platform().equals("sqlite") ? 4000 : 1000))
            .build();

    Comparison comparison = new Comparer().of(run);

    Group group = comparison.groups().getFirst();
    assertThat(group.title()).isEqualTo("Single-key lookup (highest rate), 1 client");
    assertThat(group.finding(Metric.KNEE_RATE).sentence())
        .startsWith("SQLite has the highest rate within the goal, 4.0 times that of");
    assertThat(group.cell("sqlite").metric(Metric.P99).difference().orElseThrow().reason())
        .hasValue("each platform's p99 is at its own highest rate");
    assertThat(comparison.headline(Metric.THROUGHPUT)).contains("rate within the goal");
    ObjectNode leg = (ObjectNode) new ResultsJson().run(run).get("legs").get(0);
    assertThat(leg.get("loop").asText()).isEqualTo("open");
    assertThat(leg.get("knee_rate_ops_s").asDouble()).isEqualTo(1000);
    assertThat(leg.get("ops").asLong()).as("of the best step").isEqualTo(400);
  }

  /** One step that keeps the goal, and one that does not. */
  private static LegRecord knee(LegRecord leg, double rate) {
    List<Interval> intervals = new ArrayList<>();
    for (int step = 0; step < 2; step++) {
      Interval i = leg.intervals().get(step);
      intervals.add(
          new Interval(
              i.startMillis(),
              1,
              i.latencies(),
              Map.of(),
              Map.of("service", i.latencies(), "wait", Latencies.ofNanos(1000, 2000, 3000)),
              Optional.of(new ArrivalCounts(step, 400, 400, 3, 0, 0))));
    }
    return new LegRecord(
        leg.plan(),
        leg.status(),
        leg.problem(),
        leg.started(),
        intervals,
        leg.resources(),
        leg.counters(),
        Map.of(Fact.KNEE_RATE, rate, Fact.KNEE_STEP, 0.0));
  }

  @Test
  void aBrokenTruthCheckTakesTheVerdictAndStandsBelowEveryChart() {
    RunRecord run =
        sample("r1", WorkloadOptions.DEFAULT)
            .legs(
                leg ->
                    leg.plan().platform().equals("sqlite")
                        ? SampleRuns.withFacts(
                            leg, Map.of(Fact.DRIVER_CEILING, leg.throughput() * 1.1))
                        : leg)
            .build();

    Comparison comparison = new Comparer().of(run);

    Group group = comparison.groups().getFirst();
    CellStats sqlite = group.cell("sqlite");
    assertThat(sqlite.broken()).isTrue();
    assertThat(sqlite.doubts().getFirst().kind()).isEqualTo(TruthCheck.Kind.DRIVER);
    Difference difference = sqlite.metric(Metric.P50).difference().orElseThrow();
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHHELD);
    assertThat(difference.sentence()).contains("SQLite's figures are not to be relied on");
    assertThat(group.cell("postgresql").metric(Metric.P50).difference().orElseThrow().verdict())
        .isEqualTo(Verdict.LOWER);
    assertThat(Charts.latency(comparison, group).words().footnotes())
        .anySatisfy(
            n -> assertThat(n).isEqualTo("! SQLite: load driver broken, so no verdict (1 client)."))
        .anySatisfy(n -> assertThat(n).contains("cannot show how requests queue behind a stall"));
    assertThat(ComparisonText.of(comparison, 100)).contains("driver BROKEN");
    ObjectNode leg = (ObjectNode) new ResultsJson().run(run).get("legs").get(1);
    assertThat(leg.get("truth_state").asText()).isEqualTo("broken");
    assertThat(leg.get("truth").get(1).get("kind").asText()).isEqualTo("driver");
  }

  @Test
  void whatWasExpectedStandsBesideWhatCame() {
    WorkloadOptions options =
        new WorkloadOptions(null, null, null, null, null, Map.of("p99_ms", 1.0));
    RunRecord run = sample("r1", options).build();

    ObjectNode expected =
        (ObjectNode) new ResultsJson().run(run).get("legs").get(0).get("expected").get("p99_ms");

    double actual = run.legs().getFirst().latencies().percentileMillis(99);
    assertThat(expected.get("expected").asDouble()).isEqualTo(1);
    assertThat(expected.get("actual").asDouble()).isEqualTo(actual);
    assertThat(expected.get("variance_pct").asDouble()).isEqualTo(100 * (actual - 1));
  }

  private static SampleRuns sample(String id, WorkloadOptions options) {
    return SampleRuns.threePlatforms()
        .id(id)
        .name("Run " + id)
        .patterns(Pattern.LOOKUP)
        .clients(1)
        .legs(leg -> SampleRuns.with(leg, options));
  }

  private static WorkloadOptions open(double rate) {
    return WorkloadOptions.DEFAULT.with(Pacing.open(Pacing.Arrivals.CONSTANT, List.of(rate)));
  }

  private static List<String> texts(Comparison comparison) {
    return comparison.caveats().stream().map(Caveat::text).toList();
  }
}
