package dev.bakeoff.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.workload.RequestPlan.Execution;
import dev.bakeoff.workload.RequestPlan.Kind;
import dev.bakeoff.workload.Shape.FanoutMode;
import dev.bakeoff.workload.Shape.MixPart;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.Shape.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tables and columns a workload works on, by the built-in datasets. */
final class RequestPlanTest {
  private static final int LATEST = 5;

  @TempDir static Path folder;

  private static DatasetCatalog catalog;
  private static Manifest customer;
  private static Manifest fraud;
  private static Manifest retail;
  private static Manifest usage;

  @BeforeAll
  static void make() {
    catalog = new DatasetCatalog(folder);
    customer = dataset("customer", 2_000);
    fraud = dataset("fraud", 3_000);
    retail = dataset("retail", 3_000);
    usage = dataset("ocp_usage", 2_000);
  }

  private static Manifest dataset(String spec, long rows) {
    return new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
        .ensure(
            new CreateRequest(spec, "1.0", spec, CreateRequest.Size.rows(rows), 7, 2),
            Progress.NONE,
            new Cancellation());
  }

  private static Shape fanout(int tables, FanoutMode mode) {
    return new Shape(tables, mode, Optional.empty(), List.of(), List.of(), Map.of());
  }

  private static Shape mix(MixPart... parts) {
    return new Shape(
        0, FanoutMode.ONE_REQUEST, Optional.empty(), List.of(parts), List.of(), Map.of());
  }

  private static Shape window(Duration length) {
    return new Shape(
        0, FanoutMode.ONE_REQUEST, Optional.of(length), List.of(), List.of(), Map.of());
  }

  private static Shape sql(Map<String, String> parameters, String... statements) {
    return new Shape(
        0,
        FanoutMode.ONE_REQUEST,
        Optional.empty(),
        List.of(),
        java.util.Arrays.stream(statements).map(s -> new SqlStatement(s, 1, s)).toList(),
        parameters);
  }

  private static RequestPlan plan(Pattern pattern, Shape shape, Manifest dataset) {
    return RequestPlan.of(pattern, LATEST, WorkloadOptions.DEFAULT.with(shape), dataset.tables());
  }

  private static Kind only(RequestPlan plan) {
    assertThat(plan.kinds()).hasSize(1);
    return plan.kinds().getFirst();
  }

  private static RequestPlan filled(RequestPlan plan, Manifest dataset) {
    return new RequestData(new ParquetSource(catalog, dataset)).fill(plan);
  }

  @Test
  void twoTablesAreTheRowAndItsLatestRowsWhetherAskedForOrNot() {
    Kind unasked = only(plan(Pattern.FANOUT, Shape.DEFAULT, customer));
    Kind asked = only(plan(Pattern.FANOUT, fanout(2, FanoutMode.ONE_REQUEST), customer));
    assertThat(asked.accesses()).isEqualTo(unasked.accesses());
    assertThat(asked.accesses().getFirst())
        .isEqualTo(
            new Access.Fanout(
                customer.table("customer_profiles").schema(),
                "customer_id",
                customer.table("customer_events").schema(),
                "customer_id",
                "event_time",
                LATEST));
  }

  @Test
  void thirtyTablesOfOneKeyAreOneRequestOrAsManyRequests() {
    Kind one = only(plan(Pattern.FANOUT, fanout(30, FanoutMode.ONE_REQUEST), fraud));
    Access.MultiTable all = (Access.MultiTable) one.accesses().getFirst();
    assertThat(all.rows()).hasSize(29);
    assertThat(all.rows().getFirst().table().name()).isEqualTo("accounts");
    assertThat(all.rows()).allSatisfy(r -> assertThat(r.keyColumn()).isEqualTo("account_id"));
    assertThat(all.latest()).hasSize(1);
    assertThat(all.latest().getFirst().table().name()).isEqualTo("transactions");
    assertThat(one.execution()).isEqualTo(Execution.SINGLE);

    for (FanoutMode mode : List.of(FanoutMode.PARALLEL, FanoutMode.SEQUENTIAL)) {
      RequestPlan plan = plan(Pattern.FANOUT, fanout(30, mode), fraud);
      Kind several = only(plan);
      assertThat(several.accesses()).hasSize(30);
      assertThat(several.execution().name()).isEqualTo(mode.name());
      assertThat(several.mustFind()).isTrue();
      assertThat(plan.needs().contains(Capability.CONCURRENT_CLIENTS))
          .isEqualTo(mode == FanoutMode.PARALLEL);
    }
    assertThat(only(plan(Pattern.FANOUT, fanout(1, FanoutMode.PARALLEL), fraud)).accesses())
        .containsExactly(new Access.Lookup(fraud.table("accounts").schema(), "account_id"));
  }

  @Test
  void moreTablesThanBelongToAKeyAreRefusedWithTheirNumber() {
    assertThatThrownBy(() -> plan(Pattern.FANOUT, fanout(30, FanoutMode.PARALLEL), customer))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2 tables")
        .hasMessageContaining("customer_id")
        .hasMessageContaining("not 30");
  }

  @Test
  void aMixThatSaysNothingReadsFourTimesOfFiveAndUpdatesWhatIsNeitherKeyNorIndexed() {
    RequestPlan plan = plan(Pattern.MIXED, Shape.DEFAULT, customer);
    assertThat(plan.writes()).isTrue();
    assertThat(plan.needs()).containsExactlyInAnyOrder(Capability.LOOKUP, Capability.UPDATE);
    assertThat(plan.kinds().stream().map(Kind::weight)).containsExactly(4, 1);
    assertThat(plan.kinds().getLast().accesses().getFirst())
        .isEqualTo(
            new Access.Update(
                customer.table("customer_profiles").schema(), "customer_id", "lifetime_value"));
  }

