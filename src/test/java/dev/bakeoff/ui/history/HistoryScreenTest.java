package dev.bakeoff.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.TestNavigator;
import dev.bakeoff.ui.live.HandDrivenLauncher;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryScreenTest {
  private final MemoryHistory history = new MemoryHistory();
  private final HandDrivenLauncher launcher = new HandDrivenLauncher();
  @TempDir private Path folder;
  private RealServices services;
  private TestNavigator navigator;
  private HistoryScreen screen;

  @BeforeEach
  void open() {
    services = new RealServices(folder, _ -> launcher);
    navigator = TestNavigator.open(launcher, folder);
    screen = Fx.get(() -> new HistoryScreen(runs(), navigator));
    layOut();
  }

  @AfterEach
  void close() {
    navigator.close();
    services.close();
  }

  private UiServices.Runs runs() {
    UiServices.Runs real = services.ui().runs();
    return new UiServices.Runs(
        launcher, history, real.notebook(), real.files(), real.elsewhere(), real.home());
  }

  static RunSummary run(int number, String name, RunStatus status) {
    Instant start = Instant.parse("2026-11-01T08:00:00Z").plusSeconds(number * 60L);
    return new RunSummary(
        "run-" + number,
        name,
        status,
        start,
        Optional.of(start.plusSeconds(90)),
        "customer:1.0",
        List.of("DuckDB", "PostgreSQL"),
        List.of("lookup"),
        12,
        status == RunStatus.FAILED ? 1 : 0);
  }

  private void layOut() {
    Fx.run(() -> Fx.layOut((Parent) screen.view(), 1216, 868));
  }

  private void show() {
    Fx.run(screen::shown);
  }

  @SuppressWarnings("unchecked") // The only table of the list holds its lines.
  private TableView<HistoryLine> table() {
    layOut();
    return Fx.get(
        () -> (TableView<HistoryLine>) Fx.find(screen.view(), TableView.class, t -> true));
  }

  private List<String> names() {
    TableView<HistoryLine> table = table();
    return Fx.get(() -> table.getItems().stream().map(line -> line.summary().name()).toList());
  }

  private void awaitText(String text) {
    Fx.await(
        text,
        () -> {
          Fx.layOut((Parent) screen.view(), 1216, 868);
          return Fx.texts(screen.view()).stream().anyMatch(t -> t.contains(text));
        });
  }

  private Button button(String text) {
    return Fx.get(() -> Fx.find(screen.view(), Button.class, b -> text.equals(b.getText())));
  }

  private void key(Node target, KeyCode code) {
    Fx.run(
        () ->
            Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  @Test
  void offersTheQuickstartWhereNothingHasRunYet() {
    show();
    awaitText("No runs yet");
    Fx.run(button("Run the quickstart")::fire);
    Fx.await("start", () -> navigator.monitor().busy());
  }

  @Test
  void listsNewestFirstAndFindsBySeveralWordsAndStatus() {
    history.add(run(1, "Acme first try", RunStatus.COMPLETED));
    history.add(run(2, "Acme second try", RunStatus.FAILED));
    history.add(run(3, "Other customer", RunStatus.COMPLETED));
    show();
    awaitText("3 runs");
    assertThat(names()).containsExactly("Other customer", "Acme second try", "Acme first try");

    TextField search = Fx.get(() -> Fx.find(screen.view(), TextField.class, t -> true));
    Fx.run(() -> search.setText("postgres ACME try"));
    assertThat(names()).containsExactly("Acme second try", "Acme first try");
    awaitText("2 of 3 runs");
    Fx.run(() -> search.setText("acme failed"));
    assertThat(names()).containsExactly("Acme second try");
    Fx.run(() -> search.setText("nothing like it"));
    awaitText("No run matches the search.");
  }

  @Test
  void comparesSeveralRunsAndOpensOneByKeyboard() {
    history.add(run(1, "One", RunStatus.COMPLETED)).add(run(2, "Two", RunStatus.COMPLETED));
    history.add(SampleRuns.threePlatforms().id("run-9").name("Real one").build());
    show();
    awaitText("3 runs");
    TableView<HistoryLine> table = table();
    assertThat(button("Compare").isDisabled()).isTrue();
    Fx.run(() -> table.getSelectionModel().selectAll());
    Fx.run(button("Compare 3 runs")::fire);
    assertThat(navigator.asked()).containsExactly("compare run-9 run-2 run-1");

    Fx.run(() -> table.getSelectionModel().clearAndSelect(0));
    key(table, KeyCode.ENTER);
    awaitText("All runs");
    Fx.run(
        () -> {
          TabPane tabs = Fx.find(screen.view(), TabPane.class, t -> true);
          tabs.getSelectionModel().select(2);
        });
    awaitText("SAME DATA");
    key(screen.view(), KeyCode.ESCAPE);
    awaitText("3 runs");
  }

  @Test
  void opensALegWithAllThatTheMonitorShowed() {
    history.add(SampleRuns.threePlatforms().id("run-9").name("Real one").build());
    show();
    awaitText("1 run");
    Fx.run(() -> screen.openRun("run-9"));
    awaitText("All runs");
    layOut();
    Fx.run(
        () -> {
          TableView<?> legs =
              Fx.find(screen.view(), TableView.class, t -> "Legs".equals(t.getAccessibleText()));
          legs.getSelectionModel().select(0);
        });
    Fx.run(button("Open the leg")::fire);
    awaitText("Over the measured time");
    assertThat(Fx.get(() -> Fx.texts(screen.view())))
        .contains("Latency over percentiles", "Phases and facts", "Log of this leg")
        .contains("Steady state", "Load driver", "Samples", "Errors", "Cache", "Data")
        .anyMatch(t -> t.contains("Service time, closed loop"));
    assertThat(
            Fx.get(
                () ->
                    Fx.find(
                            screen.view(),
                            ChartView.class,
                            c -> c.getAccessibleText().contains("latency over percentiles"))
                        .isVisible()))
        .isTrue();
    key(screen.view(), KeyCode.ESCAPE);
    awaitText("All runs");
    key(screen.view(), KeyCode.ESCAPE);
    awaitText("1 run");
  }

  @Test
  void deletesWithTheChanceToTakeItBack() {
    history.add(run(1, "One", RunStatus.COMPLETED)).add(run(2, "Two", RunStatus.COMPLETED));
    show();
    awaitText("2 runs");
    Fx.run(() -> table().getSelectionModel().clearAndSelect(0));
    key(table(), KeyCode.DELETE);
    assertThat(names()).containsExactly("One");
    assertThat(navigator.notices()).contains("Deleted 'Two'.");
    assertThat(history.list()).as("not yet gone").hasSize(2);

    Fx.run(
        () -> {
          Parent notices = navigator.window().notices();
          Fx.layOut(notices, 380, 400);
          Fx.find(notices, Button.class, b -> "Undo".equals(b.getText())).fire();
        });
    assertThat(names()).containsExactly("Two", "One");
  }

  @Test
  void deletesForGoodInTheStore() {
    history.add(run(1, "One", RunStatus.COMPLETED)).add(run(2, "Two", RunStatus.COMPLETED));
    HistoryModel model =
        Fx.get(() -> new HistoryModel(history, runs().notebook(), navigator.window().tasks()));
    Fx.run(model::load);
    Fx.await("read", () -> model.total() == 2);
    Fx.run(
        () -> {
          model.hide(List.of("run-1"));
          model.deleteForGood(List.of("run-1"), p -> {});
        });
    Fx.await("deleted", () -> history.list().size() == 1);

    Fx.run(
        () -> {
          history.fail(Problem.of(Problem.Kind.STORAGE, "The disk is gone.", ""));
          model.hide(List.of("run-2"));
          model.deleteForGood(List.of("run-2"), navigator.window().notices()::problem);
        });
    Fx.await("shown again", () -> model.total() == 1);
    assertThat(navigator.notices()).contains("The disk is gone.");
  }

  @Test
  void saysWhyTheHistoryCannotBeReadAndTriesAgain() {
    history.add(run(1, "One", RunStatus.COMPLETED));
    history.fail(Problem.of(Problem.Kind.STORAGE, "The history is damaged.", "Restore it."));
    show();
    awaitText("The history is damaged.");
    history.recover();
    Fx.run(button("Try again")::fire);
    awaitText("1 run");
  }

  @Test
  void aRunThatIsGoneIsSaidToBeGone() {
    Fx.run(() -> screen.openRun("nowhere"));
    awaitText("The history has no run 'nowhere'.");
  }

  @Test
  void tenThousandRunsAreSearchedWithinAFrameOrThree() {
    for (int i = 0; i < 10_000; i++) {
      history.add(run(i, "Run number " + i, RunStatus.COMPLETED));
    }
    HistoryModel model =
        Fx.get(() -> new HistoryModel(history, runs().notebook(), navigator.window().tasks()));
    Fx.run(model::load);
    Fx.await("read", () -> model.total() == 10_000);
    // Processor time, since other work has the cores as well.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] millis = new long[5];
    for (int i = 0; i < millis.length; i++) {
      String wanted = "number 77" + i;
      int at = i;
      Fx.run(
          () -> {
            long start = threads.getCurrentThreadCpuTime();
            model.searchProperty().set(wanted);
            millis[at] = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
          });
    }
    assertThat(Fx.get(() -> model.count())).as("774, 774x and x774").isEqualTo(20L);
    java.util.Arrays.sort(millis);
    assertThat(millis[2]).as("median").isLessThan(50);
  }
}
