package dev.bakeoff.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bakeoff.config.spec.BuiltInSpecs;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.ForeignTables.ForeignTable;
import dev.bakeoff.platform.PlatformSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps straight into a server of another major version. */
final class DirectRestoreTest {
  @TempDir static Path home;

  private static BuiltInServer.Running server;
  private static Manifest manifest;
  private static Path dump;

  @BeforeAll
  static void makeDump() {
    try {
      ClientPrograms.find(System.getenv());
    } catch (ProblemException e) {
      if ("true".equals(System.getenv("BAKEOFF_REQUIRE_ALL"))) {
        throw e;
      }
      assumeTrue(false, e.getMessage());
    }
    DatasetCatalog catalog = new DatasetCatalog(home);
    manifest =
        new DatasetCreator(catalog, BuiltInSpecs.load(), InstantSource.system())
            .ensure(
                new CreateRequest("few", "1.0", "customer", CreateRequest.Size.rows(5000), 7, 2),
                Progress.NONE,
                new Cancellation());
    dump = home.resolve("out").resolve("few.dump");
    assertThat(dump.getParent().toFile().mkdirs()).isTrue();
    new PostgresDumps(System.getenv())
        .dump(
            manifest,
            new ParquetSource(catalog, manifest),
            Compression.GZIP,
            dump,
            home.resolve("scratch"),
            Progress.NONE,
            new Cancellation());
    server = new BuiltInPostgres().start(home.resolve("server"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void clean() throws SQLException {
    run("DROP SCHEMA public CASCADE");
    run("CREATE SCHEMA public");
  }

  private static PlatformSession open() {
    return new PostgresAdapter()
        .open(
            new Connection(
                "mine", "postgresql", "any", false, server.settings(), server.secrets()));
  }

  @Test
  void everythingComesInSeveralJobsAndIsEqual() throws SQLException {
    try (PlatformSession session = open()) {
      assertThat(session.restore(dump, List.of(), 3, Progress.NONE, new Cancellation()))
          .containsExactlyInAnyOrder("customer_profiles", "customer_events");
      ForeignTables foreign = session.foreignTables().orElseThrow();
      List<ForeignTable> tables = foreign.list("", Progress.NONE, new Cancellation());
      assertThat(tables).hasSize(2);
      for (ForeignTable table : tables) {
        try (RowCursor rows = foreign.read(table)) {
          assertThat(
                  Fingerprint.of(rows, table.schema(), "", 0, Progress.NONE, new Cancellation())
                      .hex())
              .isEqualTo(manifest.table(table.name()).fingerprint());
        }
        assertThat(table.schema().primaryKey())
            .isEqualTo(manifest.table(table.name()).schema().primaryKey());
      }
    }
    assertThat(ask("SELECT count(*) FROM pg_constraint WHERE contype = 'f'")).isEqualTo("1");
  }

  @Test
  void oneTableComesWithItsKeyAndIndexesButWithoutReferencesToOthers() throws SQLException {
    try (PlatformSession session = open()) {
      session.restore(dump, List.of("customer_events"), 2, Progress.NONE, new Cancellation());
    }
    assertThat(ask("SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("customer_events");
    assertThat(ask("SELECT string_agg(indexdef, ' ') FROM pg_indexes WHERE schemaname = 'public'"))
        .contains("(event_id)", "(customer_id, event_time)");
    assertThat(ask("SELECT count(*) FROM public.customer_events"))
        .isEqualTo(Long.toString(manifest.table("customer_events").rows()));
  }

  @Test
  void aTableThatIsThereIsLeftAlone() throws SQLException {
    run("CREATE TABLE public.customer_events (precious int)");
    try (PlatformSession session = open()) {
      assertThatThrownBy(
              () -> session.restore(dump, List.of(), 2, Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("'public.customer_events'")
          .hasMessageContaining("nothing was restored");
      assertThatThrownBy(
              () -> session.restore(dump, List.of("nope"), 2, Progress.NONE, new Cancellation()))
          .hasMessageContaining("has no table 'nope'");
    }
    assertThat(ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo("1");
  }

  @Test
  void aDumpThatIsCutOffLeavesNothing() throws Exception {
    byte[] whole = Files.readAllBytes(dump);
    Path cut = home.resolve("cut.dump");
    Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
    try (PlatformSession session = open()) {
      assertThatThrownBy(
              () -> session.restore(cut, List.of(), 2, Progress.NONE, new Cancellation()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("cut.dump");
    }
    assertThat(ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo("0");
  }

  private static PostgresServer superuser() {
    return PostgresServer.of(
        new Connection("mine", "postgresql", "any", false, server.settings(), server.secrets()));
  }

  private static void run(String sql) throws SQLException {
    try (java.sql.Connection driver = superuser().connect();
        Statement statement = driver.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) throws SQLException {
    try (java.sql.Connection driver = superuser().connect();
        Statement statement = driver.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
