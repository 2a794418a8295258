package dev.bakeoff.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.RunFilter;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.history.WrittenRuns;
import dev.bakeoff.history.WrittenRuns.Shape;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.TestNavigator;
import dev.bakeoff.ui.live.HandDrivenLauncher;
import dev.bakeoff.ui.shell.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of runs on a real store. */
class HistoryLabelsTest {
  @TempDir private Path home;
  @TempDir private Path otherHome;
  private final HandDrivenLauncher launcher = new HandDrivenLauncher();
  private RealServices services;
  private TestNavigator navigator;
  private HistoryScreen screen;

  private static Shape day(int day) {
    return Shape.of("run-" + day).at(WrittenRuns.NOW.plus(Duration.ofDays(day)));
  }

  @BeforeEach
  void open() {
    try (HistoryStore store = new HistoryStore(home)) {
      WrittenRuns runs = new WrittenRuns(store);
      runs.write(day(1));
      runs.write(day(2).workload("fanout"));
      runs.write(day(3).version("3").taking(2_000_000));
    }
    services = new RealServices(home, _ -> launcher);
    navigator = TestNavigator.open(launcher, otherHome);
    screen = Fx.get(() -> new HistoryScreen(services.ui(), navigator));
    Fx.run(screen::shown);
    awaitText("3 runs");
  }

  @AfterEach
  void close() {
    Fx.run(screen::hidden);
    Fx.run(navigator.window().tasks()::close);
    navigator.close();
    services.close();
  }

  private void layOut() {
    Fx.layOut((Parent) screen.view(), 1400, 800);
  }

  private void awaitText(String text) {
    Fx.await(
        text,
        () -> {
          layOut();
          return Fx.texts(screen.view()).stream().anyMatch(t -> t.contains(text));
        });
  }

  @SuppressWarnings("unchecked") // The only table of the list holds its lines.
  private TableView<HistoryLine> table() {
    return Fx.get(
        () -> {
          layOut();
          return (TableView<HistoryLine>) Fx.find(screen.view(), TableView.class, t -> true);
        });
  }

  private List<String> shown() {
    return Fx.get(
        () ->
            table().getItems().stream()
                .map(line -> line.run().map(r -> r.id()).orElse("[" + line.heading() + "]"))
                .toList());
  }

  private void select(int... rows) {
    Fx.run(
        () -> {
          table().getSelectionModel().clearSelection();
          for (int row : rows) {
            table().getSelectionModel().select(row);
          }
        });
  }

  private void command(String title) {
    Fx.run(
        () ->
            screen.commands().stream()
                .filter(c -> c.title().equals(title))
                .map(Command::action)
                .findFirst()
                .orElseThrow()
                .run());
  }

  private <T extends Node> T inDialog(Class<T> type, String id) {
    return Fx.get(
        () -> {
          Node dialog = navigator.window().dialogs().pane().getContent();
          return Fx.find(dialog, type, n -> id.equals(n.getId()));
        });
  }

  private void undo() {
    Fx.run(
        () -> {
          Parent notices = navigator.window().notices();
          Fx.layOut(notices, 380, 400);
          Fx.find(notices, Button.class, b -> "Undo".equals(b.getText())).fire();
        });
  }

  private RunMarks marks(String id) {
    return services.ui().runs().notebook().marks(id);
  }

  @Test
  void labels_are_edited_shown_as_chips_filtered_and_grouped_by() {
    select(0, 2);
    command("Edit labels and note…");
    Fx.run(
        () ->
            inDialog(javafx.scene.control.ComboBox.class, "marks-customer")
                .getEditor()
                .setText("Acme"));
    Fx.run(() -> inDialog(TextField.class, "marks-tag").setText("q3, upgrade"));
    Fx.run(inDialog(Button.class, "save-marks")::fire);
    awaitText("upgrade");
    Fx.await("stored", () -> marks("run-1").customer().equals("Acme"));
    assertThat(marks("run-3").tags()).containsExactly("q3", "upgrade");
    assertThat(marks("run-2")).isEqualTo(RunMarks.NONE);

    Fx.run(
        () ->
            Fx.find(screen.view(), ToggleButton.class, t -> "By customer".equals(t.getText()))
                .fire());
    assertThat(shown()).containsExactly("[Acme]", "run-3", "run-1", "[No customer]", "run-2");
    Fx.run(
        () -> {
          var legs =
              table().getColumns().stream().filter(c -> c.getText().equals("Started")).findFirst();
          table().getSortOrder().setAll(List.of(legs.orElseThrow()));
        });
    assertThat(shown()).containsExactly("[Acme]", "run-1", "run-3", "[No customer]", "run-2");
    Fx.run(() -> Fx.find(screen.view(), TextField.class, t -> true).setText("UPGRADE fan"));
    assertThat(shown()).isEmpty();
    Fx.run(() -> Fx.find(screen.view(), TextField.class, t -> true).setText("upgrade duckdb"));
    assertThat(shown()).containsExactly("[Acme]", "run-1", "run-3");
    awaitText("2 of 3 runs");
  }

