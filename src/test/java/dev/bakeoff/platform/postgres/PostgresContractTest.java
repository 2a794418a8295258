package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.ColumnType;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.FixtureTable;
import dev.bakeoff.platform.JdbcContract;
import dev.bakeoff.platform.NastyData;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.jdbc.Dialect;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.copy.CopyIn;

class PostgresContractTest extends JdbcContract {
  @TempDir static Path home;

  private BuiltInServer.Running server;

  /** Starts the server under test. */
  protected BuiltInServer.Running start(Path folder) {
    return new BuiltInPostgres().start(folder);
  }

  /** What its version begins with. */
  protected String major() {
    return "18.";
  }

  @BeforeAll
  final void startServer() {
    server = start(home);
  }

  @AfterAll
  final void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void dropWhatATestMade() throws SQLException {
    run("DROP SCHEMA IF EXISTS users_own CASCADE");
  }

  @Override
  protected PlatformAdapter adapter() {
    return new PostgresAdapter();
  }

  @Override
  protected Connection connection(
      String namespace, boolean readOnly, Map<String, String> moreSettings) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.putAll(moreSettings);
    return new Connection("mine", "postgresql", namespace, readOnly, settings, server.secrets());
  }

  @Override
  protected java.sql.Connection driverConnection(String namespace) {
    return PostgresServer.of(connection(namespace, false, Map.of())).connect();
  }

  @Override
  protected Dialect dialect(String namespace) {
    return new PostgresDialect(namespace);
  }

  @Override
  protected void assertNothingThere(String namespace) {
    try {
      assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = '" + namespace + "'"))
          .isEqualTo("0");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected String foreignPlace() {
    return NAMESPACE;
  }

  @Test
  void describesTheServersProcessSettingsAndRoundTrip() {
    try (PlatformSession session = open(false)) {
      PlatformInfo info = session.describe();
      assertThat(info.version()).startsWith(major());
      assertThat(info.serverPid()).hasValue(server.pid());
      assertThat(info.roundTripMicros()).isBetween(1L, 1_000_000L);
      assertThat(info.settings())
          .containsEntry("fsync", "on")
          .containsEntry("synchronous_commit", "on")
          .containsKey("shared_buffers");
    }
  }

  @Test
  void worksInASchemaWithAHostileName() throws SQLException {
    String name = "My \"Schema\"; DROP SCHEMA public; -- \\'";
    try (PlatformSession session = adapter().open(connection("x", false, Map.of("schema", name)))) {
      session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation());
      assertThat(session.holds(nasty().manifest())).isTrue();
      session.unload();
      assertThat(session.holds(nasty().manifest())).isFalse();
    }
    assertThat(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'public'")).isEqualTo("1");
  }

  @Test
  void refusesNamesThatPostgresWouldCutOff() {
    assertThatThrownBy(
            () -> adapter().open(connection("x", false, Map.of("schema", "ä".repeat(32)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void leavesASchemaOfTheUsersAlone() throws SQLException {
    run("CREATE SCHEMA users_own");
    run("CREATE TABLE users_own.precious AS SELECT generate_series(1, 3) AS id");
    try (PlatformSession session =
        adapter().open(connection("x", false, Map.of("schema", "users_own")))) {
      assertThat(session.holds(nasty().manifest())).isFalse();
      assertRefused(
          () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()));
      assertRefused(session::unload);
    }
    assertThat(ask("SELECT count(*) FROM users_own.precious")).isEqualTo("3");
  }

  @Test
  void leavesATableOfTheUsersInBakeoffsSchemaAlone() throws SQLException {
    loadNasty();
    run("CREATE TABLE contract_1_0.precious AS SELECT generate_series(1, 3) AS id");
    try (PlatformSession session = open(false)) {
      assertRefused(
          () -> session.load(nasty().manifest(), nasty(), Progress.NONE, new Cancellation()));
      assertThat(session.holds(nasty().manifest())).isTrue();
      assertThat(ask("SELECT count(*) FROM contract_1_0.precious")).isEqualTo("3");
    } finally {
      run("DROP TABLE contract_1_0.precious");
    }
  }

  @Test
  void loadsKeysIndexesForeignKeysAndFrozenRows() throws SQLException {
    try (PlatformSession session = open(false)) {
      session.load(customer(), customerSource(), Progress.NONE, new Cancellation());
    }
    assertThat(
            ask(
                "SELECT string_agg(indexdef, E'\\n' ORDER BY indexdef) FROM pg_indexes WHERE"
                    + " schemaname = 'contract_1_0'"))
        .contains("(customer_id)", "(event_id)", "(customer_id, event_time)");
    assertThat(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
        .isEqualTo("1");
    assertThat(
            ask(
                "SELECT relallvisible = relpages AND reltuples = 150000 FROM pg_class WHERE oid ="
                    + " 'contract_1_0.customer_events'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void decimalsOfEveryScaleAreWhatTheServerSaysTheyAre() throws Exception {
    Random random = new Random(3);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", ColumnType.BIGINT, false));
    for (int scale = 0; scale <= 18; scale++) {
      columns.add(new Column("s" + scale, ColumnType.decimal(18, scale), false));
    }
    List<Object[]> rows = new ArrayList<>();
    for (long id = 0; id < 500; id++) {
      Object[] row = new Object[columns.size()];
      row[0] = id;
      for (int column = 1; column < row.length; column++) {
        // Of any length, with zeros in odd places.
        long digits = random.nextLong(100_000_000_000_000_000L);
        row[column] =
            (random.nextBoolean() ? 1 : -1)
                * (digits / power(random.nextInt(19)))
                / power(random.nextInt(4))
                * power(random.nextInt(2));
      }
      rows.add(row);
    }
    FixtureTable table =
        new FixtureTable(
            new TableSchema(
                "decimals", columns, List.of("id"), List.of(), List.of(), Optional.empty()),
            rows);
    ByteBuilder bytes = new ByteBuilder(1 << 20);
    CopyEncoder encoder = new CopyEncoder(columns, bytes);
    run("CREATE SCHEMA users_own");
    run(
        "CREATE TABLE users_own.decimals ("
            + columns.stream()
                .map(c -> c.name() + " " + PostgresDialect.type(c.type()))
                .collect(Collectors.joining(", "))
            + ")");
    try (java.sql.Connection driver = driverConnection("any");
        RowCursor cursor = table.cursor()) {
      CopyIn copy =
          PostgresServer.pg(driver)
              .getCopyAPI()
              .copyIn("COPY users_own.decimals FROM STDIN (FORMAT binary)");
      encoder.header();
      while (cursor.next()) {
        encoder.row(cursor);
      }
      encoder.trailer();
      copy.writeToCopy(bytes.array(), 0, bytes.length());
      copy.endCopy();
    }
    try (java.sql.Connection driver = driverConnection("any");
        Statement statement = driver.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM users_own.decimals ORDER BY id")) {
      for (Object[] row : rows) {
        result.next();
        for (int column = 1; column < row.length; column++) {
          assertThat(result.getString(column + 1))
              .isEqualTo(BigDecimal.valueOf((Long) row[column], column - 1).toPlainString());
        }
      }
    }
    TableEntry entry =
        new TableEntry(table.schema(), rows.size(), 0, "", List.of(), Optional.empty());
    try (CopyCursor back =
        new CopyCursor(
            driverConnection("any"), entry, "COPY users_own.decimals TO STDOUT (FORMAT binary)")) {
      for (Object[] row : rows) {
        assertThat(back.next()).isTrue();
        for (int column = 0; column < row.length; column++) {
          assertThat(back.longAt(column)).isEqualTo(row[column]);
        }
      }
      assertThat(back.next()).isFalse();
      assertThat(back.next()).isFalse();
    }
  }

  private static long power(int exponent) {
    return CopyEncoder.power(exponent);
  }

  @Test
  void aWrongPasswordIsSaidWithoutTheSecret() {
    String wrong = "wrong-but-secret";
    Connection connection =
        new Connection(
            "mine",
            "postgresql",
            "x",
            false,
            server.settings(),
            Map.of(PostgresAdapter.PASSWORD, wrong));
    assertThatThrownBy(() -> adapter().open(connection))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("does not let 'bakeoff' in")
        .hasMessageNotContaining(wrong);
    assertThat(connection.toString()).doesNotContain(wrong);
  }

  @Test
  void anUnknownDatabaseIsNamed() {
    assertThatThrownBy(() -> adapter().open(connection("x", false, Map.of("database", "nope"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no database 'nope'");
  }

  @Test
  void anUnreachableServerIsNamed() {
    Connection nobody = connection("x", false, Map.of("port", "1"));
    assertThatThrownBy(() -> adapter().open(nobody))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.PLATFORM))
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("cannot be reached");
    Connection unknown = connection("x", false, Map.of("host", "no-such-host.invalid"));
    assertThatThrownBy(() -> adapter().open(unknown))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void badSettingsAreNamedBeforeAnythingIsConnected() {
    for (Map<String, String> bad :
        List.of(
            Map.of("port", "many"),
            Map.of("port", "70000"),
            Map.of("sslmode", "prefered"),
            Map.of("statement_timeout", "soon"),
            Map.of("statement_timeout", "0s"),
            Map.of("auth", "password_please"))) {
      assertThatThrownBy(() -> adapter().open(connection("x", false, bad)))
          .as("%s", bad)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST));
    }
  }

  @Test
  void requiredEncryptionIsNotSilentlyDropped() {
    Connection encrypted = connection("x", false, Map.of("sslmode", "require"));
    assertThatThrownBy(() -> adapter().open(encrypted)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aLockedTableIsATimeOut() throws Exception {
    loadNasty();
    Connection impatient = connection("contract_1_0", true, Map.of("statement_timeout", "200ms"));
    try (PlatformSession session = adapter().open(impatient);
        PlatformClient client = session.connectClient();
        java.sql.Connection locker = driverConnection("contract_1_0");
        Statement lock = locker.createStatement()) {
      PlatformClient.Operation lookup = client.prepare(lookup());
      assertThat(lookup.execute(1)).isEqualTo(1);
      locker.setAutoCommit(false);
      lock.execute("LOCK TABLE contract_1_0.\"select\" IN ACCESS EXCLUSIVE MODE");
      assertFails(lookup, ErrorKind.TIMEOUT);
      locker.rollback();
      assertThat(lookup.execute(1)).isEqualTo(1);
    }
  }

  @Test
  void aClientThatIsCutOffReconnectsAndTheSessionGoesOn() throws Exception {
    loadNasty();
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation lookup = client.prepare(lookup());
      assertThat(lookup.execute(1)).isEqualTo(1);
      run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND"
              + " application_name = 'Bakeoff'");
      assertFails(lookup, ErrorKind.CONNECTION);
      // From now on by the driver, which knows that the connection is closed.
      assertFails(lookup, ErrorKind.CONNECTION);
      try (PlatformClient again = session.connectClient()) {
        assertThat(again.prepare(lookup()).execute(1)).isEqualTo(1);
      }
      assertThat(session.holds(nasty().manifest())).isTrue();
    }
  }

  @Test
  void clientsReconnectAfterTheServerWasStoppedAndStarted() throws Exception {
    loadNasty();
    BuiltInServer.Running before = server;
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      PlatformClient.Operation lookup = client.prepare(lookup());
      before.close();
      assertFails(lookup, ErrorKind.CONNECTION);
      assertThatThrownBy(session::connectClient)
          .isInstanceOfSatisfying(
              PlatformException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION));
    } finally {
      server = start(home);
    }
    assertThat(server.secrets()).isNotEqualTo(before.secrets());
    try (PlatformSession session = open(true);
        PlatformClient client = session.connectClient()) {
      assertThat(session.holds(nasty().manifest())).isTrue();
      assertThat(client.prepare(lookup()).execute(1)).isEqualTo(1);
    }
  }

  private Access lookup() {
    return new Access.Lookup(nasty().parents().schema(), NastyData.PARENT_KEY);
  }

  private static void assertFails(PlatformClient.Operation operation, ErrorKind kind) {
    assertThatThrownBy(() -> operation.execute(1))
        .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.REQUEST))
        .hasMessageContaining("left alone");
  }

  private void run(String sql) throws SQLException {
    try (java.sql.Connection driver = driverConnection("any");
        Statement statement = driver.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (java.sql.Connection driver = driverConnection("any");
        Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
