package dev.bakeoff.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.publish.RestoreRates;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload.KeyDistribution;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123Z");
  private static final Environment MACHINE =
      new Environment("CPU", 2, 24_000, "Linux", "JDK", "1", "host", Map.of("a", "b"));

  @TempDir private Path home;
  private HistoryStore store;
  private RunLock lock;
  private SqliteHistory history;
  private HistoryWriter writer;

  @BeforeEach
  void open() {
    store = new HistoryStore(home);
    lock = new RunLock(home);
    history = new SqliteHistory(store, lock);
    writer = new HistoryWriter(store);
  }

  @AfterEach
  void close() {
    lock.release();
    store.close();
  }

  private static LegPlan leg(int seq, String platform) {
    return new LegPlan(
        seq,
        platform,
        "lookup",
        Pattern.LOOKUP,
        4,
        1,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        OptionalLong.of(7),
        10,
        KeyDistribution.UNIFORM,
        Duration.ofMinutes(1));
  }

  private static RunPlan plan(String id) {
    return new RunPlan(
        id,
        "A run \"with\" quotes, ümlauts and 🚀",
        NOW,
        42,
        new RunPlan.Dataset("customer", "1.0", "abc", 10),
        List.of(
            new RunPlan.Target("duckdb", "duckdb", "DuckDB", Map.of(), true),
            new RunPlan.Target("pg", "postgresql", "pg", Map.of("host", "${H}"), false)),
        List.of(leg(0, "duckdb"), leg(1, "pg")),
        1,
        "test");
  }

  private void start(String id) {
    writer.on(new RunEvent.RunStarted(NOW, plan(id), MACHINE));
  }

  private void measure(int leg) {
    writer.on(new RunEvent.LegStarted(NOW, leg));
    writer.on(new RunEvent.LegPhase(NOW, leg, RunEvent.Phase.MEASURE));
    writer.on(
        new RunEvent.LegInterval(
            NOW,
            leg,
            new Interval(0, 1.0, Latencies.ofNanos(1_000_000, 3_000_000), Map.of("timeout", 1L))));
    writer.on(
        new RunEvent.LegInterval(
            NOW, leg, new Interval(1000, 0.5, Latencies.ofNanos(9_000_000), Map.of())));
    writer.on(
        new RunEvent.LegResources(
            NOW, leg, new ResourceSample(50, 120, OptionalDouble.of(80), OptionalDouble.of(300))));
    writer.on(new RunEvent.LegCounters(NOW, leg, Map.of("read_units", 12.5, "requests", 3.0)));
  }

  @Test
  void everything_of_a_run_is_read_back() {
    start("r1");
    RunEvent.LoadResult load =
        new RunEvent.LoadResult(
            "duckdb",
            Optional.empty(),
            true,
            0,
            0.4,
            Optional.of(
                new PlatformInfo(
                    "DuckDB", "2", "jdbc", Map.of("threads", "2"), OptionalLong.empty(), 0)),
            List.of(new RunEvent.TableProof("t", 10, 10, "f", "f")));
    writer.on(new RunEvent.TargetFinished(NOW, load));
    measure(0);
    writer.on(new RunEvent.LegFinished(NOW, 0, LegStatus.COMPLETED, Optional.empty()));
    Problem broken = Problem.of(Problem.Kind.PLATFORM, "No request succeeded.", "Look.");
    writer.on(new RunEvent.LegFinished(NOW, 1, LegStatus.FAILED, Optional.of(broken)));
    writer.on(new RunEvent.Logged(NOW, OptionalInt.of(1), RunEvent.Level.WARNING, "went away"));
    writer.on(new RunEvent.RunFinished(NOW.plusSeconds(9), RunStatus.FAILED));

    RunRecord run = history.find("r1").orElseThrow();
    assertThat(run.plan()).isEqualTo(plan("r1"));
    assertThat(run.environment()).isEqualTo(MACHINE);
    assertThat(run.loads()).containsExactly(load);
    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.finished()).contains(NOW.plusSeconds(9));
    assertThat(run.log())
        .containsExactly(
            new RunEvent.Logged(NOW, OptionalInt.of(1), RunEvent.Level.WARNING, "went away"));
    LegRecord leg = run.legs().getFirst();
    assertThat(leg.operations()).isEqualTo(3);
    assertThat(leg.errors()).containsExactly(Map.entry("timeout", 1L));
    assertThat(leg.throughput()).isEqualTo(2.0);
    assertThat(leg.latencies().maxMillis()).isBetween(8.99, 9.02);
    assertThat(leg.serverRssPeakMb()).hasValue(300);
    assertThat(leg.counters()).isEqualTo(Map.of("read_units", 12.5, "requests", 3.0));
    assertThat(run.legs().getLast().problem()).contains(broken);
    RunSummary summary = history.list().getFirst();
    assertThat(summary.platforms()).containsExactly("DuckDB", "pg");
    assertThat(summary.legs()).isEqualTo(2);
    assertThat(summary.failedLegs()).isEqualTo(1);
  }

  @Test
  void a_run_whose_process_is_gone_is_interrupted_with_what_it_had_measured() {
    lock.acquire("test");
    start("r1");
    measure(0);
    assertThat(history.find("r1").orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    lock.release();
    RunRecord run = history.find("r1").orElseThrow();
    assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(run.legs().getFirst().status()).isEqualTo(LegStatus.INTERRUPTED);
    assertThat(run.legs().getFirst().operations()).isEqualTo(3);
    assertThat(run.legs().getLast().status()).isEqualTo(LegStatus.PENDING);
    lock.acquire("the next run");
    start("r2");
    assertThat(history.list())
        .extracting(RunSummary::status)
        .containsExactly(RunStatus.RUNNING, RunStatus.INTERRUPTED);
  }

  @Test
  void the_list_reads_one_index_and_the_tallies_and_nothing_of_legs_or_plans() throws Exception {
    start("r1");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("bakeoff.db"));
        var rows =
            connection.createStatement().executeQuery("EXPLAIN QUERY PLAN " + SqliteHistory.LIST)) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
      assertThat(plan.toString())
          .contains("run USING COVERING INDEX run_line")
          .contains("tally")
          .doesNotContain("leg")
          .doesNotContain("TEMP B-TREE");
    }
  }

  @Test
  void what_a_leg_measured_is_merged_once_and_as_its_intervals_say() throws Exception {
    start("r1");
    measure(0);
    LegRecord running = history.find("r1").orElseThrow().legs().getFirst();
    assertThat(running.totals()).isEmpty();
    writer.on(new RunEvent.LegFinished(NOW, 0, LegStatus.COMPLETED, Optional.empty()));
    LegRecord ended = history.find("r1").orElseThrow().legs().getFirst();
    assertThat(ended.totals()).containsOnlyKeys(LegRecord.MAIN);
    for (double percentile : new double[] {0, 50, 99, 100}) {
      assertThat(ended.latencies().percentileMillis(percentile))
          .isEqualTo(running.latencies().percentileMillis(percentile));
    }
    assertThat(ended.operations()).isEqualTo(running.operations()).isEqualTo(3);
  }

  private void load(String id, String platform, double seconds, boolean reused) {
    RunPlan shape = plan(id);
    RunPlan.Dataset dataset = new RunPlan.Dataset("big", id, "abc", 1_000_000);
    RunPlan plan =
        new RunPlan(
            id, id, NOW, 42, dataset, shape.targets(), shape.legs(), shape.trials(), "test");
    writer.on(new RunEvent.RunStarted(NOW, plan, MACHINE));
    writer.on(
        new RunEvent.TargetFinished(
            NOW,
            new RunEvent.LoadResult(
                platform,
                Optional.empty(),
                reused,
                seconds,
                0.4,
                Optional.of(new PlatformInfo("x", "2", "jdbc", Map.of(), OptionalLong.empty(), 0)),
                List.of(new RunEvent.TableProof("t", 10, 10, "f", "f")))));
    writer.on(new RunEvent.RunFinished(NOW, RunStatus.COMPLETED));
  }

  @Test
  void loads_of_the_past_tell_how_long_the_next_takes() {
    start("small-runs-tell-nothing");
    load("1", "pg", 4, false);
    load("2", "pg", 7, false);
    load("3", "pg", 0.1, true);
    load("4", "duckdb", 2, false);
    Manifest manifest =
        new Manifest("big", "1", Origin.imported("x"), NOW, Optional.empty(), List.of());

    assertThat(new LoadHistory(history).find(manifest))
        .containsExactly(
            new RestoreRates.MeasuredLoad("duckdb", "big:4", 1_000_000, 2, NOW),
            new RestoreRates.MeasuredLoad("postgresql", "big:1", 1_000_000, 4, NOW));
  }

  @Test
  void runs_are_found_by_the_beginning_of_their_id() {
    start("20260504-a");
    start("20260504-b");
    assertThat(history.find("20260504-a")).isPresent();
    assertThat(history.find("latest").orElseThrow().plan().id()).isEqualTo("20260504-b");
    assertThat(history.find("nothing")).isEmpty();
    assertThat(history.find("%")).isEmpty();
    assertThatThrownBy(() -> history.find("2026")).hasMessageContaining("20260504-a, 20260504-b");
  }

  @Test
  void deleting_a_run_leaves_nothing_of_it() throws Exception {
    start("r1");
    measure(0);
    history.delete("r1");
    assertThat(history.list()).isEmpty();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("bakeoff.db"));
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT (SELECT count(*) FROM interval) + (SELECT count(*) FROM leg)")) {
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void a_history_of_a_newer_bakeoff_is_left_alone() throws Exception {
    history.list();
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("bakeoff.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> history.list()).hasMessageContaining("newer Bakeoff");
  }

  @Test
  void a_file_that_is_no_database_is_named() throws Exception {
    java.nio.file.Files.writeString(
        home.resolve("bakeoff.db"), "this is not a database, not at all, no no no");
    assertThatThrownBy(() -> history.list()).hasMessageContaining("bakeoff.db");
  }

  @Test
  void one_home_has_one_run_at_a_time() {
    lock.acquire("the first");
    RunLock other = new RunLock(home);
    assertThatThrownBy(() -> other.acquire("the second"))
        .hasMessageContaining("already under way")
        .hasMessageContaining("the first");
    assertThat(other.isHeld()).isTrue();
    lock.release();
    other.acquire("the second");
    other.release();
  }
}