  @Test
  void archived_runs_are_out_of_sight_until_asked_for_and_come_back_by_undo() {
    select(1);
    command("Archive");
    assertThat(shown()).containsExactly("run-3", "run-1");
    Fx.await("stored", () -> marks("run-2").archived());
    undo();
    assertThat(shown()).containsExactly("run-3", "run-2", "run-1");
    Fx.await("stored", () -> !marks("run-2").archived());

    select(1);
    command("Archive");
    Fx.run(
        () ->
            Fx.find(screen.view(), ToggleButton.class, t -> "Filters".equals(t.getText())).fire());
    table();
    Fx.run(
        () ->
            Fx.find(screen.view(), ToggleButton.class, t -> "Archived too".equals(t.getText()))
                .fire());
    assertThat(shown()).containsExactly("run-3", "run-2", "run-1");
    awaitText("ARCHIVED");
  }

  @Test
  void a_run_is_pinned_as_the_baseline_of_its_work() {
    select(2);
    command("Pin as baseline");
    Fx.await("pinned", () -> marks("run-1").baseline());
    Fx.await("shown", () -> Fx.get(() -> table().getItems().get(2).marks().baseline()));
    select(0);
    command("Pin as baseline");
    Fx.await("pinned", () -> marks("run-3").baseline() && !marks("run-1").baseline());
    assertThat(navigator.notices()).anyMatch(n -> n.contains("instead of another run"));
  }

  @Test
  void exported_runs_are_imported_into_another_home_and_seen_there() {
    select(0, 2);
    command("Export to a file…");
    Path file = otherHome.resolve("runs.bakeoff");
    Fx.await("exported", () -> java.nio.file.Files.exists(file));
    Fx.await("said", () -> !navigator.notices().isEmpty());
    assertThat(navigator.notices())
        .anyMatch(n -> n.startsWith("Exported 2") && n.contains("runs to "));
    try (RealServices theirs = new RealServices(otherHome.resolve("home"), _ -> launcher)) {
      HistoryScreen there = Fx.get(() -> new HistoryScreen(theirs.ui(), navigator));
      Fx.run(there::shown);
      Fx.run(() -> there.importFiles(List.of(file)));
      Fx.await(
          "imported",
          () -> {
            Fx.layOut((Parent) there.view(), 1400, 800);
            return Fx.texts(there.view()).stream().anyMatch(t -> t.contains("2 runs"));
          });
      assertThat(navigator.notices()).anyMatch(n -> n.contains("2 runs imported."));
      Fx.run(() -> there.importFiles(List.of(file)));
      Fx.await(
          "said",
          () -> navigator.notices().stream().anyMatch(n -> n.contains("2 were there already")));
      assertThat(theirs.ui().runs().history().list()).hasSize(2);
    }
  }

  @Test
  void another_run_of_the_same_id_is_asked_about_and_kept_beside() {
    try (HistoryStore store = new HistoryStore(otherHome.resolve("home"))) {
      new WrittenRuns(store).write(day(1).taking(7_000_000));
    }
    Path file = otherHome.resolve("theirs.bakeoff");
    try (RealServices theirs = new RealServices(otherHome.resolve("home"), _ -> launcher)) {
      theirs
          .ui()
          .runs()
          .files()
          .export(
              List.of("run-1"),
              file,
              dev.bakeoff.model.Progress.NONE,
              new dev.bakeoff.model.Cancellation());
    }
    Fx.run(() -> screen.importFiles(List.of(file)));
    Fx.await("asked", () -> Fx.get(() -> navigator.window().dialogs().isOpen()));
    assertThat(shown()).hasSize(3);
    Fx.run(inDialog(Button.class, "confirm")::fire);
    awaitText("4 runs");
    assertThat(shown()).contains("run-1", "run-1-2");
  }