  @Test
  void aTransactionTakesOneTableAfterTheOther() {
    MixPart part =
        new MixPart(
            "order",
            3,
            Step.TRANSACTION,
            List.of(Step.LOOKUP, Step.LOOKUP, Step.UPDATE, Step.UPDATE));
    RequestPlan plan = plan(Pattern.MIXED, mix(part), fraud);
    Access.Transaction transaction = (Access.Transaction) only(plan).accesses().getFirst();
    assertThat(transaction.steps()).hasSize(4).doesNotHaveDuplicates();
    assertThat(plan.needs()).containsExactly(Capability.TRANSACTIONS);
    assertThat(plan.writes()).isTrue();

    MixPart writes = new MixPart("w", 1, Step.TRANSACTION, List.of(Step.UPDATE, Step.UPDATE));
    assertThat(plan(Pattern.MIXED, mix(writes), fraud).needs())
        .containsExactly(Capability.BATCH_TRANSACTIONS);
    // The same row twice, since there is one table with a row for each customer.
    assertThat(plan(Pattern.MIXED, mix(writes), customer).needs())
        .containsExactly(Capability.TRANSACTIONS);
    MixPart reads = new MixPart("r", 1, Step.TRANSACTION, List.of(Step.LOOKUP, Step.LOOKUP));
    assertThat(plan(Pattern.MIXED, mix(reads), fraud).writes()).isFalse();
  }

  @Test
  void aTimeSeriesIsThatOfTheTableWithAnIndexByTime() {
    Kind events = only(plan(Pattern.TIME_SERIES, Shape.DEFAULT, customer));
    assertThat(events.accesses())
        .containsExactly(
            new Access.Latest(
                customer.table("customer_events").schema(), "customer_id", "event_time", LATEST));
    assertThat(events.keys().count()).isEqualTo(customer.table("customer_profiles").rows());
    assertThat(events.mustFind()).isFalse();

    Kind pods = only(filled(plan(Pattern.TIME_SERIES, Shape.DEFAULT, usage), usage));
    assertThat(((Access.Latest) pods.accesses().getFirst()).keyColumn()).isEqualTo("pod_id");
    assertThat(pods.keys().count()).isEqualTo(30);
  }

  @Test
  void aWindowIsTheNewestStretchOfTheTablesTime() {
    Duration month = Duration.ofDays(30);
    Kind kind = only(filled(plan(Pattern.TIME_SERIES, window(month), customer), customer));
    Access.TimeSeries series = (Access.TimeSeries) kind.accesses().getFirst();
    assertThat(series.until() - series.from()).isEqualTo(month.toMillis() * 1_000);
    TableEntry events = customer.table("customer_events");
    assertThat(series.until() - 1)
        .isEqualTo(
            new ParquetSource(catalog, customer)
                .range(events, "event_time")
                .orElseThrow()
                .greatest());
    assertThat(kind.unread()).isEmpty();
  }

  @Test
  void parametersTakeTheirValuesFromTheColumnOfTheirNameOrTheOneThatIsStated() {
    Access.Sql named =
        (Access.Sql)
            only(filled(
                    plan(
                        Pattern.SQL,
                        sql(
                            Map.of(),
                            "SELECT * FROM customer_profiles WHERE customer_id = :customer_id AND"
                                + " country = :country"),
                        customer),
                    customer))
                .accesses()
                .getFirst();
    assertThat(named.parameter("customer_id").values()).hasSize(200).doesNotHaveDuplicates();
    assertThat(named.parameter("country").values()).hasSize(200);
    Kind stated =
        only(
            filled(
                plan(
                    Pattern.SQL,
                    sql(
                        Map.of("what", "customer_events.event_type"),
                        "SELECT count(*) FROM customer_events WHERE event_type = :what"),
                    customer),
                customer));
    Access.Sql sql = (Access.Sql) stated.accesses().getFirst();
    List<String> types = sql.parameter("what").values().stream().map(String.class::cast).toList();
    assertThat(types).contains("purchase").doesNotHaveDuplicates();
    assertThat(stated.keys().count()).isEqualTo(sql.parameter("what").values().size());
  }

  @Test
  void aParameterThatNoColumnOrSeveralHaveIsRefused() {
    assertThatThrownBy(() -> plan(Pattern.SQL, sql(Map.of(), "SELECT :nobody"), customer))
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> plan(Pattern.SQL, sql(Map.of(), "SELECT :country"), fraud))
        .hasMessageContaining("accounts and transactions")
        .hasMessageContaining("country: accounts.country");
    assertThatThrownBy(
            () ->
                plan(Pattern.SQL, sql(Map.of("x", "customer_events.nope"), "SELECT :x"), customer))
        .hasMessageContaining("customer_events.nope");
    assertThatThrownBy(
            () ->
                plan(
                    Pattern.SQL,
                    sql(Map.of("y", "customer_events.event_id"), "SELECT 1"),
                    customer))
        .hasMessageContaining(":y");
    assertThatThrownBy(() -> plan(Pattern.SQL, Shape.DEFAULT, customer))
        .hasMessageContaining("no statement");
  }

  @Test
  void aShopsCustomersHaveTheirOrders() {
    Kind kind = only(plan(Pattern.FANOUT, fanout(2, FanoutMode.SEQUENTIAL), retail));
    assertThat(kind.accesses())
        .containsExactly(
            new Access.Lookup(retail.table("customers").schema(), "customer_id"),
            new Access.Latest(
                retail.table("orders").schema(), "customer_id", "ordered_at", LATEST));
  }
}
