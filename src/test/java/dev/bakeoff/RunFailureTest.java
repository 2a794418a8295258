package dev.bakeoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.worker.WorkerCommand;
import dev.bakeoff.workload.Pattern;
import dev.bakeoff.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a run is recorded, and everything else goes on. */
@Timeout(300)
final class RunFailureTest {
  /** Servers of other tests are children of this JVM too, and must live. */
  private final Set<ProcessHandle> others = Set.copyOf(javaChildren());

  @TempDir private Path home;

  private static RunConfig lookups(Duration duration, int trials, String... platforms) {
    Workload lookup =
        new Workload(
            "lookup",
            Pattern.LOOKUP,
            List.of(2),
            Duration.ofMillis(100),
            duration,
            OptionalLong.empty(),
            10,
            Workload.KeyDistribution.UNIFORM);
    RunConfig base = Quickstart.config(duration);
    return new RunConfig(
        "failing",
        base.dataset(),
        base.create(),
        List.of(platforms).stream()
            .map(p -> new PlatformProfile(p, p, Optional.empty(), Map.of(), true))
            .toList(),
        List.of(lookup),
        trials,
        OptionalLong.of(3),
        Optional.empty(),
        "test");
  }

  private static RunStatus end(RunHandle handle) throws Exception {
    return handle.end().get(4, TimeUnit.MINUTES);
  }

  @Test
  void a_platform_that_holds_other_data_is_not_measured_and_the_others_are() throws Exception {
    WorkerCommand liar =
        new WorkerCommand(
            List.of("python3", "src/test/resources/workers/lying_worker.py"), Map.of());
    try (Wiring wiring =
        Wiring.of(
            home,
            honest -> (type, task) -> type.equals("sqlite") ? liar : honest.find(type, task))) {
      RunHandle handle =
          wiring.runner().launch(lookups(Duration.ofMillis(300), 1, "duckdb", "sqlite"), _ -> {});
      assertThat(end(handle)).isEqualTo(RunStatus.FAILED);
      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertThat(run.loads().getLast().problem().orElseThrow().what())
          .contains("not the dataset")
          .contains("customer_profiles");
      assertThat(leg(run, "sqlite").status()).isEqualTo(LegStatus.FAILED);
      assertThat(leg(run, "sqlite").problem().orElseThrow().what()).contains("Not measured");
      assertThat(leg(run, "duckdb").status()).isEqualTo(LegStatus.COMPLETED);
    }
  }

