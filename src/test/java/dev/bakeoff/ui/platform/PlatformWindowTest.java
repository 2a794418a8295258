package dev.bakeoff.ui.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.chart.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's ways through the platforms' screens, on the real services of an empty home. */
@Timeout(120)
final class PlatformWindowTest {
  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;

  @BeforeEach
  void open() {
    services = new RealServices(home, launcher -> launcher);
    window = AppWindow.open(services.ui(), home.resolve("picked"), 1024, 700);
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  private void choose(String box, String label) {
    window.await("#" + box, () -> window.has(box));
    Fx.run(
        () -> {
          @SuppressWarnings("unchecked") // Each box of these pages shows its items by toString.
          ComboBox<Object> combo = (ComboBox<Object>) window.scene().lookup("#" + box);
          combo.setValue(
              combo.getItems().stream()
                  .filter(item -> item.toString().contains(label))
                  .findFirst()
                  .orElseThrow());
        });
  }

  /** The first worker of a home takes its time: it packs class path and start-up archive. */
  private void awaitWorker(String text) {
    window.await(text, 90_000, () -> window.texts().stream().anyMatch(t -> t.contains(text)));
  }

  private String yaml() throws IOException {
    return Files.readString(home.resolve("platforms.yaml"));
  }

  @Test
  void a_connection_is_made_step_by_step_and_never_takes_a_secret() throws Exception {
    window.click("nav-platforms");
    window.awaitText("needs nothing set up");
    window.click("platform-add");
    window.click("type-aurora");
    window.click("wizard-next");
    window.awaitText("Where it is");
    window.type("field-host", "127.0.0.1");
    window.type("field-port", "many");
    window.awaitText("This is a number");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("field-port", "1");
    choose("field-sslmode", "disable");
    window.click("wizard-next");

    window.awaitText("Who signs in");
    window.type("field-user", "bench");
    choose("secret-password", "Environment variable");
    window.type("field-password", "not a name");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("field-password", "BAKEOFF_NO_SUCH_VARIABLE");
    window.click("wizard-next");

    window.awaitText("BAKEOFF_NO_SUCH_VARIABLE");
    awaitWorker("Going back keeps everything");
    window.click("wizard-back");
    assertThat(window.value("field-password")).isEqualTo("BAKEOFF_NO_SUCH_VARIABLE");
    choose("secret-password", "None");
    window.click("wizard-next");
    window.awaitText("127.0.0.1");
    awaitWorker("Going back keeps everything");
    window.click("wizard-next");

    window.awaitText("In platforms.yaml");
    window.type("profile-name", "prod");
    window.awaitText("bakeoff platform add prod --type postgresql --flavor aurora");
    window.awaitText("port: '1'");
    window.click("profile-save");
    window.awaitText("prod was saved");
    assertThat(yaml()).contains("flavor: aurora", "user: bench").doesNotContain("password:");
    awaitWorker("NOT REACHABLE");
  }

  @Test
  void a_jdbc_url_fills_the_form_and_its_password_is_only_offered_to_the_keychain()
      throws Exception {
    window.click("nav-platforms");
    window.click("platform-add");
    window.type(
        "connect-url", "jdbc:postgresql://db1.example.org:5433/poc?user=u&password=hunter22");
    window.click("connect-take");
    window.awaitText("was not taken into the profile");
    window.click("wizard-next");
    window.await(
        "the host",
        () -> window.has("field-host") && window.value("field-host").equals("db1.example.org"));
    window.click("wizard-next");
    window.await(
        "the user", () -> window.has("field-user") && window.value("field-user").equals("u"));
    assertThat(window.value("value-password")).isEqualTo("hunter22");
    assertThat(window.value("field-password")).isEqualTo("db1");
    Fx.run(() -> ((TextInputControl) window.scene().lookup("#value-password")).setText(""));
    assertThat(String.join(" ", window.texts())).doesNotContain("hunter22");
  }

  @Test
  void a_profile_is_edited_doubled_removed_and_brought_back() throws Exception {
    services
        .ui()
        .platforms()
        .profiles()
        .save(
            new PlatformProfile("own", "sqlite", Optional.empty(), Map.of("cache_mb", "8"), false));
    window.click("nav-platforms");
    window.awaitText("profile of yours");
    window.click("test-own");
    awaitWorker("REACHABLE");
    awaitWorker("SQLite 3");
    window.click("platform-edit");
    window.type("field-cache_mb", "9");
    window.click("wizard-next");
    window.awaitText("Nothing to sign in to");
    window.click("wizard-next");
    awaitWorker("SQLite 3");
    window.click("wizard-next");
    window.awaitText("was tested and answers");
    window.click("profile-save");
    window.awaitText("own was saved");
    assertThat(yaml()).contains("cache_mb: '9'");
    awaitWorker("REACHABLE");

    window.await("the notice to go", () -> window.notices().isEmpty());
    window.click("platform-duplicate");
    window.click("wizard-next");
    window.click("wizard-next");
    window.click("wizard-next");
    window.await(
        "a name",
        () -> window.has("profile-name") && window.value("profile-name").equals("own-copy"));
    window.click("profile-save");
    window.awaitText("own-copy was saved");
    assertThat(yaml()).contains("own:", "own-copy:");
    window.click("platform-remove");
    window.awaitText("own-copy was removed");
    assertThat(yaml()).doesNotContain("own-copy:");
    Fx.run(
        () ->
            window.scene().getRoot().lookupAll(".button").stream()
                .filter(
                    n -> n instanceof javafx.scene.control.Button b && "Undo".equals(b.getText()))
                .map(javafx.scene.control.Button.class::cast)
                .forEach(javafx.scene.control.Button::fire));
    window.await("the undo", () -> yaml().contains("own-copy:"));
  }

  @Test
  void a_dataset_is_loaded_table_by_table_with_its_proof() {
    services
        .ui()
        .data()
        .creator()
        .ensure(
            new CreateRequest("tiny", "1.0", "customer", CreateRequest.Size.rows(2000), 7, 2),
            Progress.NONE,
            new Cancellation());
    window.click("nav-platforms");
    window.awaitText("needs nothing set up");
    window.type("platform-search", "duck");
    window.awaitText("duckdb");
    window.click("platform-load");
    window.awaitText("Choose the dataset version");
    window.awaitText("customer_events");
    window.click("load-table-customer_profiles");
    window.awaitText("refers to");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("load-table-customer_profiles");
    window.click("wizard-next");
    window.awaitText("Keys and indexes as the dataset declares them");
    window.click("wizard-next");
    awaitWorker("bakeoff dataset load tiny:1.0 --platform duckdb");
    window.awaitText("not known");
    window.click("load-go");
    awaitWorker("tiny:1.0 is on duckdb");
    window.awaitText("all fingerprints are equal");
    window.awaitText("equal ");
    window.click("load-close");
    window.awaitText("needs nothing set up");
  }

  @Test
  void an_answer_is_asked_for_in_a_dialog_and_cancelling_it_is_no_fault() throws Exception {
    services
        .ui()
        .platforms()
        .profiles()
        .save(
            new PlatformProfile(
                "asks",
                "postgresql",
                Optional.empty(),
                Map.of("host", "127.0.0.1", "port", "1", "user", "u", "password", "ask"),
                false));
    window.click("nav-platforms");
    window.click("test-asks");
    awaitWorker("Password of asks");

    window.type("secret-answer", "hunter22");
    window.click("secret-go");
    awaitWorker("NOT REACHABLE");
    assertThat(String.join(" ", window.texts())).doesNotContain("hunter22");
    window.click("test-asks");
    awaitWorker("Password of asks");
    window.press(javafx.scene.input.KeyCode.ESCAPE);
    window.awaitText("No Password was given");
  }

  @Test
  void a_thousand_profiles_with_long_names_stay_quick() throws Exception {
    StringBuilder yaml = new StringBuilder("platforms:\n");
    for (int i = 0; i < 1000; i++) {
      yaml.append("  a_profile_with_quite_a_long_name_for_a_customer_number_%04d:\n".formatted(i))
          .append("    type: sqlite\n    connection:\n      cache_mb: '8'\n");
    }
    Files.writeString(home.resolve("platforms.yaml"), yaml);
    long start = System.nanoTime();
    window.click("nav-platforms");
    window.awaitText("customer_number_0000");
    window.type("platform-search", "0777");
    window.awaitText("customer_number_0777");
    assertThat(window.texts()).noneMatch(t -> t.contains("customer_number_0778"));
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
  }
}
