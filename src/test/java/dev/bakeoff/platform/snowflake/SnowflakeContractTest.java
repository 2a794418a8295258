package dev.bakeoff.platform.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.Configuration;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.JdbcContract;
import dev.bakeoff.platform.LogWatch;
import dev.bakeoff.platform.NastyData;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.PythonServer;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.platform.jdbc.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnowflakeContractTest extends JdbcContract {
  private static final List<String> PACKAGES =
      List.of(
          "fakesnow[server]==0.12.1",
          "snowflake-connector-python==4.8.1",
          "duckdb==2.0.0",
          "pyarrow==26.0.1",
          "sqlglot==30.22.0",
          "starlette==1.10.0",
          "uvicorn==0.54.0");

  @TempDir static Path directory;

  private static PythonServer fakeSnow;
  private static SnowflakeGate gate;

  @BeforeAll
  static void start() throws IOException {
    fakeSnow = PythonServer.start("fakesnow-0.12.1", PACKAGES, "fakesnow_server.py", directory);
    gate = new SnowflakeGate(fakeSnow.port());
  }

  @AfterAll
  static void stop() {
    if (fakeSnow != null) {
      gate.close();
      fakeSnow.close();
    }
  }

  @Override
  protected PlatformAdapter adapter() {
    return new SnowflakeAdapter();
  }

  @Override
  protected Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings) {
    Map<String, String> settings = new HashMap<>();
    settings.put("account", "testorg-testaccount");
    settings.put("host", "127.0.0.1");
    settings.put("port", Integer.toString(gate.port()));
    settings.put("ssl", "off");
    settings.put("user", "TESTER");
    settings.put("database", "BENCH");
    settings.put("warehouse", SnowflakeGate.WAREHOUSE);
    settings.putAll(moreSettings);
    Map<String, String> secrets = new HashMap<>(Map.of("password", SnowflakeGate.PASSWORD));
    if (settings.containsKey("password")) {
      secrets.put("password", settings.remove("password"));
    }
    return new Connection("mine", "snowflake", namespace, readOnly, settings, secrets);
  }

  @Override
  protected java.sql.Connection driverConnection(String namespace) {
    return SnowflakeAccount.of(connection(namespace, false, Map.of())).connect();
  }

  @Override
  protected Dialect dialect(String namespace) {
    return new SnowflakeDialect(SnowflakeSchema.of(namespace).name());
  }

  @Override
  protected void assertNothingThere(String namespace) {
    try (java.sql.Connection connection = driverConnection(namespace);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = '"
                    + SnowflakeSchema.folded(namespace)
                    + "'")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected String foreignPlace() {
    return NAMESPACE;
  }

  @Override
  protected String impatience() {
    return "150ms";
  }

  /** fakesnow 0.12.1 breaks the connection off at a statement with parameters of many types. */
  @Override
  protected boolean takesEveryParameter() {
    return false;
  }

  /** fakesnow answers a conflict with an error of its own. */
  @Override
  protected int transactionClients() {
    return 1;
  }

  @BeforeEach
  void forget() {
    gate.forget();
  }

  @Test
  void signsInWithWhatAMeasurementNeeds() {
    try (PlatformSession session = open(true)) {
      assertThat(session.describe().settings())
          .containsEntry("warehouse", SnowflakeGate.WAREHOUSE)
          .containsEntry("region", "AWS_NOWHERE_1");
    }
    JsonNode parameters = gate.logins().getFirst().path("SESSION_PARAMETERS");
    assertThat(parameters.path("USE_CACHED_RESULT").asText()).isEqualTo("false");
    assertThat(parameters.path("TIMEZONE").asText()).isEqualTo("UTC");
    assertThat(parameters.path("QUERY_TAG").asText()).startsWith("bakeoff/" + NAMESPACE + "/");
    assertThat(parameters.path("CLIENT_TELEMETRY_ENABLED").asText()).isEqualTo("false");
  }

  @Test
  void aWrongPasswordIsDeniedInWordsThatHoldNoSecret() {
    Connection wrong = connection(NAMESPACE, true, Map.of("password", "hunter2-wrong"));
    LogWatch log = LogWatch.start();
    try (log) {
      assertThatThrownBy(() -> adapter().open(wrong))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().kind()).isEqualTo(Problem.Kind.PLATFORM);
                assertThat(e.problem().what()).contains("Incorrect username or password");
                assertThat(e.problem().hint()).contains("sign-in");
              })
          .satisfies(e -> assertThat(LogWatch.textOf(e)).doesNotContain("hunter2"));
    }
    assertThat(log.text()).doesNotContain("hunter2");
  }

  @Test
  void aHealthySessionLogsNoSecret() {
    LogWatch log = LogWatch.start();
    try (log) {
      loadNasty();
      List<TestStep> steps = new ArrayList<>();
      adapter().test(connection("bakeoff_probe", false, Map.of()), new ConnectionTest(steps::add));
      assertThat(steps.toString()).doesNotContain(SnowflakeGate.PASSWORD);
    }
    assertThat(log.text()).contains("query history").doesNotContain(SnowflakeGate.PASSWORD);
  }

  @Test
  void aConnectionTestTakesEveryStep() {
    List<TestStep> steps = new ArrayList<>();
    adapter().test(connection("bakeoff_probe", false, Map.of()), new ConnectionTest(steps::add));
    assertThat(
            steps.stream()
                .filter(step -> step.state() == TestStep.State.PASSED)
                .map(TestStep::name))
        .containsExactly(
            "Name lookup",
            "TCP",
            "Sign-in",
            "Database",
            "Warehouse",
            "Rights",
            "Clock",
            "Version",
            "Round trip");
  }

  @Test
  void aConnectionTestStopsAtTheStepThatFails() {
    List<TestStep> steps = new ArrayList<>();
    Connection wrong = connection("bakeoff_probe", false, Map.of("password", "hunter2-wrong"));
    assertThatThrownBy(() -> adapter().test(wrong, new ConnectionTest(steps::add)))
        .isInstanceOf(ProblemException.class);
    assertThat(steps.getLast())
        .returns("Sign-in", TestStep::name)
        .returns(TestStep.State.FAILED, TestStep::state);
    assertThat(steps.getLast().hint()).isNotEmpty();
  }

  @Test
  void theWarehouseIsAlteredOnlyWhereAskedAndPutBack() throws Exception {
    loadNasty();
    assertThat(gate.statements()).noneMatch(sql -> sql.startsWith("ALTER WAREHOUSE"));
    Connection larger =
        connection(NAMESPACE, true, Map.of("warehouse_size", "LARGE", "auto_suspend", "60"));
    try (PlatformSession session = adapter().open(larger)) {
      session.describe();
      assertThat(gate.statements()).noneMatch(sql -> sql.startsWith("ALTER WAREHOUSE"));
      session.connectClient().close();
      session.connectClient().close();
    }
    String warehouse = "ALTER WAREHOUSE \"" + SnowflakeGate.WAREHOUSE + "\" SET ";
    assertThat(gate.statements().stream().filter(sql -> sql.startsWith("ALTER WAREHOUSE")))
        .containsExactly(
            warehouse + "WAREHOUSE_SIZE = LARGE WAIT_FOR_COMPLETION = TRUE",
            warehouse + "AUTO_SUSPEND = 60",
            warehouse + "WAREHOUSE_SIZE = XSMALL",
            warehouse + "AUTO_SUSPEND = 600");
    gate.forget();
    Connection same = connection(NAMESPACE, true, Map.of("warehouse_size", "XSMALL"));
    try (PlatformSession session = adapter().open(same)) {
      session.connectClient().close();
    }
    assertThat(gate.statements()).noneMatch(sql -> sql.startsWith("ALTER WAREHOUSE"));
  }

  @Test
  void aTableWithClusteringKeysIsWrittenInTheirOrder() throws Exception {
    Configuration byTime =
        new Configuration(
            "by_time",
            Map.of(
                NastyData.CHILD,
                new Configuration.TableLayout(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(NastyData.CHILD_PARENT, NastyData.CHILD_TIME),
                    Map.of())));
    Connection plain = contractConnection(false);
    Connection clustered =
        new Connection(
            plain.platform(),
            plain.type(),
            plain.namespace(),
            false,
            plain.settings(),
            plain.secrets(),
            byTime);
    try (PlatformSession session = adapter().open(clustered)) {
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
      for (TableEntry table : nasty().manifest().tables()) {
        assertThat(fingerprint(session, table)).isEqualTo(table.fingerprint());
      }
    }
    assertThat(gate.statements())
        .anyMatch(sql -> sql.endsWith("ORDER BY \"a\"\"b\", \"when?\""))
        .anyMatch(sql -> sql.endsWith("CLUSTER BY (\"a\"\"b\", \"when?\")"));
  }

  @Test
  void insertsLoadTheSameRows() {
    Connection inserting = connection(NAMESPACE, false, Map.of("import_method", "insert"));
    try (PlatformSession session = adapter().open(inserting)) {
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
      for (TableEntry table : nasty().manifest().tables()) {
        assertThat(fingerprint(session, table)).isEqualTo(table.fingerprint());
      }
    }
    assertThat(gate.statements()).noneMatch(sql -> sql.startsWith("PUT"));
  }

  @Test
  void aSchemaThatBakeoffDidNotMakeIsLeftAlone() throws Exception {
    try (java.sql.Connection driver = driverConnection(NAMESPACE);
        Statement statement = driver.createStatement()) {
      statement.execute("CREATE SCHEMA PRECIOUS");
      statement.execute("CREATE TABLE PRECIOUS.KEPT (ID NUMBER)");
      try (PlatformSession session =
          adapter().open(connection(NAMESPACE, false, Map.of("schema", "precious")))) {
        assertThatThrownBy(session::unload).hasMessageContaining("was not made by Bakeoff");
        assertThatThrownBy(
                () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()))
            .hasMessageContaining("was not made by Bakeoff");
      }
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM PRECIOUS.KEPT")) {
        assertThat(rows.next()).isTrue();
      }
      statement.execute("DROP SCHEMA PRECIOUS");
    }
  }

  @Test
  void readsTablesOfSomebodyElses() throws Exception {
    try (java.sql.Connection driver = driverConnection(NAMESPACE);
        Statement statement = driver.createStatement()) {
      statement.execute("CREATE SCHEMA THEIRS");
      statement.execute(
          "CREATE TABLE THEIRS.ORDERS (ID NUMBER(9,0) NOT NULL, BIG NUMBER(38,0), PRICE"
              + " NUMBER(10,2), SOLD TIMESTAMP_NTZ, DAY DATE, F FLOAT, OK BOOLEAN, NAME VARCHAR,"
              + " DOC VARIANT, PRIMARY KEY (ID))");
      statement.execute(
          "INSERT INTO THEIRS.ORDERS SELECT 1, 12, 3.50, '2024-02-29 12:00:00.5', '1969-12-31',"
              + " 0.1, TRUE, 'x', PARSE_JSON('{\"a\":1}')");
      try (PlatformSession session = open(true)) {
        ForeignTables tables = session.foreignTables().orElseThrow();
        List<ForeignTables.ForeignTable> found =
            tables.list("theirs", Progress.NONE, new Cancellation());
        assertThat(found).hasSize(1);
        TableSchema shape = found.getFirst().schema();
        assertThat(shape.columns().stream().map(c -> c.name() + " " + c.type().name()))
            .containsExactly(
                "ID int",
                "BIG bigint",
                "PRICE decimal(10,2)",
                "SOLD timestamp",
                "DAY date",
                "F double",
                "OK boolean",
                "NAME text",
                "DOC json");
        assertThat(shape.primaryKey()).containsExactly("ID");
        assertThat(shape.column("ID").nullable()).isFalse();
        assertThat(found.getFirst().notes()).singleElement().asString().contains("BIG");
        try (RowCursor rows = tables.read(found.getFirst())) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.longAt(0)).isEqualTo(1);
          assertThat(rows.longAt(2)).isEqualTo(350);
          assertThat(rows.longAt(3)).isEqualTo(1_709_208_000_500_000L);
          assertThat(rows.longAt(4)).isEqualTo(-1);
          assertThat(new String(rows.bytesAt(8), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
          assertThat(rows.next()).isFalse();
        }
        assertThatThrownBy(() -> tables.list("nowhere", Progress.NONE, new Cancellation()))
            .hasMessageContaining("NOWHERE");
      } finally {
        statement.execute("DROP SCHEMA THEIRS");
      }
    }
  }

  @Test
  void countsWhatItsOwnRequestsConsumed() throws Exception {
    loadNasty();
    try (PlatformSession session = open(true);
        PlatformSession other = open(true);
        PlatformClient client = session.connectClient();
        PlatformClient stranger = other.connectClient()) {
      Access access = new Access.Lookup(nasty().parents().schema(), NastyData.PARENT_KEY);
      PlatformClient.Operation mine = client.prepare(access);
      PlatformClient.Operation theirs = stranger.prepare(access);
      double before = session.counters().get("bytes_scanned");
      for (int i = 0; i < 10; i++) {
        mine.execute(1);
        theirs.execute(1);
      }
      double scanned = session.counters().get("bytes_scanned") - before;
      // The gate says 1000 bytes for each; asking for the time is a request too.
      assertThat(scanned).isBetween(10_000.0, 13_000.0);
    }
  }
}
