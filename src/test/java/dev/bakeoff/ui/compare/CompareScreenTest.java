package dev.bakeoff.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.compare.ComparedPlatform;
import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.chart.TestNavigator;
import dev.bakeoff.ui.history.MemoryHistory;
import dev.bakeoff.ui.live.HandDrivenLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
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
    return Fx.get(() -> Fx.find(screen.view(), MenuButton.class, b -> true));
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
            () -> (ComboBox<ComparedPlatform>) Fx.find(screen.view(), ComboBox.class, c -> true));
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

  @Test
  void theFolderIsShownByTheSystemsOwnFileManager() {
    assertThat(FileManager.command("Linux", Path.of("/x"))).containsExactly("xdg-open", "/x");
    assertThat(FileManager.command("Mac OS X", Path.of("/x"))).containsExactly("open", "/x");
    assertThat(FileManager.command("Windows 11", Path.of("/x")).getFirst())
        .isEqualTo("explorer.exe");
  }
}
