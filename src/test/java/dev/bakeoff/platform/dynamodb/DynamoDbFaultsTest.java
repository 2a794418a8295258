package dev.bakeoff.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.platform.dynamodb.FaultyProxy.Deed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What networks and AWS do to requests, done to them between the adapter and DynamoDB Local. */
@ExtendWith(LocalDynamoDb.Extension.class)
final class DynamoDbFaultsTest {
  private static final String PREFIX = "faults.";
  private static final int ROWS = 3_000;

  private final LocalDynamoDb server;
  private final Rows rows;
  private final TableEntry table;
  private FaultyProxy proxy;

  DynamoDbFaultsTest(LocalDynamoDb server) {
    this.server = server;
    List<Object[]> all = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      all.add(new Object[] {(long) i, "row " + i});
    }
    this.rows =
        new Rows(
            Rows.table(
                "numbered",
                List.of(
                    new Column("id", ColumnType.BIGINT, false),
                    new Column("name", ColumnType.TEXT, true)),
                List.of("id"),
                all));
    this.table = rows.manifest().tables().getFirst();
  }

  @BeforeEach
  void start() throws IOException {
    proxy = new FaultyProxy(server.endpoint());
    try (PlatformSession session = open(Map.of())) {
      session.unload();
    }
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  private Connection connection(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(server.settings(PREFIX));
    settings.put("endpoint", proxy.endpoint().toString());
    settings.putAll(more);
    return new Connection(
        "mine", "dynamodb", "faults_1_0", false, settings, LocalDynamoDb.secrets());
  }

  private PlatformSession open(Map<String, String> more) {
    return DynamoDbSession.open(connection(more), Duration.ofSeconds(20));
  }

  private void assertComplete(PlatformSession session) {
    assertThat(session.holds(rows.manifest())).isTrue();
    assertThat(Rows.fingerprint(session, table)).isEqualTo(table.fingerprint());
  }

  private List<String> tablesThere() {
    try (DynamoDbClient client = server.plainClient()) {
      return LocalDynamoDb.tables(client, PREFIX + "faults_1_0");
    }
  }

  @Test
  void itemsThatDynamoDbLeavesUnprocessedAreWrittenAgain() {
    proxy.does(
        (number, operation) ->
            operation.equals("BatchWriteItem") && number % 4 == 0 ? new Deed.Partly() : Deed.PASS);
    try (PlatformSession session = open(Map.of())) {
      rows.loadInto(session);
      assertComplete(session);
      assertThat(session.counters().get("throttled_requests")).isPositive();
      // 3,000 items below 1 KB; what was left out and written later counts once.
      assertThat(session.counters().get("write_units")).isBetween(3_000.0, 3_000.0);
    }
  }

  @Test
  void aLoadThatIsThrottledSlowsDownAndEndsComplete() {
    proxy.does(
        (number, operation) ->
            operation.equals("BatchWriteItem") && number % 3 != 0 ? Deed.THROTTLE : Deed.PASS);
    try (PlatformSession session = open(Map.of())) {
      rows.loadInto(session);
      assertComplete(session);
    }
  }

  @Test
  void aConnectionThatIsLostInTheMiddleOfALoadIsFoundAgain() {
    long[] outage = new long[1];
    proxy.does(
        (number, operation) -> {
          if (number < 30) {
            return Deed.PASS;
          }
          synchronized (outage) {
            if (outage[0] == 0) {
              outage[0] = System.nanoTime();
            }
            return System.nanoTime() - outage[0] < 2_000_000_000L ? Deed.CUT : Deed.PASS;
          }
        });
    try (PlatformSession session = open(Map.of())) {
      rows.loadInto(session);
      assertThat(outage[0]).isNotZero();
      assertComplete(session);
    }
  }

  @Test
  void aConnectionThatStaysAwaySaysHowFarItCameAndIsReplacedByTheNextLoad() {
    proxy.does((number, _) -> number < 30 ? Deed.PASS : Deed.CUT);
    try (PlatformSession session =
        DynamoDbSession.open(connection(Map.of()), Duration.ofMillis(500))) {
      assertThatThrownBy(() -> rows.loadInto(session))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("numbered")
          .hasMessageMatching("(?s).*after [1-9][0-9,]* of 3,000 rows.*")
          .hasMessageContaining("faults.faults_1_0_numbered")
          .hasMessageContaining("Load again");
    }
    assertThat(tablesThere()).hasSize(1);
    proxy.does((_, _) -> Deed.PASS);
    try (PlatformSession session = open(Map.of())) {
      assertThat(session.holds(rows.manifest())).isFalse();
      rows.loadInto(session);
      assertComplete(session);
      session.unload();
    }
    assertThat(tablesThere()).isEmpty();
  }

  @Test
  void failedRequestsOfClientsHaveTheirKindsAndAreNotRepeated() throws Exception {
    try (PlatformSession session = open(Map.of());
        PlatformClient client = session.connectClient()) {
      rows.loadInto(session);
      PlatformClient.Operation lookup = client.prepare(new Access.Lookup(table.schema(), "id"));
      assertThat(lookup.execute(7)).isEqualTo(1);
      Map<ErrorKind, Deed> deeds =
          Map.of(
              ErrorKind.THROTTLED,
              Deed.THROTTLE,
              ErrorKind.CONNECTION,
              Deed.CUT,
              ErrorKind.DENIED,
              new Deed.Refuse(
                  "com.amazon.coral.service#AccessDeniedException", "User is not authorized"),
              ErrorKind.CONFLICT,
              new Deed.Refuse(
                  "com.amazonaws.dynamodb.v20120810#TransactionConflictException", "conflict"),
              ErrorKind.OTHER,
              new Deed.Refuse("com.amazonaws.dynamodb.v20120810#ValidationException", "no"));
      for (Map.Entry<ErrorKind, Deed> deed : deeds.entrySet()) {
        long[] seen = new long[1];
        proxy.does(
            (number, _) -> {
              seen[0] = number;
              return deed.getValue();
            });
        assertThatThrownBy(() -> lookup.execute(7))
            .isInstanceOfSatisfying(
                PlatformException.class, e -> assertThat(e.kind()).isEqualTo(deed.getKey()));
        assertThat(seen[0]).as(deed.getKey().name()).isEqualTo(1);
      }
      proxy.does((_, _) -> Deed.PASS);
      assertThat(lookup.execute(7)).isEqualTo(1);
      assertThat(session.counters()).containsEntry("throttled_requests", 1.0);
    }
  }

  @Test
  void aRequestThatTakesTooLongIsATimeOutAndTheClientGoesOn() throws Exception {
    try (PlatformSession session = open(Map.of("statement_timeout", "300ms"));
        PlatformClient client = session.connectClient()) {
      // The limit is for requests that are measured, not for loads.
      proxy.does(
          (_, operation) -> operation.equals("BatchWriteItem") ? new Deed.Delay(400) : Deed.PASS);
      rows.loadInto(session);
      PlatformClient.Operation lookup = client.prepare(new Access.Lookup(table.schema(), "id"));
      proxy.does((number, _) -> number == 1 ? new Deed.Delay(2_000) : Deed.PASS);
      assertThatThrownBy(() -> lookup.execute(7))
          .isInstanceOfSatisfying(
              PlatformException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT));
      int found = 0;
      for (int i = 0; i < 5; i++) {
        try {
          found += lookup.execute(i);
        } catch (PlatformException e) {
          // A busy machine may be late even now.
          assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT);
        }
      }
      assertThat(found).isPositive();
    }
  }

  @Test
  void credentialsThatAreRefusedAreSaidWithoutBeingShown() {
    Connection wrong =
        new Connection(
            "mine",
            "dynamodb",
            "faults_1_0",
            false,
            server.settings(PREFIX),
            Map.of("access_key_id", "not-valid", "secret_access_key", "hidden-secret"));
    assertThatThrownBy(() -> new DynamoDbAdapter().open(wrong))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("mine")
        .hasMessageContaining("credentials")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("hidden-secret", "not-valid"));
    List<TestStep> steps = new ArrayList<>();
    assertThatThrownBy(() -> new DynamoDbAdapter().test(wrong, new ConnectionTest(steps::add)))
        .isInstanceOf(ProblemException.class);
    assertThat(steps.getLast().name()).isEqualTo("Sign-in");
    assertThat(steps.getLast().state()).isEqualTo(TestStep.State.FAILED);
    assertThat(steps.getLast().hint()).contains("credentials");
  }

  @Test
  void aTestWarnsWhereTablesMayOnlyBeRead() {
    proxy.does(
        (_, operation) ->
            operation.equals("CreateTable")
                ? new Deed.Refuse(
                    "com.amazon.coral.service#AccessDeniedException",
                    "User is not authorized to perform: dynamodb:CreateTable")
                : Deed.PASS);
    List<TestStep> steps = new ArrayList<>();
    new DynamoDbAdapter().test(connection(Map.of()), new ConnectionTest(steps::add));
    assertThat(steps)
        .filteredOn(step -> step.state() == TestStep.State.WARNING)
        .singleElement()
        .satisfies(step -> assertThat(step.detail()).contains("dynamodb:CreateTable"));
    assertThat(steps.getLast().name()).isEqualTo("Round trip");
  }

  @Test
  void anAddressWhereNobodyAnswersIsNamed() {
    proxy.close();
    assertThatThrownBy(() -> open(Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(proxy.endpoint().toString())
        .hasMessageContaining("nobody answers");
    List<TestStep> steps = new ArrayList<>();
    assertThatThrownBy(
            () -> new DynamoDbAdapter().test(connection(Map.of()), new ConnectionTest(steps::add)))
        .isInstanceOf(ProblemException.class);
    assertThat(steps.getLast().name()).isEqualTo("TCP");
  }

  @Test
  void anItemThatIsTooLargeIsNamedAndNothingIsLeft() {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[] {1L, "x".repeat(399_000)});
    all.add(new Object[] {2L, "x".repeat(411_000)});
    Rows large =
        new Rows(
            Rows.table(
                "large",
                List.of(
                    new Column("id", ColumnType.BIGINT, false),
                    new Column("text", ColumnType.TEXT, true)),
                List.of("id"),
                all));
    try (PlatformSession session = open(Map.of())) {
      assertThatThrownBy(() -> large.loadInto(session))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.DATA))
          .hasMessageContaining("Row 2 of the table 'large'")
          .hasMessageContaining("409,600");
      assertThat(tablesThere()).isEmpty();
      TableSchema schema = large.manifest().tables().getFirst().schema();
      Rows fits = new Rows(new dev.bakeoff.platform.FixtureTable(schema, all.subList(0, 1)));
      fits.loadInto(session);
      assertThat(session.count(fits.manifest().tables().getFirst())).isEqualTo(1);
    }
  }

  @Test
  void aStopEndsALoadThatWaitsForCapacity() {
    proxy.does((_, operation) -> operation.equals("BatchWriteItem") ? Deed.THROTTLE : Deed.PASS);
    Cancellation cancellation = new Cancellation();
    try (PlatformSession session = open(Map.of())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  Thread.sleep(500);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                cancellation.cancel();
              });
      assertThatThrownBy(() -> session.load(rows.manifest(), rows, Progress.NONE, cancellation))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
    }
    assertThat(tablesThere()).isEmpty();
  }
}
