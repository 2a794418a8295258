package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.RequestData;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.Shape;
import dev.bakeoff.workload.Shape.SqlStatement;
import dev.bakeoff.workload.WorkloadOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the requests of the richer workloads give, counted against the dataset itself. */
public abstract class WorkloadContract extends AccessContract {
  private static final int LIMIT = 8;
  private static final int FEW = 3;

  @Test
  void theNewestRowsOfAKeyComeInOrder() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.TIME_SERIES)).isTrue();
    loadNasty();
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation latest = client.prepare(latest(LIMIT));
      assertThat(latest.execute(2)).isZero();
      for (Object[] parent : nasty().parents().rows()) {
        long key = (Long) parent[0];
        assertThat(latest.execute(key)).isEqualTo(newestChildren(key, LIMIT).size());
        assertThat(
                ask(latest(LIMIT), key).stream()
                    .map(row -> whole(row.getFirst()))
                    .collect(Collectors.toSet()))
            .isEqualTo(newestChildren(key, LIMIT));
      }
    }
  }

  @Test
  void severalTablesAreReadByOneKeyWithoutTheProductOfTheirRows() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.FANOUT)).isTrue();
    loadNasty();
    List<Access.Lookup> rows =
        List.of(
            new Access.Lookup(nasty().parents().schema(), NastyData.PARENT_KEY),
            new Access.Lookup(nasty().children().schema(), "id"));
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation single = client.prepare(new Access.MultiTable(rows, List.of()));
      PlatformClient.Operation one =
          client.prepare(new Access.MultiTable(rows, List.of(latest(LIMIT))));
      PlatformClient.Operation two =
          client.prepare(new Access.MultiTable(rows, List.of(latest(LIMIT), latest(FEW))));
      for (PlatformClient.Operation operation : List.of(single, one, two)) {
        // A row of the second table, but none of the first.
        assertThat(operation.execute(2)).isZero();
        assertThat(operation.execute(-1)).isZero();
      }
      for (Object[] parent : nasty().parents().rows()) {
        long key = (Long) parent[0];
        int many = Math.max(1, newestChildren(key, LIMIT).size());
        int few = Math.max(1, newestChildren(key, FEW).size());
        assertThat(single.execute(key)).isEqualTo(1);
        assertThat(one.execute(key)).isEqualTo(many);
        assertThat(two.execute(key)).isEqualTo(many + few);
      }
    }
  }

  @Test
  void severalTablesHaveTheirOwnColumns() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.FANOUT)).isTrue();
    assumeThat(adapter().descriptor().can(Capability.SQL)).isTrue();
    loadNasty();
    Access access =
        new Access.MultiTable(
            List.of(
                new Access.Lookup(nasty().parents().schema(), NastyData.PARENT_KEY),
                new Access.Lookup(nasty().children().schema(), "id")),
            List.of(latest(LIMIT), latest(FEW)));
    int child = nasty().parents().schema().columns().size();
    int many = child + nasty().children().schema().columns().size();
    int few = many + nasty().children().schema().columns().size();
    for (Object[] parent : nasty().parents().rows().subList(0, 10)) {
      long key = (Long) parent[0];
      List<List<Object>> found = ask(access, key);
      assertThat(found)
          .allSatisfy(row -> assertThat(whole(row.getFirst())).isEqualTo(key))
          .allSatisfy(row -> assertThat(whole(row.get(child))).isEqualTo(key));
      assertThat(column(found, many)).isEqualTo(newestChildren(key, LIMIT));
      assertThat(column(found, few)).isEqualTo(newestChildren(key, FEW));
    }
  }

  private static Set<Long> column(List<List<Object>> rows, int index) {
    return rows.stream()
        .map(row -> row.get(index))
        .filter(Objects::nonNull)
        .map(ContractFixture::whole)
        .collect(Collectors.toSet());
  }

  @Test
  void aTransactionsChangesHoldTogetherHoweverManyClientsThereAre() throws Exception {
    boolean mixed = adapter().descriptor().can(Capability.TRANSACTIONS);
    assumeThat(mixed || adapter().descriptor().can(Capability.BATCH_TRANSACTIONS)).isTrue();
    loadNasty();
    TableSchema parents = nasty().parents().schema();
    TableSchema children = nasty().children().schema();
    // Keys that are in both tables; numbers that have room for more.
    List<Object[]> rows =
        nasty().parents().rows().stream()
            .filter(row -> hasRoom(row[3]) && hasRoom(nasty().children().rows().get(id(row))[5]))
            .toList();
    List<Access> steps = new ArrayList<>();
    if (mixed) {
      steps.add(new Access.Lookup(children, "id"));
    }
    steps.add(new Access.Update(parents, NastyData.PARENT_KEY, "decimal(12,2)"));
    steps.add(new Access.Update(children, "id", "long amount"));
    long key = (Long) rows.getFirst()[0];
    int clients = transactionClients();
    int done = 0;
    try (PlatformSession session = open(false);
        ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      Callable<Integer> client = () -> transactions(session, steps, key);
      for (Future<Integer> found : threads.invokeAll(Collections.nCopies(clients, client))) {
        done += found.get();
      }
    }
    assertThat(done).isPositive();
    BigDecimal first =
        grown(new Access.Lookup(parents, NastyData.PARENT_KEY), key, 3, rows.getFirst()[3], 2);
    Object before = nasty().children().rows().get((int) key)[5];
    BigDecimal second = grown(new Access.Lookup(children, "id"), key, 5, before, 6);
    // Not exactly: SQLite keeps decimals as doubles.
    assertClose(first.doubleValue(), done);
    assertClose(second.doubleValue(), done);
  }

  /** How many clients' transactions the platform under test can be trusted to tell apart. */
  protected int transactionClients() {
    return 3;
  }

  private static int id(Object[] parent) {
    return ((Long) parent[0]).intValue();
  }

  private static boolean hasRoom(Object value) {
    return value instanceof Long number && Math.abs(number) < 100_000_000_000L;
  }

  /** How many of some transactions succeeded; all others must have met another's. */
  private static int transactions(PlatformSession session, List<Access> steps, long key)
      throws PlatformException {
    int done = 0;
    try (PlatformClient client = session.connectClient()) {
      PlatformClient.Operation transaction = client.prepare(new Access.Transaction(steps));
      for (int i = 0; i < 10; i++) {
        try {
          assertThat(transaction.execute(key)).isEqualTo(steps.size());
          done++;
        } catch (PlatformException e) {
          assertThat(e.kind()).as(e.toString()).isEqualTo(ErrorKind.CONFLICT);
        }
      }
    }
    return done;
  }

  private BigDecimal grown(Access lookup, long key, int column, Object before, int scale)
      throws Exception {
    Object now = ask(lookup, key).getFirst().get(column);
    return new BigDecimal(now.toString()).subtract(BigDecimal.valueOf((Long) before, scale));
  }

  @Test
  void aTransactionThatFailsInItsMiddleLeavesNothing() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.TRANSACTIONS)).isTrue();
    loadNasty();
    TableSchema parents = nasty().parents().schema();
    TableSchema children = nasty().children().schema();
    Object[] full =
        nasty().parents().rows().stream()
            .filter(row -> Long.valueOf(Long.MAX_VALUE).equals(row[2]))
            .findFirst()
            .orElseThrow();
    long key = (Long) full[0];
    List<Access> steps =
        List.of(
            new Access.Update(children, "id", "long amount"),
            // The greatest number that there is cannot be counted up.
            new Access.Update(parents, NastyData.PARENT_KEY, "BIG int"));
    Throwable failure;
    try (PlatformSession session = open(false);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation transaction = client.prepare(new Access.Transaction(steps));
      failure = catchThrowable(() -> transaction.execute(key));
      // SQLite turns a number that is too great into a double, and Snowflake's have more digits.
      assumeThat(failure).as("the platform has a greatest number").isNotNull();
      PlatformClient.Operation lookup =
          client.prepare(new Access.Lookup(parents, NastyData.PARENT_KEY));
      assertThat(lookup.execute(key)).isEqualTo(1);
    }
    assertThat(failure).isInstanceOf(PlatformException.class);
    Object before = nasty().children().rows().get((int) key)[5];
    assertClose(grown(new Access.Lookup(children, "id"), key, 5, before, 6).doubleValue(), 0);
  }

  /** Whether the platform under test takes parameters of every type, as the real one does. */
  protected boolean takesEveryParameter() {
    return true;
  }

  @Test
  void aStatementOfTheUsersFindsTheRowsOfTheValuesItWasGiven() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.SQL)).isTrue();
    assumeThat(takesEveryParameter()).as("it takes parameters of every type").isTrue();
    loadCustomer();
    Access.Sql sql =
        statement(
            """
            SELECT customer_id, first_name -- by each kind of value: :none
            FROM customer_profiles
            WHERE customer_id = :customer_id AND country = :country AND signup_at = :signup_at
              AND lifetime_value = :lifetime_value AND churn_risk = :churn_risk
              AND is_active = :is_active AND birth_year = :birth_year AND ':no' <> country;
            """,
            Map.of());
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation find = client.prepare(sql);
      int values = sql.parameters().getFirst().values().size();
      for (int i = 0; i < 20; i++) {
        int number = i * (values / 20);
        assertThat(find.execute(number)).as("the values of number " + number).isEqualTo(1);
      }
      assertThat(find.execute(values)).isEqualTo(1);
    }
  }

  @Test
  void aStatementOfTheUsersJoinsTablesByTheirBareNames() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.SQL)).isTrue();
    loadCustomer();
    Access.Sql sql =
        statement(
            "SELECT p.customer_id, e.event_type, e.amount FROM customer_profiles p"
                + " JOIN customer_events e ON e.customer_id = p.customer_id"
                + " WHERE p.customer_id = :who AND e.is_mobile = :mobile",
            Map.of("who", "customer_profiles.customer_id", "mobile", "customer_events.is_mobile"));
    List<long[]> events = new ArrayList<>();
    TableEntry table = customer().table("customer_events");
    int mobile = table.schema().columns().indexOf(table.schema().column("is_mobile"));
    try (RowCursor rows = customerSource().rows(table)) {
      while (rows.next()) {
        events.add(new long[] {rows.longAt(1), rows.longAt(mobile)});
      }
    }
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation join = client.prepare(sql);
      for (int key : IntStream.range(0, 10).toArray()) {
        long who = (Long) sql.parameter("who").value(key);
        long isMobile = (Boolean) sql.parameter("mobile").value(key) ? 1 : 0;
        assertThat(join.execute(key))
            .isEqualTo((int) events.stream().filter(e -> e[0] == who && e[1] == isMobile).count());
      }
    }
  }

  @Test
  void theFirstRowComesWithinItsRequestAndAPingBetweenThem() throws Exception {
    assumeThat(adapter().descriptor().can(Capability.LOOKUP)).isTrue();
    loadNasty();
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation lookup =
          client.prepare(new Access.Lookup(nasty().parents().schema(), NastyData.PARENT_KEY));
      for (int i = 0; i < 5; i++) {
        long before = System.nanoTime();
        assertThat(lookup.execute(1)).isEqualTo(1);
        long after = System.nanoTime();
        assertThat(client.firstRowAt()).isBetween(before, after);
        assertThat(client.serverNanos()).isLessThan(after - before);
        boolean answered = client.ping();
        assertThat(answered && adapter().descriptor().can(Capability.EMBEDDED)).isFalse();
      }
    }
  }

  private Access.Latest latest(int limit) {
    return new Access.Latest(
        nasty().children().schema(), NastyData.CHILD_PARENT, NastyData.CHILD_TIME, limit);
  }

  private void loadCustomer() {
    try (PlatformSession session = open(false)) {
      session.load(customer(), customerSource(), Progress.NONE, new Cancellation());
    }
  }

  private Access.Sql statement(String sql, Map<String, String> parameters) {
    Shape shape =
        new Shape(
            0,
            Shape.FanoutMode.ONE_REQUEST,
            Optional.empty(),
            List.of(),
            List.of(new SqlStatement("own", 1, sql)),
            parameters);
    RequestPlan plan =
        RequestPlan.of(Pattern.SQL, 1, WorkloadOptions.DEFAULT.with(shape), customer().tables());
    RequestPlan filled = new RequestData((ParquetSource) customerSource()).fill(plan);
    return (Access.Sql) filled.kinds().getFirst().accesses().getFirst();
  }
}
