package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Configuration.IndexLayout;
import dev.bakeoff.platform.Configuration.Partition;
import dev.bakeoff.platform.Configuration.TableLayout;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformSession;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading in several streams, through lost connections, and under configurations. */
final class PostgresLoadTest {
  private static final String SCHEMA = "loading";

  @TempDir static Path home;

  private static BuiltInServer.Running server;
  private static Manifest million;
  private static ParquetSource source;
  private static Manifest small;
  private static ParquetSource smallSource;

  @BeforeAll
  static void start() {
    server = new BuiltInPostgres().start(home.resolve("server"));
    DatasetCatalog catalog = new DatasetCatalog(home);
    million = create(catalog, "million", 1_100_000);
    source = new ParquetSource(catalog, million);
    small = create(catalog, "few", 20_000);
    smallSource = new ParquetSource(catalog, small);
  }

  private static Manifest create(DatasetCatalog catalog, String name, long rows) {
    return new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
        .ensure(
            new CreateRequest(name, "1.0", "customer", CreateRequest.Size.rows(rows), 7, 2),
            Progress.NONE,
            new Cancellation());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void startEmpty() {
    try (PlatformSession session = open(connection(Map.of(), Configuration.NONE))) {
      session.unload();
    }
  }

  private static Connection connection(Map<String, String> more, Configuration configuration) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.putAll(more);
    return new Connection(
        "mine", "postgresql", SCHEMA, false, settings, server.secrets(), configuration);
  }

  private static PlatformSession open(Connection connection) {
    return new PostgresAdapter().open(connection);
  }

  private static void load(Connection connection, Manifest manifest, ParquetSource from) {
    try (PlatformSession session = open(connection)) {
      session.load(manifest, from, Progress.NONE, new Cancellation());
      assertComplete(session, manifest);
    }
  }

  private static void assertComplete(PlatformSession session, Manifest manifest) {
    assertThat(session.holds(manifest)).isTrue();
    for (TableEntry table : manifest.tables()) {
      try (RowCursor rows = session.scan(table)) {
        assertThat(
                Fingerprint.of(
                        rows, table.schema(), "", table.rows(), Progress.NONE, new Cancellation())
                    .hex())
            .isEqualTo(table.fingerprint());
      }
    }
    assertThat(ask("SELECT to_regclass('loading.bakeoff_load_parts') IS NULL")).isEqualTo("t");
  }

  @Test
  void severalStreamsGiveTheSameTablesWithTheirKeys() {
    load(connection(Map.of("import_parallel", "3"), Configuration.NONE), small, smallSource);
    assertThat(indexes())
        .contains("customer_events_pkey", "(customer_id, event_time)", "customer_profiles_pkey");
    assertThat(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
        .isEqualTo("1");
    assertThat(
            ask(
                "SELECT relallvisible = relpages FROM pg_class WHERE oid ="
                    + " 'loading.customer_events'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void cutConnectionsInTheMiddleOfAMillionRowsLeaveNoTrace() throws Exception {
    for (String streams : List.of("1", "3")) {
      try (CuttingProxy proxy = new CuttingProxy(port())) {
        proxy.cutAfter(30_000_000);
        load(through(proxy, Map.of("import_parallel", streams)), million, source);
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(proxy.seen()).isGreaterThan(60_000_000);
      }
      startEmpty();
    }
  }

  @Test
  void aServerThatStaysAwayLeavesALoadThatGoesOnLater() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(port())) {
      Map<String, String> settings = Map.of("import_parallel", "2", "reconnect_for", "300ms");
      Connection connection = through(proxy, settings);
      // Two parts of a quarter million rows are under way at a time, so some others are done.
      Progress downAtTwoThirds =
          step -> {
            if (step.done() > 700_000) {
              proxy.goDownAfter(0);
            }
          };
      try (PlatformSession session = open(connection)) {
        assertThatThrownBy(() -> session.load(million, source, downAtTwoThirds, new Cancellation()))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> {
                  Problem problem = e.problem();
                  assertThat(problem.kind()).isEqualTo(Problem.Kind.PLATFORM);
                  assertThat(problem.what())
                      .contains("million:1.0", "did not come back within 300ms", "rows ")
                      .contains("of customer_events", "the primary key of customer_events")
                      .contains("the reference from customer_events to customer_profiles");
                  assertThat(problem.hint()).contains("goes on where it broke off");
                });
      }
      int done = Integer.parseInt(ask("SELECT count(*) FROM loading.bakeoff_load_parts"));
      assertThat(done).isGreaterThan(2);
      long events = Long.parseLong(ask("SELECT count(*) FROM loading.customer_events"));
      assertThat(events).isBetween(1L, 999_999L);
      try (PlatformSession session = open(connection(Map.of(), Configuration.NONE))) {
        assertThat(session.holds(million)).as("a half load").isFalse();
      }
      proxy.comeUp();
      AtomicLong least = new AtomicLong(Long.MAX_VALUE);
      try (PlatformSession session = open(connection)) {
        session.load(
            million,
            source,
            step -> {
              if (step.task().equals("Loading customer_events")) {
                least.accumulateAndGet(step.done(), Math::min);
              }
            },
            new Cancellation());
        assertComplete(session, million);
      }
      assertThat(least.get()).as("rows that were not loaded again").isEqualTo(events);
    }
  }

