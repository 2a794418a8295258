package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ConnectionTest;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.platform.TestStep.State;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in encrypted and by tokens, and testing connections, on a server that has TLS. */
final class PostgresSignInTest {
  @TempDir static Path home;

  private static BuiltInServer.Running server;
  private static Path authority;
  private static Path otherAuthority;

  @BeforeAll
  static void startServerWithACertificate() throws Exception {
    server = new BuiltInPostgres().start(home.resolve("server"));
    authority = authority("ca");
    otherAuthority = authority("other");
    openssl(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "server.key",
        "-out",
        "server.csr",
        "-subj",
        "/CN=localhost");
    Files.writeString(home.resolve("san.cnf"), "subjectAltName=DNS:localhost\n");
    openssl(
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "90",
        "-extfile",
        "san.cnf",
        "-out",
        "server.crt");
    // Written by the server itself, so that they belong to its own user.
    write("server.crt");
    write("server.key");
    run("COPY (SELECT 'host all all 127.0.0.1/32 scram-sha-256') TO PROGRAM 'cat > pg_hba.conf'");
    run("CREATE ROLE lake LOGIN");
    run("ALTER SYSTEM SET ssl = on");
    run("SELECT pg_reload_conf()");
    Instant deadline = Instant.now().plusSeconds(20);
    while (!"on".equals(ask("SHOW ssl")) && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
    }
  }

