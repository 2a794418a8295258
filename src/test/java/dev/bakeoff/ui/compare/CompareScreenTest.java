package dev.bakeoff.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.report.Gallery;
import dev.bakeoff.report.chart.Axis;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.chart.ChartView;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.TestNavigator;
import dev.bakeoff.ui.history.MemoryHistory;
import dev.bakeoff.ui.live.HandDrivenLauncher;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.workload.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareScreenTest {
  private final MemoryHistory history = new MemoryHistory();
  @TempDir private Path folder;
  private TestNavigator navigator;
  private CompareScreen screen;

  @BeforeEach
  void open() {
    navigator = TestNavigator.open(new HandDrivenLauncher(), folder);
    screen = Fx.get(() -> new CompareScreen(history, navigator));
    layOut();
  }

  @AfterEach
  void close() {
    navigator.close();
  }

  private void layOut() {
    Fx.run(() -> Fx.layOut((Parent) screen.view(), 1216, 868));
  }

  private void awaitText(String text) {
    Fx.await(
        text,
        () -> {
          Fx.layOut((Parent) screen.view(), 1216, 868);
          return Fx.texts(screen.view()).stream().anyMatch(t -> t.contains(text));
        });
  }

  private MenuButton export() {
    return Fx.get(
        () -> Fx.find(screen.view(), MenuButton.class, b -> "compare-export".equals(b.getId())));
  }

  @Test
  void saysWhatToDoWhereNothingCanBeCompared() {
    Fx.run(screen::shown);
    awaitText("Nothing to compare yet");
    assertThat(export().isDisabled()).isTrue();
  }

  @Test
  void comparesTheNewestRunUnaskedWithVerdictsFiguresAndProofs() {
    history.add(SampleRuns.threePlatforms().build());
    Fx.run(screen::shown);

    awaitText("SQLite has the lowest p50 in all 6 settings.");
    awaitText("93 % lower (");
    awaitText("SAME DATA");
    awaitText("Closed loop: each client waits");
  }

  @Test
  @SuppressWarnings("unchecked") // The first box of the header holds platforms.
  void anotherBaselineTurnsTheDifferencesRound() {
    history.add(SampleRuns.threePlatforms().build());
    Fx.run(screen::shown);
    awaitText("93 % lower (");
    ComboBox<ComparedPlatform> baseline =
        Fx.get(
            () ->
                (ComboBox<ComparedPlatform>)
                    Fx.find(
                        screen.view(), ComboBox.class, c -> "compare-baseline".equals(c.getId())));
    Fx.run(() -> baseline.setValue(baseline.getItems().get(1)));

    awaitText("times (");
    Fx.await(
        "the other baseline",
        () -> Fx.texts(screen.view()).stream().noneMatch(t -> t.startsWith("93 % lower")));
  }

  @Test
  void aRunThatIsGoneIsSaidToBeGone() {
    Fx.run(() -> screen.openComparison(List.of("nowhere")));
    awaitText("The history has no run 'nowhere'.");
    assertThat(export().isDisabled()).isTrue();
  }

  @Test
  void theLastChoiceWinsHoweverLongAnEarlierOneTakes() {
    history.add(SampleRuns.threePlatforms().id("a").name("First").seconds(8).build());
    history.add(SampleRuns.threePlatforms().id("b").name("Second").seconds(1).build());
    Fx.run(
        () -> {
          screen.openComparison(List.of("a"));
          screen.openComparison(List.of("b"));
        });
    awaitText("Second ·");
    assertThat(Fx.get(() -> Fx.texts(screen.view()))).noneMatch(t -> t.startsWith("First ·"));
  }

  @Test
  void exportsEveryKindOfFileAndSaysWhere() throws Exception {
    history.add(SampleRuns.threePlatforms().build());
    Fx.run(screen::shown);
    awaitText("SQLite has the lowest p50");
    for (ExportFormat format : ExportFormat.values()) {
      Fx.run(
          () ->
              export().getItems().stream()
                  .filter(i -> ("export-" + format.extension()).equals(i.getId()))
                  .forEach(i -> i.getOnAction().handle(null)));
      Path file = folder.resolve("quickstart-comparison." + format.extension());
      // The first slides of a process take long on a machine that is busy with other things.
      long end = System.nanoTime() + 90_000_000_000L;
      while (!Files.exists(file) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      awaitText("Saved to " + file);
      assertThat(Files.size(file)).as(format.label()).isGreaterThan(1000);
    }
  }

  @Test
  void saysWhyAFileCouldNotBeWritten() throws Exception {
    history.add(SampleRuns.threePlatforms().build());
    Fx.run(screen::shown);
    awaitText("SQLite has the lowest p50");
    Files.createDirectory(folder.resolve("quickstart-comparison.svg"));
    Fx.run(
        () ->
            export().getItems().stream()
                .filter(i -> "export-svg".equals(i.getId()))
                .forEach(i -> i.getOnAction().handle(null)));

    Fx.await("a notice", () -> !navigator.window().notices().getChildren().isEmpty());
    assertThat(navigator.notices().getFirst()).contains("quickstart-comparison.svg");
  }

  @SuppressWarnings("unchecked") // The ids say what each box holds.
  private <T> ComboBox<T> box(String id) {
    return Fx.get(
        () -> (ComboBox<T>) Fx.find(screen.view(), ComboBox.class, c -> id.equals(c.getId())));
  }

  private ToggleButton toggle(String id) {
    return Fx.get(() -> Fx.find(screen.view(), ToggleButton.class, b -> id.equals(b.getId())));
  }

  private Chart seen() {
    return Fx.get(() -> Fx.find(screen.view(), ChartView.class, c -> true).seen().orElseThrow());
  }

  private void awaitChart(String what, Predicate<Chart> holds) {
    Fx.await(
        what,
        () -> Fx.find(screen.view(), ChartView.class, c -> true).seen().filter(holds).isPresent());
  }

  @Test
  void aSeriesLeftOutAndALogarithmicScaleAreSeenAndExported() throws Exception {
    history.add(SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).build());
    Fx.run(screen::shown);
    awaitText("SQLite has the lowest p50");
    Fx.run(() -> this.<String>box("compare-subject").setValue("Single-key lookup"));
    Fx.run(() -> this.<Gallery.Kind>box("compare-kind").setValue(Gallery.Kind.LATENCY));
    awaitChart("percentiles", c -> c.words().subtitle().contains("latency percentiles"));
    layOut();

    Fx.run(() -> toggle("series-sqlite").fire());
    Fx.run(() -> toggle("compare-logarithmic").fire());
    Chart.Bars bars = (Chart.Bars) seen();
    assertThat(bars.series()).extracting(Chart.Series::id).containsExactly("duckdb", "postgresql");
    assertThat(bars.axis().scale()).isEqualTo(Axis.Scale.LOG);
    Fx.run(
        () ->
            export().getItems().stream()
                .filter(i -> "export-svg".equals(i.getId()))
                .forEach(i -> i.getOnAction().handle(null)));
    Path file = folder.resolve("quickstart-latency.svg");
    awaitText("Saved to " + file);
    assertThat(Files.readString(file))
        .contains("Left out of the picture: SQLite", "Logarithmic axis", "PostgreSQL");
    Fx.run(() -> toggle("series-duckdb").fire());
    assertThat(Fx.get(() -> toggle("series-postgresql").isDisabled()))
        .as("the last one stays")
        .isTrue();
  }

  @Test
  void everyChartOfTheGalleryIsDrawnOrSaysThatNothingWasMeasured() {
    history.add(SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).build());
    Fx.run(screen::shown);
    awaitText("SQLite has the lowest p50");
    Fx.run(() -> this.<String>box("compare-subject").setValue("Single-key lookup"));
    List<Gallery.Kind> kinds =
        Fx.get(() -> List.copyOf(this.<Gallery.Kind>box("compare-kind").getItems()));
    assertThat(kinds)
        .contains(
            Gallery.Kind.SCALE,
            Gallery.Kind.TIME,
            Gallery.Kind.PERCENTILES,
            Gallery.Kind.RESOURCES,
            Gallery.Kind.HEAT);
    for (Gallery.Kind kind : kinds) {
      if (kind == Gallery.Kind.SPLIT) {
        Fx.run(() -> this.<Gallery.Kind>box("compare-kind").setValue(kind));
        awaitText("Not measured here");
      } else {
        Fx.run(() -> this.<Gallery.Kind>box("compare-kind").setValue(kind));
        Fx.await(
            kind + " drawn",
            () -> {
              Fx.layOut((Parent) screen.view(), 1216, 868);
              return Fx.texts(screen.view()).stream().noneMatch("Not measured here"::equals);
            });
      }
    }
  }

  @Test
  void singleLegsOfRunsAreChosenFoundBySearchAndCompared() {
    history.add(SampleRuns.threePlatforms().id("a").name("Before the upgrade").build());
    history.add(SampleRuns.threePlatforms().id("b").name("After the upgrade").seed(9).build());
    Fx.run(() -> screen.openComparison(List.of("a")));
    awaitText("SQLite has the lowest p50");
    Parent pane = Fx.get(() -> navigator.window().dialogs().pane());
    Fx.run(() -> Fx.layOut(pane, 1000, 700));
    Fx.run(
        () -> Fx.find(screen.view(), Button.class, b -> "compare-choose".equals(b.getId())).fire());
    awaitPicker(pane);
    Fx.run(() -> chip(pane, "Before the upgrade").fire());
    pick(pane, "before", "DuckDB");
    pick(pane, "after", "DuckDB");
    Fx.run(() -> Fx.find(pane, Button.class, b -> "Compare".equals(b.getText())).fire());

    awaitText("DuckDB · Before the upgrade");
    awaitText("DuckDB · After the upgrade");
    assertThat(Fx.get(() -> Fx.texts(screen.view()))).noneMatch(t -> t.startsWith("SQLite has"));
    assertThat(Fx.get(() -> screen.crumbs().getValue().getLast().label()))
        .isEqualTo("Before the upgrade / After the upgrade");
  }

  /** The pane shows its dialog with the next pulse. */
  private static void awaitPicker(Parent pane) {
    Fx.await(
        "the picker",
        () -> {
          Fx.layOut(pane, 1000, 700);
          return Fx.texts(pane).contains("Runs to compare");
        });
  }

  private static Button chip(Parent pane, String text) {
    return Fx.find(pane, Button.class, b -> text.equals(b.getText()));
  }

  /** Searches a run, chooses it and ticks everything of one of its platforms. */
  private void pick(Parent pane, String words, String platform) {
    Fx.run(
        () -> {
          Fx.find(pane, TextField.class, f -> "compare-search".equals(f.getId())).setText(words);
          Fx.layOut(pane, 1000, 700);
          ListView<?> runs = Fx.find(pane, ListView.class, l -> "compare-runs".equals(l.getId()));
          assertThat(runs.getItems()).hasSize(1);
          runs.getSelectionModel().clearSelection();
          runs.getSelectionModel().select(0);
        });
    String wanted = "Everything of " + platform;
    Fx.await(
        "the run's parts",
        () -> {
          Fx.layOut(pane, 1000, 700);
          boolean there =
              Fx.texts(pane).contains(wanted)
                  && pane.lookupAll("#compare-parts").stream()
                      .anyMatch(
                          l -> l.getAccessibleText().toLowerCase(Locale.ROOT).contains(words));
          if (!there) {
            return false;
          }
          Fx.find(pane, CheckBox.class, b -> wanted.equals(b.getText())).fire();
          return true;
        });
  }

  @Test
  void tenThousandRunsAreListedAndSearchedWithoutHoldingUpTheWindow() {
    RunRecord run = SampleRuns.threePlatforms().patterns(Pattern.LOOKUP).clients(1).build();
    List<RunPicker.Found> many =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    new RunSummary(
                        "run-" + i,
                        "Night " + i,
                        RunStatus.COMPLETED,
                        Instant.now(),
                        Optional.empty(),
                        "customer:1.0",
                        List.of("DuckDB", "SQLite"),
                        List.of("lookup"),
                        30,
                        0))
            .map(RunPicker.Found::of)
            .toList();
    history.add(run);
    CompareModel model = Fx.get(() -> new CompareModel(history, navigator.window().tasks()));
    Parent pane = Fx.get(() -> navigator.window().dialogs().pane());
    Fx.run(() -> Fx.layOut(pane, 1000, 700));
    long opened =
        took(
            () -> {
              new RunPicker(navigator.window().dialogs(), model, many).open();
              Fx.layOut(pane, 1000, 700);
            });
    awaitPicker(pane);
    long searched =
        took(
            () -> {
              Fx.find(pane, TextField.class, f -> "compare-search".equals(f.getId()))
                  .setText("night 9999");
              Fx.layOut(pane, 1000, 700);
            });
    ListView<?> list =
        Fx.get(() -> Fx.find(pane, ListView.class, l -> "compare-runs".equals(l.getId())));
    assertThat(Fx.get(() -> list.getItems().size())).isEqualTo(1);
    assertThat(opened).as("opening, in ms").isLessThan(1500);
    assertThat(searched).as("a search, in ms").isLessThan(200);
  }

  private static long took(Runnable work) {
    long start = System.nanoTime();
    Fx.run(work);
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Test
  void theFindingAndTheFirstChartAreInSightWithoutScrolling() {
    history.add(SampleRuns.threePlatforms().build());
    Fx.run(screen::shown);
    awaitText("SQLite has the lowest p50");
    Fx.run(() -> Fx.layOut((Parent) screen.view(), 1216, 868));
    double bottom =
        Fx.get(
            () -> {
              ChartView chart = Fx.find(screen.view(), ChartView.class, c -> true);
              Bounds b = chart.localToScene(chart.getBoundsInLocal());
              return b.getMinY() + Math.min(b.getHeight(), 420);
            });
    assertThat(bottom).isLessThan(868);
  }

  @Test
  void aReportIsMadeOfWhatIsCompared() {
    history.add(SampleRuns.threePlatforms().id("a").build());
    Fx.run(() -> screen.openComparison(List.of("a")));
    awaitText("SQLite has the lowest p50");
    Fx.run(
        () -> Fx.find(screen.view(), Button.class, b -> "compare-report".equals(b.getId())).fire());

    assertThat(navigator.asked()).anyMatch(a -> a.startsWith("report") && a.contains("a"));
    assertThat(Fx.get(() -> screen.commands()))
        .extracting(Command::title)
        .contains("Create report", "Copy the chart", "Export: PowerPoint slides");
  }

  @Test
  void theFolderIsShownByTheSystemsOwnFileManager() {
    assertThat(FileManager.command("Linux", Path.of("/x"))).containsExactly("xdg-open", "/x");
    assertThat(FileManager.command("Mac OS X", Path.of("/x"))).containsExactly("open", "/x");
    assertThat(FileManager.command("Windows 11", Path.of("/x")).getFirst())
        .isEqualTo("explorer.exe");
  }
}