  @Test
  void data_that_somebody_changed_are_found_and_loaded_again() throws Exception {
    try (Wiring wiring = Wiring.of(home)) {
      RunConfig config = lookups(Duration.ofMillis(200), 1, "sqlite");
      assertThat(end(wiring.runner().launch(config, _ -> {}))).isEqualTo(RunStatus.COMPLETED);
      Path file = home.resolve("platforms").resolve("sqlite").resolve("customer_1_0.sqlite");
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        assertThat(
                statement.executeUpdate(
                    "UPDATE customer_profiles SET country = 'XX' WHERE customer_id = 7"))
            .isEqualTo(1);
      }
      assertThat(end(wiring.runner().launch(config, _ -> {}))).isEqualTo(RunStatus.COMPLETED);
      RunRecord second = wiring.history().find("latest").orElseThrow();
      assertThat(second.loads().getFirst().reused()).isFalse();
      assertThat(second.log()).anyMatch(line -> line.message().contains("had changed"));
      assertThat(end(wiring.runner().launch(config, _ -> {}))).isEqualTo(RunStatus.COMPLETED);
      assertThat(wiring.history().find("latest").orElseThrow().loads().getFirst().reused())
          .isTrue();
    }
  }

  @Test
  void a_worker_killed_in_the_middle_fails_its_leg_and_the_run_goes_on() throws Exception {
    try (Wiring wiring = Wiring.of(home)) {
      AtomicBoolean killed = new AtomicBoolean();
      RunListener killer =
          event -> {
            if (event instanceof RunEvent.LegInterval && killed.compareAndSet(false, true)) {
              workers().forEach(ProcessHandle::destroyForcibly);
            }
          };
      RunHandle handle =
          wiring.runner().launch(lookups(Duration.ofSeconds(2), 2, "duckdb"), killer);
      assertThat(end(handle)).isEqualTo(RunStatus.FAILED);
      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertThat(run.legs().getFirst().status()).isEqualTo(LegStatus.FAILED);
      assertThat(run.legs().getFirst().operations()).isPositive();
      assertThat(run.legs().getFirst().problem().orElseThrow().what())
          .contains("ended unexpectedly");
      assertThat(run.legs().getLast().status()).isEqualTo(LegStatus.COMPLETED);
    }
  }

  @Test
  void a_server_that_dies_in_the_middle_is_counted_and_is_there_again_for_the_next_leg()
      throws Exception {
    try (Wiring wiring = Wiring.of(home)) {
      CompletableFuture<Long> server = new CompletableFuture<>();
      AtomicBoolean killed = new AtomicBoolean();
      RunListener killer =
          event -> {
            if (event instanceof RunEvent.TargetFinished finished) {
              server.complete(finished.result().info().orElseThrow().serverPid().orElseThrow());
            }
            if (event instanceof RunEvent.LegInterval && killed.compareAndSet(false, true)) {
              ProcessHandle postmaster = ProcessHandle.of(server.join()).orElseThrow();
              List<ProcessHandle> backends = postmaster.children().toList();
              postmaster.destroyForcibly();
              backends.forEach(ProcessHandle::destroyForcibly);
            }
          };
      RunHandle handle =
          wiring.runner().launch(lookups(Duration.ofSeconds(2), 2, "postgresql"), killer);
      end(handle);
      RunRecord run = wiring.history().find("latest").orElseThrow();
      LegRecord hit = run.legs().getFirst();
      assertThat(hit.operations()).isPositive();
      assertThat(hit.errors()).containsKey("connection");
      assertThat(run.legs().getLast().status()).isEqualTo(LegStatus.COMPLETED);
      assertThat(run.legs().getLast().errors()).isEmpty();
    }
  }

  @Test
  void cancelling_keeps_what_was_measured_and_leaves_no_process_behind() throws Exception {
    try (Wiring wiring = Wiring.of(home)) {
      CompletableFuture<RunHandle> handle = new CompletableFuture<>();
      RunListener canceller =
          event -> {
            if (event instanceof RunEvent.LegInterval) {
              handle.join().cancel();
            }
          };
      handle.complete(
          wiring.runner().launch(lookups(Duration.ofSeconds(20), 2, "postgresql"), canceller));
      assertThat(end(handle.join())).isEqualTo(RunStatus.CANCELLED);
      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(run.legs().getFirst().status()).isEqualTo(LegStatus.CANCELLED);
      assertThat(run.legs().getFirst().operations()).isPositive();
      assertThat(run.legs().getLast().status()).isEqualTo(LegStatus.CANCELLED);
      assertThat(workers()).isEmpty();
    }
  }

  @Test
  void a_second_run_in_the_same_home_is_refused_while_the_first_goes_on() throws Exception {
    try (Wiring wiring = Wiring.of(home);
        Wiring other = Wiring.of(home)) {
      RunHandle first =
          wiring.runner().launch(lookups(Duration.ofMillis(300), 1, "duckdb"), _ -> {});
      assertThatThrownBy(
              () -> other.runner().launch(lookups(Duration.ofMillis(300), 1, "duckdb"), _ -> {}))
          .hasMessageContaining("already under way");
      assertThat(other.history().list()).isNotNull();
      assertThat(end(first)).isEqualTo(RunStatus.COMPLETED);
    }
  }

  @Test
  void after_a_kill_the_run_is_interrupted_with_its_figures_and_the_server_is_gone()
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            App.class.getName(),
            "quickstart",
            "--duration",
            "2s");
    builder.environment().put("BAKEOFF_HOME", home.toString());
    Process bakeoff = builder.redirectErrorStream(true).start();
    try (Wiring wiring = Wiring.of(home);
        BufferedReader output =
            new BufferedReader(
                new InputStreamReader(bakeoff.getInputStream(), StandardCharsets.UTF_8))) {
      CompletableFuture<Void> drained =
          CompletableFuture.runAsync(() -> output.lines().forEach(_ -> {}));
      RunRecord live = awaitMeasured(wiring);
      List<ProcessHandle> children = bakeoff.descendants().toList();
      assertThat(children).isNotEmpty();
      assertThat(live.status()).isEqualTo(RunStatus.RUNNING);
      bakeoff.destroyForcibly().waitFor();
      drained.join();
      RunRecord run = wiring.history().find("latest").orElseThrow();
      assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
      assertThat(run.legs()).anyMatch(leg -> leg.operations() > 0);
      for (ProcessHandle child : children) {
        child.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static RunRecord awaitMeasured(Wiring wiring) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      Optional<RunRecord> run = wiring.history().find("latest");
      if (run.isPresent() && run.get().legs().stream().anyMatch(leg -> leg.operations() > 0)) {
        return run.get();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("nothing was measured within two minutes");
  }

  private static LegRecord leg(RunRecord run, String platform) {
    return run.legs().stream()
        .filter(l -> l.plan().platform().equals(platform))
        .findFirst()
        .orElseThrow();
  }

  /** Worker processes that this test has started and that still run. */
  private List<ProcessHandle> workers() {
    return javaChildren().stream().filter(p -> !others.contains(p)).toList();
  }

  private static List<ProcessHandle> javaChildren() {
    return ProcessHandle.current()
        .children()
        // Not their arguments: the system does not tell those of a long command line.
        .filter(p -> p.info().command().map(c -> c.endsWith("java")).orElse(false))
        .toList();
  }
}