  private static Path authority(String name) throws Exception {
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "90",
        "-keyout",
        name + ".key",
        "-out",
        name + ".pem",
        "-subj",
        "/CN=Authority " + name);
    return home.resolve(name + ".pem");
  }

  private static void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static void write(String file) throws Exception {
    run(
        "COPY (SELECT unnest(string_to_array("
            + SqlNames.literal(Files.readString(home.resolve(file)).strip())
            + ", E'\\n'))) TO PROGRAM 'umask 077; cat > "
            + file
            + "'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connection connection(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.putAll(more);
    return new Connection("mine", "postgresql", "sign_in", false, settings, server.secrets());
  }

  private static Connection encrypted(String mode, String host, Path root) {
    Map<String, String> settings = new HashMap<>(Map.of("sslmode", mode, "host", host));
    if (root != null) {
      settings.put("ssl_root_cert", root.toString());
    }
    return connection(settings);
  }

  private static String cipherOf(Connection connection) throws SQLException {
    try (java.sql.Connection driver = PostgresServer.of(connection).connect();
        Statement statement = driver.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT coalesce(version, 'none') FROM pg_stat_ssl WHERE pid ="
                    + " pg_backend_pid()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void everyModeEncryptsAsItSays() throws SQLException {
    assertThat(cipherOf(encrypted("disable", "127.0.0.1", null))).isEqualTo("none");
    assertThat(cipherOf(encrypted("prefer", "127.0.0.1", null))).startsWith("TLS");
    assertThat(cipherOf(encrypted("require", "127.0.0.1", null))).startsWith("TLS");
    assertThat(cipherOf(encrypted("verify-ca", "127.0.0.1", authority))).startsWith("TLS");
    assertThat(cipherOf(encrypted("verify-full", "localhost", authority))).startsWith("TLS");
  }

  @Test
  void aWrongAuthorityAndAWrongNameAreRefusedInWords() {
    for (String mode : List.of("verify-ca", "verify-full")) {
      for (Path wrong : new Path[] {otherAuthority, null}) {
        assertThatThrownBy(() -> PostgresServer.of(encrypted(mode, "localhost", wrong)).connect())
            .as("%s %s", mode, wrong)
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("no known authority vouches for")
            .hasMessageContaining("ssl_root_cert");
      }
    }
    assertThatThrownBy(
            () -> PostgresServer.of(encrypted("verify-full", "127.0.0.1", authority)).connect())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("made out to another name");
  }

  private static List<TestStep> steps(Connection connection) {
    List<TestStep> steps = new ArrayList<>();
    try {
      new PostgresAdapter().test(connection, new ConnectionTest(steps::add));
    } catch (ProblemException e) {
      assertThat(steps.getLast().state()).as(e.getMessage()).isEqualTo(State.FAILED);
    }
    return steps.stream().filter(step -> step.state() != State.RUNNING).toList();
  }

  @Test
  void aTestShowsEachStep() {
    List<TestStep> steps = steps(encrypted("verify-full", "localhost", authority));
    assertThat(steps)
        .extracting(TestStep::name)
        .containsSubsequence(
            "Name lookup", "TCP", "TLS", "Sign-in", "Version", "Rights", "Clock", "Round trip");
    assertThat(steps).extracting(TestStep::state).doesNotContain(State.FAILED);
    assertThat(step(steps, "TLS").detail()).contains("TLS 1.", "localhost", "Authority ca");
    assertThat(step(steps, "Sign-in").detail()).isEqualTo("as bakeoff in postgres");
    assertThat(step(steps, "Version").detail()).startsWith("PostgreSQL 1");
    assertThat(step(steps, "Round trip").detail()).contains("ms");
  }

  @Test
  void aTestStopsAtTheStepThatFails() {
    List<TestStep> wrongName = steps(encrypted("verify-full", "127.0.0.1", authority));
    assertThat(wrongName.getLast().name()).isEqualTo("TLS");
    assertThat(wrongName.getLast().detail()).contains("made out to 'localhost'");
    List<TestStep> nobody = steps(connection(Map.of("user", "nobody_knows")));
    assertThat(nobody.getLast().name()).isEqualTo("Sign-in");
    assertThat(steps(connection(Map.of("port", "1"))).getLast().name()).isEqualTo("TCP");
  }

  @Test
  void aTestFindsRightsMissingAndDurabilityGivenUp() throws SQLException {
    run("CREATE ROLE humble LOGIN PASSWORD 'humble'");
    run("ALTER ROLE humble SET synchronous_commit = off");
    try {
      Connection humble = as("humble", Map.of(), Map.of(PostgresAdapter.PASSWORD, "humble"));
      TestStep rights = steps(humble).getLast();
      assertThat(rights.name()).isEqualTo("Rights");
      assertThat(rights.detail()).contains("'humble' may not create schemas in 'postgres'");
      assertThat(rights.hint()).isEqualTo("GRANT CREATE ON DATABASE postgres TO humble");
      run("GRANT CREATE ON DATABASE postgres TO humble");
      assertThat(step(steps(humble), "synchronous_commit").state()).isEqualTo(State.WARNING);
      run("ALTER ROLE humble SET default_transaction_read_only = on");
      assertThat(steps(humble).getLast().detail()).contains("only read");
    } finally {
      run("REVOKE CREATE ON DATABASE postgres FROM humble");
      run("DROP ROLE humble");
    }
  }

  private static Connection as(String user, Map<String, String> more, Map<String, String> secrets) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put(PostgresAdapter.USER, user);
    settings.putAll(more);
    return new Connection("lake", "postgresql", "sign_in", false, settings, secrets);
  }

  private static TestStep step(List<TestStep> steps, String name) {
    return steps.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** The password that the server takes is the newest token, for two seconds. */
  @Test
  void tokensAreRenewedInTheMiddleOfAnything() throws Exception {
    AtomicInteger number = new AtomicInteger();
    Duration life = Duration.ofSeconds(2);
    try (java.sql.Connection superuser = PostgresServer.of(connection(Map.of())).connect();
        TokenService service =
            new TokenService(
                asked -> {
                  if (asked.path().equals("/oidc/v1/token")) {
                    return new TokenService.Answer(
                        200, "{\"access_token\":\"o\",\"expires_in\":3600}");
                  }
                  Instant expires = Instant.now().plus(life);
                  String token = "token-" + number.incrementAndGet();
                  setPassword(superuser, token, expires);
                  return new TokenService.Answer(
                      200,
                      "{\"token\":\"%s\",\"expiration_time\":\"%s\"}".formatted(token, expires));
                })) {
      Connection byToken =
          as(
              "lake",
              Map.of(
                  "auth", "databricks_credentials",
                  "databricks_host", service.url(),
                  "databricks_client_id", "c",
                  "lakebase_instance", "poc"),
              Map.of("databricks_client_secret", "s"));
      try (PlatformSession session = new PostgresAdapter().open(byToken);
          PlatformClient early = session.connectClient()) {
        assertThat(early).isNotNull();
        assertThat(number.get()).as("one token for both").isEqualTo(1);
        Thread.sleep(life.toMillis() + 200);
        assertThatThrownBy(
                () ->
                    PostgresServer.of(
                            as("lake", Map.of(), Map.of(PostgresAdapter.PASSWORD, "token-1")))
                        .connect())
            .as("the first token, expired")
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("does not let 'lake' in")
            .hasMessageNotContaining("token-1");
        try (PlatformClient late = session.connectClient()) {
          assertThat(late).isNotNull();
        }
        assertThat(number.get()).isEqualTo(2);
        assertThat(session.describe().product()).as("what was open stays").isEqualTo("PostgreSQL");
      }
    }
  }

  private static void setPassword(java.sql.Connection superuser, String token, Instant expires) {
    try (Statement statement = superuser.createStatement()) {
      statement.execute("ALTER ROLE lake PASSWORD '%s' VALID UNTIL '%s'".formatted(token, expires));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(String sql) throws SQLException {
    try (java.sql.Connection driver = PostgresServer.of(connection(Map.of())).connect();
        Statement statement = driver.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) throws SQLException {
    try (java.sql.Connection driver = PostgresServer.of(connection(Map.of())).connect();
        Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
