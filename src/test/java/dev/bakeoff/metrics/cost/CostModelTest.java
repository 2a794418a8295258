package dev.bakeoff.metrics.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bakeoff.metrics.cost.Cost.Basis;
import dev.bakeoff.metrics.cost.Price.Per;
import dev.bakeoff.model.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostModelTest {
  private final PriceBook book =
      new PriceBook(
          List.of(
              price("dynamodb", "read_units", 0.125, Per.MILLION),
              price("dynamodb", "write_units", 0.625, Per.MILLION),
              price("bigquery", "bytes_billed", 6.25, Per.TIB),
              price("postgresql/aurora", "ACU", 0.12, Per.HOUR),
              price("postgresql", "db.r6g.large", 0.26, Per.HOUR),
              price("warehouse", "hourly", 8, Per.HOUR),
              price("snowflake", "credit", 2, Per.CREDIT),
              price("machine", "hourly", 0.5, Per.HOUR)));
  private final CostModel model = new CostModel(book);

  @Test
  void meteredUnitsArePricedByTheMillion() {
    Cost cost =
        model.of(
            platform("dynamodb", "dynamodb", null, null, false),
            use(Map.of("read_units", 50_000.0, "write_units", 10_000.0, "requests", 60_000.0)));

    assertThat(cost.basis()).isEqualTo(Basis.METERED);
    assertThat(cost.total().orElseThrow()).isCloseTo(0.00625 + 0.00625, within(1e-12));
    assertThat(cost.perMillion().orElseThrow()).isCloseTo(0.125, within(1e-9));
    assertThat(cost.perHour().orElseThrow()).isCloseTo(4.5, within(1e-9));
    assertThat(cost.note())
        .startsWith(
            "as the platform metered: 0.125 USD per million of read_units (us, 2026-01-01)");
  }

  @Test
  void bytesArePricedByTheTebibyteAndSlotsTakeTheirPlaceWhereTheyArePaidFor() {
    CostModel.Platform bigquery = platform("bq", "bigquery", null, null, false);
    Map<String, Double> counters = Map.of("bytes_billed", 0x1p40, "slot_ms", 7_200_000.0);

    assertThat(model.of(bigquery, use(counters)).total()).hasValue(6.25);
    Cost slots =
        new CostModel(
                new PriceBook(List.of(price("bigquery", "slot_ms", 0.04, Per.SLOT_HOUR)))
                    .over(book))
            .of(bigquery, use(counters));
    assertThat(slots.total().orElseThrow()).as("two slot hours").isCloseTo(0.08, within(1e-12));
  }

  /** 3,600 USD an hour at 10,000 requests a second is 100 USD a million. */
  @Test
  void timeIsPricedByTheShareOfAnHour() {
    Cost cost = model.of(platform("pg", "postgresql", null, "3600 USD/h", false), use(Map.of()));

    assertThat(cost.basis()).isEqualTo(Basis.TIME);
    assertThat(cost.perHour().orElseThrow()).isCloseTo(3600, within(1e-9));
    assertThat(cost.perMillion().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(cost.total().orElseThrow()).isCloseTo(10, within(1e-9));
  }

  @Test
  void aProfileSaysWhatItRunsOn() {
    assertThat(hourly(platform("au", "postgresql", "aurora", "4 x ACU + 2 x db.r6g.large", false)))
        .isCloseTo(0.48 + 0.52, within(1e-12));
    assertThat(hourly(platform("sf", "snowflake", null, "2 x credit", false)))
        .isCloseTo(4, within(1e-12));
    Cost unknown = model.of(platform("pg", "postgresql", null, "db.unknown", false), use(Map.of()));
    assertThat(unknown.total()).isEmpty();
    assertThat(unknown.note()).contains("'db.unknown', which has no price");
  }

  @Test
  void thePriceOfAProfileGoesBeforeWhatItMeters() {
    Cost cost =
        model.of(
            platform("warehouse", "bigquery", null, null, false),
            use(Map.of("bytes_billed", 0x1p40)));

    assertThat(cost.basis()).isEqualTo(Basis.TIME);
    assertThat(cost.perHour().orElseThrow()).isCloseTo(8, within(1e-12));
  }

  @Test
  void theMachineIsPaidForWhereThePlatformWorksOnIt() {
    assertThat(hourly(platform("duckdb", "duckdb", null, null, true))).isEqualTo(0.5);
  }

  @Test
  void withoutAPriceThereIsNoCostAndNeverNothing() {
    Cost cost = model.of(platform("pg", "postgresql", null, null, false), use(Map.of()));

    assertThat(cost.basis()).isEqualTo(Basis.NONE);
    assertThat(cost.perMillion()).isEmpty();
    assertThat(cost.total()).isEmpty();
    assertThat(cost.note()).contains("no price is known for pg", "bakeoff price set pg hourly");
    assertThat(Cost.sum(List.of(cost, cost)).total()).isEmpty();
  }

  @Test
  void costsOfTrialsAddUp() {
    Cost one = model.of(platform("duckdb", "duckdb", null, null, true), use(Map.of()));

    Cost two = Cost.sum(List.of(one, one));
    assertThat(two.total().orElseThrow()).isCloseTo(2 * one.usd(), within(1e-15));
    assertThat(two.perMillion()).isEqualTo(one.perMillion());
    assertThat(two.note()).isEqualTo(one.note());
  }

  @Test
  void whatCannotBeReadIsRefused() {
    CostModel.check("2 x db.r6g.large + 0.10 USD/h");
    assertThatThrownBy(() -> CostModel.check("2 x db.r6g.large + "))
        .isInstanceOf(ProblemException.class);
  }

  private double hourly(CostModel.Platform platform) {
    return model.of(platform, use(Map.of())).perHour().orElseThrow();
  }

  /** Ten seconds with 100,000 requests. */
  private static CostModel.Use use(Map<String, Double> counters) {
    return new CostModel.Use(10, 100_000, counters, 100_000);
  }

  private static CostModel.Platform platform(
      String name, String type, String flavor, String runsOn, boolean here) {
    return new CostModel.Platform(
        name, type, Optional.ofNullable(flavor), Optional.ofNullable(runsOn), here);
  }

  private static Price price(String scope, String item, double usd, Per per) {
    return new Price(scope, item, usd, per, "2026-01-01", "us", "your own figure");
  }
}
