package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.platform.postgres.PostgresAdapter;
import dev.bakeoff.workload.KeyOptions;
import dev.bakeoff.workload.LoadDriver;
import dev.bakeoff.workload.LoadListener;
import dev.bakeoff.workload.LoadSettings;
import dev.bakeoff.workload.Pacing;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.Workload.KeyDistribution;
import dev.bakeoff.workload.WorkloadOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real PostgreSQL goes wrong in the middle of a leg: the leg goes on, what failed is counted and
 * in no latency, and the log says when it broke and when it worked again.
 */
@Timeout(120)
final class FaultsTest {
  private static final Duration BEFORE = Duration.ofMillis(1500);

  @TempDir private static Path home;
  private static BuiltInServer.Running server;
  private static Manifest data;

  @BeforeAll
  static void startServer() {
    DatasetCatalog catalog = new DatasetCatalog(home);
    data =
        new DatasetCreator(catalog, BuiltInSpecs.load(), Clock.systemUTC())
            .ensure(
                new CreateRequest(
                    "customer", "1.0", "customer", CreateRequest.Size.scale("small"), 42, 2),
                Progress.NONE,
                new Cancellation());
    PostgresAdapter adapter = new PostgresAdapter();
    server = adapter.builtInServer().orElseThrow().start(home.resolve("pg"));
    try (PlatformSession session = adapter.open(connection(port(), false))) {
      session.load(data, new ParquetSource(catalog, data), Progress.NONE, new Cancellation());
    }
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void server_processes_that_are_killed_are_counted_and_the_leg_goes_on() throws Exception {
    Leg leg =
        Leg.start(port(), lookups(), Pacing.CLOSED, Duration.ofSeconds(8), KeyDistribution.UNIFORM);
    leg.awaitRunning();
    // The server ends all others and starts anew, with recovery, when one of them is killed.
    ProcessHandle.of(server.pid()).orElseThrow().children().forEach(FaultsTest::kill);
    leg.await();
    leg.assertBrokeAndWorkedAgain("connection");
    assertThat(leg.errors()).containsOnlyKeys("connection");
  }

  @Test
  void a_network_that_is_cut_for_five_seconds_delays_what_was_due() throws Exception {
    try (Network network = new Network(port())) {
      Pacing open = Pacing.open(Pacing.Arrivals.CONSTANT, List.of(100.0));
      Leg leg =
          Leg.start(
              network.port(), lookups(), open, Duration.ofSeconds(9), KeyDistribution.UNIFORM);
      leg.awaitRunning();
      network.cut();
      TimeUnit.SECONDS.sleep(5);
      network.mend();
      leg.await();
      leg.assertBrokeAndWorkedAgain("connection");
      // Requests that were due in the cut waited for its end, and that is their response time.
      assertThat(leg.latencies().maxMillis()).isBetween(4000.0, 9000.0);
      assertThat(leg.latencies().percentileMillis(75)).isGreaterThan(500);
      long intended = leg.arrivals().stream().mapToLong(ArrivalCounts::intended).sum();
      long dropped = leg.arrivals().stream().mapToLong(ArrivalCounts::dropped).sum();
      assertThat(intended).isEqualTo(900);
      assertThat(leg.operations() + leg.errorCount() + dropped).isEqualTo(intended);
    }
  }

  @Test
  void a_network_that_swallows_everything_for_five_seconds_shows_as_a_long_answer()
      throws Exception {
    try (Network network = new Network(port())) {
      Leg leg =
          Leg.start(
              network.port(),
              lookups(),
              Pacing.CLOSED,
              Duration.ofSeconds(9),
              KeyDistribution.UNIFORM);
      leg.awaitRunning();
      network.swallow(true);
      TimeUnit.SECONDS.sleep(5);
      network.swallow(false);
      leg.await();
      assertThat(leg.errors()).isEmpty();
      assertThat(leg.latencies().maxMillis()).isBetween(4900.0, 7000.0);
      assertThat(leg.intervals).anyMatch(interval -> interval.operations() == 0);
      assertThat(leg.notes)
          .anyMatch(note -> note.contains("Nothing has been answered for"))
          .anyMatch(note -> note.contains("Answers come again"));
    }
  }

  @Test
  void an_expired_password_is_counted_as_denied_until_it_is_valid_again() throws Exception {
    Leg leg =
        Leg.start(port(), lookups(), Pacing.CLOSED, Duration.ofSeconds(6), KeyDistribution.UNIFORM);
    leg.awaitRunning();
    String valid = server.secrets().get("password");
    try (java.sql.Connection admin = admin();
        Statement statement = admin.createStatement()) {
      statement.execute("ALTER ROLE bakeoff PASSWORD 'another'");
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND usename = 'bakeoff'");
      TimeUnit.SECONDS.sleep(1);
      statement.execute("ALTER ROLE bakeoff PASSWORD '" + valid + "'");
    }
    leg.await();
    leg.assertBrokeAndWorkedAgain("connection");
    assertThat(leg.errors()).containsOnlyKeys("connection", "denied");
    assertThat(leg.notes)
        .anyMatch(note -> note.contains("(denied)"))
        .noneMatch(note -> note.contains(valid));
  }

  @Test
  void a_full_disk_of_the_server_fails_updates_until_there_is_room_again() throws Exception {
    Path disk = Files.createTempDirectory("bakeoff-full");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "none", disk.toString()) == 0,
        "a small disk needs the right to mount one");
    try {
      updateUntilFull(disk);
    } finally {
      try (java.sql.Connection admin = admin();
          Statement statement = admin.createStatement()) {
        statement.execute("ALTER TABLE customer_1_0.customer_profiles SET TABLESPACE pg_default");
        statement.execute("DROP TABLESPACE IF EXISTS tiny");
      }
      assertThat(run("umount", disk.toString())).isZero();
      Files.delete(disk);
    }
  }

  private static void updateUntilFull(Path disk) throws Exception {
    Path place = Files.createDirectory(disk.resolve("space"));
    Files.setAttribute(
        place,
        "unix:uid",
        Files.getAttribute(home.resolve("pg").resolve("data").resolve("PG_VERSION"), "unix:uid"));
    try (java.sql.Connection admin = admin();
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE TABLESPACE tiny LOCATION '" + place + "'");
      statement.execute("ALTER TABLE customer_1_0.customer_profiles SET TABLESPACE tiny");
      statement.execute(
          "ALTER TABLE customer_1_0.customer_profiles SET (autovacuum_enabled = false)");
    }
    TableEntry table =
        data.tables().stream()
            .filter(each -> each.name().equals("customer_profiles"))
            .findFirst()
            .orElseThrow();
    RequestPlan updates =
        RequestPlan.single(
            "update",
            new Access.Update(table.schema(), "customer_id", "credit_score"),
            table.keys().orElseThrow());
    // Each update leaves the row's old version behind, until the table can grow no more.
    Path filler = disk.resolve("filler");
    Leg leg =
        Leg.start(port(), updates, Pacing.CLOSED, Duration.ofSeconds(7), KeyDistribution.UNIFORM);
    leg.awaitRunning();
    fill(filler);
    leg.awaitNote("No space left on device");
    TimeUnit.SECONDS.sleep(1);
    Files.delete(filler);
    leg.await();
    // Rows whose page has room left can still be changed, so that it need not be an outage.
    assertThat(leg.notes).anyMatch(note -> note.contains("No space left on device"));
    assertThat(leg.errors()).containsOnlyKeys("other");
    assertThat(leg.latencies().count()).isEqualTo(leg.operations());
    assertThat(leg.intervals.getFirst().operations()).isPositive();
    assertThat(leg.intervals.getLast().errorCount()).isZero();
    assertThat(leg.intervals.getLast().operations()).isPositive();
  }

  /** Takes all the room that there is. */
  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
  }

  private static int port() {
    return Integer.parseInt(server.settings().get("port"));
  }

  private static Connection connection(int port, boolean readOnly) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("port", Integer.toString(port));
    return new Connection("pg", "postgresql", "customer_1_0", readOnly, settings, server.secrets());
  }

  private static java.sql.Connection admin() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?sslmode=disable",
        "bakeoff",
        server.secrets().get("password"));
  }

  private static RequestPlan lookups() {
    return RequestPlan.of(Pattern.LOOKUP, 10, WorkloadOptions.DEFAULT, data.tables());
  }

  /** A leg under way, and what was heard of it. */
  private static final class Leg implements LoadListener {
    private final List<Interval> intervals = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<Void> measuring = new CompletableFuture<>();

    static Leg start(
        int port, RequestPlan plan, Pacing pacing, Duration length, KeyDistribution keys) {
      Leg leg = new Leg();
      LoadSettings settings =
          new LoadSettings(
              4,
              Duration.ofMillis(300),
              length,
              OptionalLong.empty(),
              Duration.ofMillis(500),
              keys,
              KeyOptions.DEFAULT,
              pacing,
              3);
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                boolean reads = !plan.writes();
                try (PlatformSession session =
                    new PostgresAdapter().open(connection(port, reads))) {
                  new LoadDriver(session, plan, settings, leg).run(new Cancellation());
                  leg.end.complete(null);
                } catch (InterruptedException | RuntimeException e) {
                  leg.end.completeExceptionally(e);
                }
              });
      return leg;
    }

    void awaitRunning() throws Exception {
      CompletableFuture.anyOf(measuring, end).get(60, TimeUnit.SECONDS);
      TimeUnit.MILLISECONDS.sleep(BEFORE.toMillis());
    }

    void awaitNote(String words) throws Exception {
      for (int i = 0; i < 600 && notes.stream().noneMatch(note -> note.contains(words)); i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }

    void await() throws Exception {
      end.get(60, TimeUnit.SECONDS);
    }

    void assertBrokeAndWorkedAgain(String kind) {
      assertThat(notes)
          .anyMatch(note -> note.contains("began to fail (" + kind + ")"))
          .anyMatch(note -> note.contains("Requests work again after"));
      assertThat(errors()).containsKey(kind);
      assertThat(intervals.getFirst().errorCount()).isZero();
      assertThat(intervals.getFirst().operations()).isPositive();
      assertThat(intervals.getLast().errorCount()).isZero();
      assertThat(intervals.getLast().operations()).isPositive();
      assertThat(latencies().count()).isEqualTo(operations());
    }

    long operations() {
      return intervals.stream().mapToLong(Interval::operations).sum();
    }

    long errorCount() {
      return intervals.stream().mapToLong(Interval::errorCount).sum();
    }

    Map<String, Long> errors() {
      Map<String, Long> errors = new HashMap<>();
      intervals.forEach(i -> i.errors().forEach((kind, n) -> errors.merge(kind, n, Long::sum)));
      return errors;
    }

    Latencies latencies() {
      return Latencies.merge(intervals.stream().map(Interval::latencies).toList());
    }

    List<ArrivalCounts> arrivals() {
      return intervals.stream().map(i -> i.arrivals().orElseThrow()).toList();
    }

    @Override
    public void warmupStarted() {}

    @Override
    public void measureStarted() {
      measuring.complete(null);
    }

    @Override
    public void interval(Interval interval) {
      intervals.add(interval);
    }

    @Override
    public void facts(Map<String, Double> facts) {}

    @Override
    public void note(String message) {
      notes.add(message);
    }
  }
}
