package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.Price.Per;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TradeoffTest {
  private static PriceBook book(double duckdb, double sqlite, double postgresql) {
    return new PriceBook(
        List.of(
            hourly("duckdb", duckdb), hourly("sqlite", sqlite), hourly("postgresql", postgresql)));
  }

  private static Price hourly(String platform, double usd) {
    return new Price(platform, "hourly", usd, Per.HOUR, "2026-11-21", "any", "a test");
  }

  private static RunRecord run() {
    return SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).trials(5).build();
  }

  private static Tradeoff of(RunRecord run, Metric metric) {
    Comparison comparison = new Comparer().of(run);
    return Tradeoff.of(comparison, List.of(run), comparison.groups(), metric).orElseThrow();
  }

  @Test
  void whoIsDearerAndSlowerThanAnotherIsSaidToBeBeaten() {
    Tradeoff tradeoff = of(Costs.repriced(run(), book(1, 1, 1)), Metric.P50);

    assertThat(tradeoff.sentence())
        .isEqualTo(
            "Only SQLite is not beaten in both cost and p50: every setting of DuckDB and PostgreSQL"
                + " is");
    assertThat(tradeoff.pairs()).isEqualTo(3);
  }

  @Test
  void whoIsSlowerButCheaperIsNot() {
    // SQLite answers three times as fast as PostgreSQL, and here costs a hundred times as much.
    Tradeoff tradeoff = of(Costs.repriced(run(), book(10, 100, 1)), Metric.P50);

    assertThat(tradeoff.sentence())
        .isEqualTo(
            "Every setting of DuckDB is beaten in both cost and p50; SQLite and PostgreSQL have"
                + " some that are not");
  }

  @Test
  void equalPlatformsAreNotToldApartThoughOneFigureIsAlwaysLess() {
    RunRecord equal =
        Costs.repriced(
            SampleRuns.empty()
                .platform("duckdb", "DuckDB", 0.1)
                .platform("sqlite", "SQLite", 0.1)
                .patterns(Pattern.LOOKUP)
                .clients(1)
                .trials(5)
                .build(),
            book(1, 1, 1));

    assertThat(of(equal, Metric.THROUGHPUT).sentence())
        .isEqualTo("Cost against throughput: no platform is shown to be beaten in both");
  }

  @Test
  void withoutPricesThereIsNothingToHoldAgainstEachOther() {
    RunRecord run = run();
    Comparison comparison = new Comparer().of(run);

    assertThat(Tradeoff.of(comparison, List.of(run), comparison.groups(), Metric.P50)).isEmpty();
  }

  @Test
  void ofTwoTrialsAndOfOtherDataAndOtherPricesNoFrontIsDrawn() {
    RunRecord two =
        Costs.repriced(
            SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).trials(2).build(),
            book(1, 1, 1));
    assertThat(of(two, Metric.P50).sentence())
        .isEqualTo(
            "No verdict on cost and p50, because fewer than two platforms have trials enough for an"
                + " interval");

    RunRecord one = Costs.repriced(run(), book(1, 1, 1));
    RunRecord dearer = Costs.repriced(other().build(), book(2, 2, 2));
    assertThat(apart(one, dearer)).contains("the runs keep different prices");
    RunRecord elsewhere =
        Costs.repriced(other().fingerprint("f".repeat(32)).build(), book(1, 1, 1));
    assertThat(apart(one, elsewhere).orElseThrow()).startsWith("the data differ");
  }

  private static SampleRuns other() {
    return SampleRuns.threePlatforms().id("r2").patterns(Pattern.LOOKUP).clients(1).trials(5);
  }

  private static Optional<String> apart(RunRecord one, RunRecord other) {
    Comparison comparison = new Comparer().of(List.of(one, other), Optional.empty());
    return Tradeoff.of(comparison, List.of(one, other), comparison.groups(), Metric.P50)
        .orElseThrow()
        .apart();
  }
}