  @Test
  void anotherLoadReplacesOneThatBrokeOff() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(port())) {
      proxy.goDownAfter(20_000_000);
      Connection connection = through(proxy, Map.of("import_parallel", "4", "reconnect_for", "0s"));
      try (PlatformSession session = open(connection)) {
        assertThatThrownBy(() -> session.load(million, source, Progress.NONE, new Cancellation()))
            .isInstanceOf(ProblemException.class);
      }
    }
    load(connection(Map.of(), Configuration.NONE), small, smallSource);
  }

  @Test
  void cancellingSeveralStreamsLeavesNothing() {
    Cancellation cancellation = new Cancellation();
    try (PlatformSession session =
        open(connection(Map.of("import_parallel", "3"), Configuration.NONE))) {
      assertThatThrownBy(
              () ->
                  session.load(
                      million,
                      source,
                      step -> {
                        if (step.done() > 200_000) {
                          cancellation.cancel();
                        }
                      },
                      cancellation))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
    }
    assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'loading'")).isEqualTo("0");
  }

  @Test
  void aConfigurationReplacesIndexesAndCutsTables() {
    Configuration covering =
        new Configuration(
            "covering",
            Map.of(
                "customer_events",
                new TableLayout(
                    Optional.of(
                        List.of(
                            new IndexLayout(
                                List.of("customer_id", "event_time"), List.of("amount")))),
                    Optional.of(new Partition("customer_id", Partition.Kind.HASH, 4)),
                    List.of(),
                    Map.of("fillfactor", "90")),
                Configuration.OTHERS,
                new TableLayout(
                    Optional.empty(),
                    Optional.empty(),
                    List.of("country", "customer_id"),
                    Map.of("autovacuum_enabled", "false"))));
    Connection connection = connection(Map.of("import_parallel", "3"), covering);
    load(connection, small, smallSource);
    assertThat(indexes()).contains("(customer_id, event_time) INCLUDE (amount)");
    assertThat(ask("SELECT count(*) FROM pg_inherits")).isNotEqualTo("0");
    assertThat(
            ask(
                "SELECT string_agg(DISTINCT reloptions::text, ' ' ORDER BY reloptions::text) FROM"
                    + " pg_class WHERE relnamespace = 'loading'::regnamespace AND relkind = 'r'"))
        .isEqualTo("{autovacuum_enabled=false} {fillfactor=90}");
    assertThat(
            ask(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' AND"
                    + " conrelid = 'loading.customer_events'::regclass"))
        .isEqualTo("PRIMARY KEY (event_id, customer_id)");
    assertThat(
            ask(
                "SELECT count(*) FROM (SELECT country < lag(country) OVER (ORDER BY ctid) AS back"
                    + " FROM loading.customer_profiles) o WHERE back"))
        .isEqualTo("0");
    try (PlatformSession session = open(connection)) {
      assertThat(session.describe().settings().get("configuration")).isEqualTo("covering");
      assertThat(session.describe().settings().get("configuration_notes"))
          .contains("The primary key of customer_events is (event_id, customer_id)");
    }
    try (PlatformSession session = open(connection(Map.of(), Configuration.NONE))) {
      assertThat(session.holds(small)).as("another layout").isFalse();
    }
  }

  @Test
  void tablesAreSplitByMonthWithAPlaceForTheRest() {
    Configuration months =
        new Configuration(
            "months",
            Map.of(
                "customer_events",
                new TableLayout(
                    Optional.of(List.of()),
                    Optional.of(new Partition("event_time", Partition.Kind.MONTH, 0)),
                    List.of(),
                    Map.of()),
                "customer_profiles",
                new TableLayout(
                    Optional.empty(),
                    Optional.of(new Partition("country", Partition.Kind.HASH, 2)),
                    List.of("customer_id"),
                    Map.of())));
    Connection connection = connection(Map.of(), months);
    load(connection, small, smallSource);
    assertThat(ask("SELECT count(*) FROM loading.customer_events_rest")).isEqualTo("0");
    assertThat(
            Integer.parseInt(
                ask(
                    "SELECT count(*) FROM pg_inherits WHERE inhparent ="
                        + " 'loading.customer_events'::regclass")))
        .isGreaterThan(5);
    assertThat(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")).isEqualTo("0");
    try (PlatformSession session = open(connection)) {
      assertThat(session.describe().settings().get("configuration_notes"))
          .contains("No foreign key refers to customer_profiles(customer_id)");
      session.unload();
    }
    assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'loading'")).isEqualTo("0");
  }

  @Test
  void whatAConfigurationCannotHaveIsRefusedInWords() {
    assertRefused(
        layout("customer_event", TableLayout.NONE),
        "names the table 'customer_event', which few:1.0 does not have");
    assertRefused(
        layout("customer_events", indexed("amonut")),
        "names the column 'amonut', which the table 'customer_events' does not have");
    assertRefused(
        layout("customer_events", partitioned(new Partition("amount", Partition.Kind.DAY, 0))),
        "is decimal");
    assertRefused(
        layout("customer_events", partitioned(new Partition("amount", Partition.Kind.HASH, 5000))),
        "5,000 partitions");
    assertRefused(layout("customer_events", stored("fillfactor", "5")), "out of bounds");
    assertRefused(layout("customer_events", stored("filfactor", "50")), "filfactor");
    assertRefused(layout("customer_events", stored("x) --", "50")), "not a storage parameter");
    assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'loading'")).isEqualTo("0");
  }

  private static void assertRefused(Configuration configuration, String words) {
    try (PlatformSession session = open(connection(Map.of(), configuration))) {
      assertThatThrownBy(() -> session.load(small, smallSource, Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining(words);
    }
  }

  private static Configuration layout(String table, TableLayout layout) {
    return new Configuration("wrong", Map.of(table, layout));
  }

  private static TableLayout indexed(String column) {
    return new TableLayout(
        Optional.of(List.of(new IndexLayout(List.of(column), List.of()))),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private static TableLayout partitioned(Partition partition) {
    return new TableLayout(Optional.empty(), Optional.of(partition), List.of(), Map.of());
  }

  private static TableLayout stored(String name, String value) {
    return new TableLayout(Optional.empty(), Optional.empty(), List.of(), Map.of(name, value));
  }

  private static int port() {
    return Integer.parseInt(server.settings().get(PostgresAdapter.PORT));
  }

  private static Connection through(CuttingProxy proxy, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(PostgresAdapter.PORT, Integer.toString(proxy.port()));
    return connection(settings, Configuration.NONE);
  }

  private static String indexes() {
    return ask(
        "SELECT string_agg(indexdef, E'\\n' ORDER BY indexdef) FROM pg_indexes WHERE schemaname ="
            + " 'loading'");
  }

  private static String ask(String sql) {
    try (java.sql.Connection driver =
            PostgresServer.of(connection(Map.of(), Configuration.NONE)).connect();
        Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