  @Test
  void notes_are_added_edited_and_deleted_on_the_time_line() {
    Fx.run(() -> screen.openRun("run-1"));
    awaitText("All runs");
    assertThat(Fx.get(() -> screen.crumbs().getValue())).extracting(c -> c.label()).hasSize(2);
    Fx.run(() -> Fx.find(screen.view(), TabPane.class, t -> true).getSelectionModel().select(3));
    awaitText("No notes yet");
    Fx.run(
        () -> {
          Fx.find(screen.view(), TextField.class, t -> "note-text".equals(t.getId()))
              .setText("lunch");
          Fx.find(screen.view(), TextField.class, t -> "note-after".equals(t.getId()))
              .setText("1:30");
          Fx.find(screen.view(), Button.class, b -> "Add note".equals(b.getText())).fire();
        });
    awaitText("lunch");
    TimedNote note = services.ui().runs().notebook().notes("run-1").getFirst();
    assertThat(note.at()).isEqualTo(day(1).created().plusSeconds(90));
    Fx.run(
        () ->
            Fx.find(screen.view(), Button.class, b -> "Edit the note".equals(b.getAccessibleText()))
                .fire());
    Fx.run(() -> inDialog(TextField.class, "edit-note").setText("a long lunch"));
    Fx.run(
        () ->
            Fx.find(
                    navigator.window().dialogs().pane().getContent(),
                    Button.class,
                    b -> "Save".equals(b.getText()))
                .fire());
    awaitText("a long lunch");
    Fx.run(
        () ->
            Fx.find(
                    screen.view(),
                    Button.class,
                    b -> "Delete the note".equals(b.getAccessibleText()))
                .fire());
    awaitText("No notes yet");
    undo();
    awaitText("a long lunch");
  }

  @Test
  void a_workload_is_followed_over_the_runs() {
    services.ui().runs().notebook().pin("run-1");
    command("Show trends");
    awaitText("Changes beyond the noise");
    Fx.run(
        () -> {
          var workloads =
              Fx.find(screen.view(), ComboBox.class, b -> b.getItems().contains("lookup"));
          workloads.getSelectionModel().select(workloads.getItems().indexOf("lookup"));
        });
    awaitText("Changed at the same time: duckdb 2 → 3");
    ChartView chart = Fx.get(() -> Fx.find(screen.view(), ChartView.class, c -> true));
    assertThat(Fx.get(chart::getAccessibleText)).contains("beyond the noise");
    Fx.run(
        () -> Fx.find(screen.view(), CheckBox.class, b -> b.getText().contains("DuckDB")).fire());
    Fx.await(
        "without it",
        () ->
            Fx.get(
                () ->
                    Fx.texts(screen.view()).stream()
                        .noneMatch(t -> t.contains("Changed at the same"))));
  }

  @Test
  void whether_a_run_can_be_believed_is_read_when_it_comes_in_sight() {
    Fx.await(
        "badges",
        () -> {
          layOut();
          return Fx.texts(screen.view()).stream()
              .anyMatch(t -> t.equals("doubtful") || t.equals("broken"));
        });
  }

  @Test
  void filters_ask_for_what_is_chosen() {
    HistoryModel model =
        Fx.get(
            () ->
                new HistoryModel(
                    services.ui().runs().history(),
                    services.ui().runs().notebook(),
                    navigator.window().tasks()));
    Fx.run(model::load);
    Fx.await("read", () -> model.total() == 3);
    Fx.run(
        () ->
            model
                .filterProperty()
                .set(
                    new RunFilter(
                        "",
                        Optional.empty(),
                        "",
                        "fanout",
                        "",
                        "",
                        RunFilter.Period.ALWAYS,
                        false)));
    assertThat(Fx.get(model::count)).isEqualTo(1);
  }
}
