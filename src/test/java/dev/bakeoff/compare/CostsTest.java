package dev.bakeoff.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.Cost;
import dev.bakeoff.metrics.cost.Price;
import dev.bakeoff.metrics.cost.Price.Per;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.run.RunJson;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
  private static final PriceBook BOOK =
      new PriceBook(
          List.of(
              new Price("machine", "hourly", 1, Per.HOUR, "2026-11-21", "any", "our own rack"),
              new Price(
                  "postgresql", "hourly", 2, Per.HOUR, "2026-11-21", "any", "your own figure")));
  private final RunRecord run =
      SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).build();

  @Test
  void runsWithoutPricesHaveNoCost() {
    CellStats cell = new Comparer().of(run).groups().getFirst().cell("postgresql");

    assertThat(cell.cost().basis()).isEqualTo(Cost.Basis.NONE);
    assertThat(cell.cost().perMillion()).isEmpty();
  }

  @Test
  void aRunIsRepricedWithoutTouchingWhatWasMeasured() {
    Comparison comparison = new Comparer().of(Costs.repriced(run, BOOK));

    CellStats server = comparison.groups().getFirst().cell("postgresql");
    double throughput = server.metric(Metric.THROUGHPUT).pooled().orElseThrow();
    assertThat(server.cost().perMillion().orElseThrow())
        .isCloseTo(2 / (throughput * 3600) * 1e6, within(1e-9));
    assertThat(comparison.groups().getFirst().cell("duckdb").cost().perHour())
        .as("an embedded engine is paid for with the machine")
        .hasValueCloseTo(1.0, within(1e-9));
    assertThat(comparison.caveats().stream().map(Caveat::text))
        .anySatisfy(
            t ->
                assertThat(t)
                    .contains(
                        "PostgreSQL by time: 2 USD per hour",
                        "without loading, warm-up, storage, transfer"));
  }

  @Test
  void runsWithOtherPricesAreToldApart() {
    RunRecord one = Costs.repriced(SampleRuns.threePlatforms().id("r1").name("One").build(), BOOK);
    RunRecord other =
        Costs.repriced(
            SampleRuns.threePlatforms().id("r2").name("Two").build(),
            BOOK.without("machine", "hourly"));

    assertThat(
            new Comparer()
                .of(List.of(one, other), java.util.Optional.empty()).caveats().stream()
                    .map(Caveat::text))
        .anySatisfy(t -> assertThat(t).contains("different prices", "--reprice"));
  }

  @Test
  void pricesArePartOfThePlanAndOlderPlansHaveNone() {
    RunPlan priced = run.plan().withPrices(BOOK);

    assertThat(RunJson.read(RunJson.write(priced), RunPlan.class)).isEqualTo(priced);
    assertThat(RunJson.read(RunJson.write(run.plan()), RunPlan.class).prices()).isEmpty();
  }
}
