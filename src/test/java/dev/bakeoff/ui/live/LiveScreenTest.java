package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.TestNavigator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveScreenTest {
  private final HandDrivenLauncher launcher = new HandDrivenLauncher();
  @TempDir private Path folder;
  private TestNavigator navigator;
  private LiveScreen screen;
  private HistoryStore store;

  @BeforeEach
  void open() {
    store = new HistoryStore(folder);
    RunNotebook notebook = new SqliteNotebook(store);
    navigator = TestNavigator.open(launcher, folder);
    screen = Fx.get(() -> new LiveScreen(launcher, notebook, navigator));
    Fx.run(
        () -> {
          Fx.layOut((Parent) screen.view(), 1216, 868);
          screen.shown();
        });
  }

  @AfterEach
  void close() {
    navigator.close();
    store.close();
  }

  private List<String> texts() {
    return Fx.get(
        () -> {
          Fx.layOut((Parent) screen.view(), 1216, 868);
          return Fx.texts(screen.view());
        });
  }

  private void awaitText(String text) {
    Fx.await(text, () -> Fx.texts(screen.view()).stream().anyMatch(t -> t.contains(text)));
  }

  private void press(String text) {
    Fx.run(() -> Fx.find(screen.view(), Button.class, b -> text.equals(b.getText())).fire());
  }

  @Test
  void offersTheQuickstartWhileNothingRunsAndShowsItsRun() throws Exception {
    assertThat(texts()).contains("Nothing is running", "New bake-off");
    press("Run the quickstart");
    launcher.run().preparing(40, 100);

    awaitText("Generating customer_events, 40");
    assertThat(navigator.asked()).containsExactly("start Quickstart");
    assertThat(texts()).contains("Quickstart", "PREPARING", "Cancel");
  }

  @Test
  void showsARunFromLoadingToItsFailedEnd() throws Exception {
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript run = launcher.run();
    run.started().load(0, 1).load(1, 1);
    run.tell(new RunEvent.TargetPhase(run.now(), "postgresql", RunEvent.Phase.VALIDATE));
    awaitText("PostgreSQL: validating");
    run.load(2, 1).legStarted(0).interval(0, 500, 1.5, 5).resources(0, 130);
    run.log(Level.WARNING, "The driver was busy.");
    awaitText("leg 1 of 18: DuckDB, lookup, 4 clients, trial 1, measuring");

    List<String> running = texts();
    assertThat(running)
        .contains("RUNNING", "500", "ops/s", "130", "% of a core", "180 MB memory")
        .contains("5 in this run", "The driver was busy.", "ms, closed loop")
        .contains("customer:1.0 on 3 platforms · 18 legs in 3 trials · service time, closed loop")
        .anyMatch(t -> t.startsWith("0 of 6 legs · about"))
        .anyMatch(t -> t.endsWith("left, estimated from planned times"));

    Problem crash = Problem.of(Problem.Kind.WORKER, "The worker died.", "Look at its log.");
    run.legFinished(0, LegStatus.FAILED, Optional.of(crash));
    awaitText("1 of 18 legs failed so far; the run goes on.");
    run.wholeLeg(1, 1).finished(RunStatus.FAILED);
    launcher.end().complete(RunStatus.FAILED);
    awaitText("Ended after");

    assertThat(texts())
        .contains("FAILED", "Open in history", "Compare")
        .contains("DuckDB, lookup, 4 clients, trial 1: The worker died. Look at its log.")
        .doesNotContain("Cancel");
    press("Open in history");
    press("Compare");
    String id = run.plan().id();
    assertThat(navigator.asked()).endsWith("open " + id, "compare " + id);
  }

  @Test
  void showsTheLegUnderWayInDetailAndHowFinishedLegsCameOut() throws Exception {
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript run = launcher.run().started().load(0, 1).load(1, 1).load(2, 1);
    run.wholeLeg(0, 2).legStarted(1).interval(1, 500, 1.5, 0).resources(1, 90);
    run.interval(1, 500, 1.5, 3).resources(1, 95);
    awaitText("SQLite, lookup");
    awaitText("Steady state");
    Fx.run(() -> Fx.find(screen.view(), ToggleButton.class, t -> inDetail(t)).fire());
    awaitText("Over the measured time");

    assertThat(texts())
        .contains("SQLite, lookup, 4 clients, trial 1", "Service time, closed loop")
        .contains("Latency over percentiles", "Finished legs", "Load driver", "Schedule")
        .contains("DuckDB, lookup, 4 clients, trial 1")
        .doesNotContain("Search for the knee", "Where the mean request's time went");
  }

  private static boolean inDetail(ToggleButton toggle) {
    return "live-detail".equals(toggle.getId());
  }

  @Test
  void cancelAsksTheRunAndSaysSo() throws Exception {
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript run = launcher.run().started().legStarted(0);
    awaitText("RUNNING");
    press("Cancel");
    awaitText("CANCELLING");
    assertThat(launcher.cancelled().get()).isTrue();

    run.legFinished(0, LegStatus.CANCELLED, Optional.empty()).finished(RunStatus.CANCELLED);
    launcher.end().complete(RunStatus.CANCELLED);
    awaitText("0 of 18 legs were measured and are kept.");
    assertThat(texts()).contains("Open in history").doesNotContain("Compare");
  }

  @Test
  void saysWhyARunCouldNotStartAndWhereToGo() {
    launcher.refuse(
        Problem.request("Another Bakeoff runs in this home.", "Close it, then try again."));
    Fx.run(() -> navigator.startRun(RunScript.config()));

    awaitText("The run could not start.");
    assertThat(texts())
        .contains("NOT STARTED", "Another Bakeoff runs in this home. Close it, then try again.");
    press("New bake-off");
    assertThat(navigator.asked()).endsWith("show NEW_BAKEOFF");
  }

  @Test
  void showingASnapshotOfALongRunTakesTheWindowsThreadLessThanFiftyMilliseconds() throws Exception {
    MonitorState state = new MonitorState(RunScript.config(), RunScript.START);
    RunScript run = new RunScript(state, RunScript.plan(100)).started().legStarted(0);
    for (int i = 0; i < 10_000; i++) {
      run.interval(0, 2, 1 + i % 9, 0);
    }
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript shown = launcher.run();
    shown.started();
    awaitText("RUNNING");
    List<Long> millis = new java.util.ArrayList<>();
    LiveModel model =
        Fx.get(
            () ->
                new LiveModel(
                    navigator.monitor(),
                    new LiveNotes(new SqliteNotebook(store), navigator.window().tasks(), p -> {})));
    MonitorSnapshot snapshot = state.snapshot(run.now());
    for (int i = 0; i < 9; i++) {
      Fx.run(
          () -> {
            long start = System.nanoTime();
            Marks marks = model.marks(snapshot);
            model.latency(snapshot, marks);
            model.throughput(snapshot, marks);
            StripLayout.of(snapshot, 1200);
            millis.add((System.nanoTime() - start) / 1_000_000);
          });
    }
    assertThat(millis.stream().sorted().toList().get(4)).as("median").isLessThan(50);
  }
}
