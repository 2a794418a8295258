package dev.bakeoff.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.chart.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The frame around the screens, on the real services of an empty home. */
@Timeout(120)
final class ShellWindowTest {
  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;

  @BeforeEach
  void open() {
    services = new RealServices(home, launcher -> launcher);
    window = AppWindow.open(services.ui(), home.resolve("picked.yaml"), 1280, 800);
    window.await("the first screen", () -> window.has("quickstart"));
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  @Test
  void the_palette_finds_a_screen_and_enter_goes_there() {
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.type("palette-field", "sett");
    window.press(KeyCode.ENTER);
    window.await("the settings", () -> window.title().startsWith("Settings"));
    assertThat(window.has("palette-field")).isFalse();
  }

  @Test
  void the_arrow_keys_choose_another_command_and_escape_leaves_everything() {
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.type("palette-field", "go to");
    window.press(KeyCode.DOWN);
    window.press(KeyCode.ENTER);
    window.await("the second screen", () -> window.title().startsWith("Datasets"));
    window.press(KeyCode.CONTROL, KeyCode.K);
    window.press(KeyCode.ESCAPE);
    window.await("the palette to be gone", () -> !window.has("palette-field"));
    assertThat(window.title()).startsWith("Datasets");
  }

  @Test
  void help_opens_with_f1_lists_every_key_and_follows_links_between_pages() {
    window.press(KeyCode.F1);
    window.awaitText("Ctrl+K");
    assertThat(window.texts()).contains("Ctrl+N", "F5", "Alt+Left");
    window.type("help-search", "pearson correlation zipf");
    window.awaitText("Nothing found");
    window.type("help-search", "error_budget hit_ratio");
    window.await(
        "the page that has both words",
        () ->
            Fx.get(
                () ->
                    ((ListView<?>) window.scene().lookup("#help-topics"))
                        .getItems()
                        .toString()
                        .contains("name=configuration")));
  }

  @Test
  void files_go_to_where_they_belong_whatever_the_screen_is() throws Exception {
    Path config =
        Files.writeString(
            home.resolve("poc.yaml"),
            """
            name: poc
            dataset: {name: customer, version: 1.0, spec: customer, scale: small}
            platforms: [duckdb, sqlite]
            workloads:
              lookups:
                pattern: lookup
                concurrent_clients: [1]
                duration: 1s
            """);
    Fx.run(() -> window.app().shell().openFiles(List.of(config)));
    window.await("the wizard", () -> window.title().startsWith("New bake-off"));
    window.await(
        "the review: " + window.notices(),
        () -> window.texts().contains("What will be measured") || !window.notices().isEmpty());
    assertThat(window.notices()).isEmpty();

    Path rows = Files.writeString(home.resolve("people.csv"), "id,name\n1,Ann\n");
    Fx.run(() -> window.app().shell().openFiles(List.of(rows)));
    window.await("the import", () -> window.title().startsWith("Datasets"));
    window.awaitText("Correct a type, or choose the key");

    Path other = Files.writeString(home.resolve("photo.xyz"), "?");
    Fx.run(() -> window.app().shell().openFiles(List.of(other)));
    window.await(
        "the complaint", () -> window.notices().stream().anyMatch(n -> n.contains("photo.xyz")));
  }

  @Test
  void messages_are_kept_behind_the_bell_and_the_last_deletion_can_be_undone_by_key() {
    Fx.run(
        () ->
            window
                .app()
                .shell()
                .window()
                .notices()
                .undoable("Deleted it.", () -> window.app().shell().show(Destination.SETTINGS)));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.await("what undo does", () -> window.title().startsWith("Settings"));
    assertThat(Fx.get(() -> window.app().shell().window().notices().past()))
        .singleElement()
        .satisfies(past -> assertThat(past.text()).isEqualTo("Deleted it."));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    window.await("the word that there is nothing", () -> !window.notices().isEmpty());
    assertThat(window.notices()).anyMatch(n -> n.contains("nothing to take back"));
  }

  @Test
  void a_narrow_window_keeps_the_navigation_as_icons_with_names_for_screen_readers() {
    assertThat(window.texts()).contains("Datasets");
    Fx.run(() -> window.scene().getWindow().setWidth(1024));
    window.await(
        "the icons",
        () ->
            Fx.get(
                () -> window.scene().lookup("#nav-history").getBoundsInParent().getWidth() < 60));
    assertThat(Fx.get(() -> window.scene().lookup("#nav-history").getAccessibleText()))
        .isEqualTo("History");
    window.click("nav-history");
    window.await("the history", () -> window.title().startsWith("History"));
  }

  @Test
  void the_gallery_shows_every_part_and_is_not_in_the_navigation() {
    assertThat(window.has("nav-gallery")).isFalse();
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    window.await("the gallery", () -> window.title().startsWith("Gallery"));
    assertThat(window.texts()).contains("Main action", "Nothing here yet");
  }
}
