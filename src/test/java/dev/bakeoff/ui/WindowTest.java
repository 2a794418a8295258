package dev.bakeoff.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.shell.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's ways through the window, on the real services of an empty home. */
@Timeout(120)
final class WindowTest {
  private static final KeyCode[] DIGITS = {
    KeyCode.DIGIT1,
    KeyCode.DIGIT2,
    KeyCode.DIGIT3,
    KeyCode.DIGIT4,
    KeyCode.DIGIT5,
    KeyCode.DIGIT6,
    KeyCode.DIGIT7,
    KeyCode.DIGIT8,
    KeyCode.DIGIT9
  };

  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;

  @BeforeEach
  void open() {
    services = new RealServices(home, launcher -> launcher);
    window = AppWindow.open(services.ui(), home.resolve("picked.yaml"), 1000, 760);
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  @Test
  void the_first_start_offers_the_quickstart_and_says_what_it_will_do() {
    window.await("the quickstart", () -> window.has("quickstart"));
    assertThat(window.title()).isEqualTo("Home – Bakeoff");
    assertThat(String.join("\n", window.texts()))
        .contains("3 platforms", "3 workloads", "needs no server")
        .contains("Run the quickstart");
    assertThat(home.resolve("datasets")).doesNotExist();
  }

  @Test
  void the_keyboard_reaches_every_screen() {
    int digit = 0;
    for (Destination destination : Destination.values()) {
      if (destination == Destination.SETTINGS) {
        window.press(KeyCode.CONTROL, KeyCode.COMMA);
      } else if (destination == Destination.GALLERY) {
        // It is no part of the navigation.
        continue;
      } else {
        window.press(KeyCode.CONTROL, DIGITS[digit++]);
      }
      window.await(
          destination.label(), () -> window.title().toLowerCase(Locale.ROOT).endsWith("bakeoff"));
      assertThat(Fx.get(() -> selected(destination))).as(destination.label()).isTrue();
    }
    window.press(KeyCode.CONTROL, KeyCode.N);
    assertThat(window.title()).isEqualTo("New bake-off – Bakeoff");
    window.click("nav-home");
    window.press(KeyCode.DOWN);
    window.press(KeyCode.SPACE);
    assertThat(window.title()).isEqualTo("Datasets – Bakeoff");
  }

  @Test
  void the_wizard_leads_to_the_review_and_back_without_loss_and_saves_what_was_chosen()
      throws Exception {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.awaitText("made at the start".toUpperCase(Locale.ROOT));
    window.click("wizard-next");
    window.awaitText("Choose the platforms");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("choose-duckdb");
    window.click("choose-sqlite");
    window.click("wizard-next");
    window.awaitText("What each request does");
    window.click("remove-aggregation");
    window.click("workload-lookup");
    window.click("chip-50");
    window.type("wizard-duration", "never");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("wizard-duration", "2s");
    window.click("wizard-spread");
    window.click("wizard-next");
    window.awaitText("What will be measured");
    window.awaitText("1, 10, 50");

    window.click("wizard-back");
    window.click("wizard-back");
    window.awaitText("READY");
    window.click("wizard-step-3");
    assertThat(window.value("wizard-duration")).isEqualTo("2s");
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    window.awaitText("1, 10, 50");
    window.click("wizard-save");
    window.awaitText("Saved as picked.yaml");
    assertThat(Files.readString(home.resolve("picked.yaml")))
        .contains("duckdb", "sqlite", "lookup", "fanout")
        .doesNotContain("aggregation");

    window.click("wizard-again");
    window.click("wizard-open");
    window.awaitText("What will be measured");
    window.awaitText("1, 10, 50");
  }

  @Test
  void the_designer_makes_an_open_loop_and_a_mixed_workload_and_the_file_brings_them_back()
      throws Exception {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.awaitText("made at the start".toUpperCase(Locale.ROOT));
    window.click("wizard-next");
    window.click("choose-duckdb");
    window.click("choose-sqlite");
    window.click("wizard-next");
    window.awaitText("Add a workload");
    for (String name : List.of("lookup", "fanout", "aggregation")) {
      window.click("remove-" + name);
    }
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("preset-steady_load");
    window.type("wizard-rates", "200, 200");
    window.awaitText("stands there twice");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("wizard-rates", "200, 400");
    window.click("preset-reads_and_writes");
    window.type("mix-weight-1", "95");
    window.type("mix-weight-2", "5");
    window.await("shares", () -> window.texts().stream().anyMatch(t -> t.startsWith("95.0")));
    window.click("wizard-next");
    window.awaitText("What will be measured");
    window.awaitText("open loop at 200, 400 requests/s, poisson");
    window.awaitText("read 95.0");
    window.click("wizard-save");
    window.awaitText("Saved as picked.yaml");

    window.click("wizard-again");
    window.click("wizard-open");
    window.awaitText("open loop at 200, 400 requests/s, poisson");
    window.awaitText("read 95.0");
    assertThat(String.join("\n", window.texts())).doesNotContain("says more than these steps");
  }

  @Test
  void the_theme_changes_at_once_and_is_kept() {
    window.click("nav-settings");
    window.click("appearance-dark");
    assertThat(Fx.get(() -> window.scene().getRoot().getStyleClass().contains("dark"))).isTrue();
    window.click("appearance-light");
    assertThat(Fx.get(() -> window.scene().getRoot().getStyleClass().contains("dark"))).isFalse();
    assertThat(home.resolve("settings.json")).content().contains("LIGHT");
  }

  @Test
  void a_dialog_keeps_the_keyboard_until_escape() {
    window.click("nav-settings");
    window.click("licences");
    window.awaitText("Licences");
    for (int i = 0; i < 6; i++) {
      window.press(KeyCode.TAB);
      Node owner = window.focused().orElseThrow();
      assertThat(Fx.get(() -> inDialog(owner))).isTrue();
    }
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(window.title()).isEqualTo("Settings – Bakeoff");
    window.press(KeyCode.ESCAPE);
    window.await("the dialog to go", () -> !window.app().shell().window().dialogs().isOpen());
  }

  private boolean selected(Destination destination) {
    Node button =
        window.scene().getRoot().lookup("#nav-" + destination.name().toLowerCase(Locale.ROOT));
    return button.getPseudoClassStates().stream()
        .anyMatch(p -> p.getPseudoClassName().equals("selected"));
  }

  private static boolean inDialog(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.getStyleClass().contains("bo-dialog")) {
        return true;
      }
    }
    return false;
  }
}
