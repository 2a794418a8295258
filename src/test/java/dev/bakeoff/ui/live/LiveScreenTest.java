package dev.bakeoff.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.HistoryWriter;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.SqliteNotebook;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.FxWatchdog;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.Marks;
import dev.bakeoff.ui.chart.TestNavigator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LiveScreenTest {
  @RegisterExtension final FxWatchdog watchdog = FxWatchdog.limit(Duration.ofMillis(50));

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
    awaitText("180 MB memory");
    awaitText("leg 1 of 18: DuckDB, lookup, 4 clients, trial 1, measuring");
    awaitText("ms, closed loop");

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
  void aRunOfManyLegsAndHoursKeepsTheWindowsThreadFree() throws Exception {
    HandDrivenLauncher long100 = new HandDrivenLauncher(RunScript.plan(100));
    MovedClock clock = new MovedClock();
    try (TestNavigator around = TestNavigator.open(long100, folder, clock)) {
      LiveScreen shown = Fx.get(() -> new LiveScreen(long100, new SqliteNotebook(store), around));
      Fx.run(
          () -> {
            Fx.layOut((Parent) shown.view(), 1216, 868);
            shown.shown();
            around.startRun(RunScript.config());
          });
      RunScript run = long100.run().started().load(0, 1).load(1, 1).load(2, 1);
      for (int leg = 0; leg < 40; leg++) {
        run.legStarted(leg);
        for (int i = 0; i < 60; i++) {
          run.interval(leg, 20, 1 + i % 9, i == 30 ? 1 : 0).resources(leg, 100);
        }
        run.legFinished(leg, LegStatus.COMPLETED, Optional.empty());
        clock.now = run.now();
      }
      run.legStarted(40).interval(40, 20, 2, 0);
      clock.now = run.now();
      Fx.await(
          "the 41st leg",
          () -> Fx.texts(shown.view()).stream().anyMatch(t -> t.startsWith("leg 41 of 600")));
      look(shown, 6);
      watchdog.warm();
      look(shown, 12);
    }
  }

  /** As a user does: along the run, closer, back, with new readings coming in. */
  private static void look(LiveScreen shown, int times) throws Exception {
    LiveModel model = shown.model();
    for (int i = 0; i < times; i++) {
      double at = 200.0 * i + 100;
      Fx.run(() -> model.point(OptionalDouble.of(at)));
      Fx.run(() -> model.zoom(0.6, at));
      Thread.sleep(60);
      Fx.run(() -> Fx.layOut((Parent) shown.view(), 1216, 868));
      Fx.run(() -> model.move(40));
      Thread.sleep(60);
      Fx.run(model::reset);
    }
  }

  private static final class MovedClock extends Clock {
    private volatile Instant now = RunScript.START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void aNoteIsWrittenToTheHistoryShownOnTheChartsChangedAndTakenBack() throws Exception {
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript run = launcher.run();
    assertThat(Fx.get(() -> field("note-text").isDisabled()))
        .as("there is no run in the history yet")
        .isTrue();
    new HistoryWriter(store).on(new RunEvent.RunStarted(run.now(), run.plan(), environment()));
    run.started().load(0, 1).legStarted(0).interval(0, 100, 2, 0);
    Fx.await("the note field", () -> !field("note-text").isDisabled());
    String id = run.plan().id();
    RunNotebook notebook = new SqliteNotebook(store);

    Fx.run(
        () -> {
          screen.commands().stream()
              .filter(c -> c.keys().equals("N"))
              .findFirst()
              .orElseThrow()
              .action()
              .run();
          field("note-text").setText("The cache was warm");
        });
    press("Add note");
    Fx.await("the note in the history", () -> notebook.notes(id).size() == 1);
    TimedNote note = notebook.notes(id).getFirst();
    assertThat(note.text()).isEqualTo("The cache was warm");
    assertThat(Fx.get(() -> screen.model().marks(screen.model().snapshot().orElseThrow()).flags()))
        .extracting(Marks.Flag::tone)
        .contains(Marks.Tone.NOTE);
    assertThat(Fx.get(() -> field("note-text").getText())).as("ready for the next").isEmpty();

    Fx.run(() -> screen.model().notes().edit(note, "The cache was cold"));
    Fx.await(
        "the change",
        () -> notebook.notes(id).equals(List.of(new TimedNote(note.at(), "The cache was cold"))));
    TimedNote changed = notebook.notes(id).getFirst();
    Fx.run(() -> screen.model().notes().remove(changed));
    Fx.await("it to be gone", () -> notebook.notes(id).isEmpty());
    Fx.run(() -> screen.model().notes().put(changed));
    Fx.await("it to be back", () -> notebook.notes(id).equals(List.of(changed)));
  }

  @Test
  void theStatusCanBePutIntoAChat() throws Exception {
    Fx.run(() -> navigator.startRun(RunScript.config()));
    RunScript run = launcher.run().started().load(0, 1).load(1, 1).load(2, 1);
    run.wholeLeg(0, 2).legStarted(1).interval(1, 500, 1.5, 3).resources(1, 90);
    Fx.await(
        "the second leg",
        () -> screen.model().snapshot().filter(s -> !s.story().incidents().isEmpty()).isPresent());
    String text =
        Fx.get(() -> StatusText.of(screen.model().snapshot().orElseThrow(), List.of()))
            .replace('\u00a0', ' ');
    assertThat(text)
        .contains("**Quickstart** – RUNNING", "- **Now:** SQLite, lookup, 4 clients, trial 1")
        .contains("- **Next:** PostgreSQL, lookup", "- **Completed:** 1 of 18 legs")
        .contains("| DuckDB | 1 of 6 | lookup, 4 clients | 100 ops/s | 1.98 ms | 2.96 ms | 0 |")
        .contains("| PostgreSQL | 0 of 6 |")
        .contains("SQLite: 3 requests failed");
  }

  private TextField field(String id) {
    return Fx.find(screen.view(), TextField.class, f -> id.equals(f.getId()));
  }

  private static Environment environment() {
    return new Environment("CPU", 2, 24_000, "Linux", "25", "0.1", "h", Map.of());
  }
}
