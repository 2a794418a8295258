package dev.bakeoff.ui.wizard;

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
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every wizard of datasets and platforms: clicked through, saved as YAML and started from it. */
@Timeout(300)
final class WizardFilesTest {
  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;
  private Path file;

  @BeforeEach
  void open() {
    file = home.resolve("wizard.yaml");
    services = new RealServices(home.resolve("home"), launcher -> launcher);
    services
        .ui()
        .data()
        .creator()
        .ensure(
            new CreateRequest("tiny", "1.0", "customer", CreateRequest.Size.rows(300), 7, 2),
            Progress.NONE,
            new Cancellation());
    window = AppWindow.open(services.ui(), file, 1024, 700);
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  private void awaitLong(String text) {
    window.await(
        text, 90_000, () -> String.join("\n", window.texts()).contains(text) || told(text));
  }

  private boolean told(String text) {
    return window.notices().stream().anyMatch(n -> n.contains(text));
  }

  private String save() throws IOException {
    window.click("wizard-save");
    awaitLong("Saved as wizard.yaml");
    return Files.readString(file);
  }

  /** Opens the file with some text in it replaced by something that is wrong. */
  private void openWrong(String right, String wrong, String complaint) throws IOException {
    String whole = Files.readString(file);
    assertThat(whole).contains(right);
    Files.writeString(file, whole.replace(right, wrong));
    window.click("wizard-open");
    awaitLong(complaint);
    Files.writeString(file, whole);
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

  @Test
  void generating_is_saved_refused_where_it_is_wrong_started_from_and_kept_as_left()
      throws Exception {
    window.click("nav-datasets");
    window.click("dataset-generate");
    awaitLong("What it will be");
    window.click("wizard-next");
    window.click("scale-other");
    window.type("generate-rows", "400");
    window.click("wizard-next");
    window.type("generate-name", "tiny");
    window.type("generate-version", "1.0");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("generate-version", "2.0");
    window.type("generate-seed", "9");
    window.click("wizard-next");
    awaitLong("bakeoff dataset create tiny --spec customer --rows 400");
    String saved = save();
    assertThat(saved)
        .contains("wizard: generate", "rows: '400'", "name: tiny", "version: '2.0'", "seed: '9'");

    openWrong("rows: '400'", "rows: lots", "wizard.yaml:3");
    openWrong("seed:", "sead:", "'sead' is not known");
    awaitLong("bakeoff dataset create tiny --spec customer --rows 400");

    window.click("review-edit-2");
    awaitLong("Choose how much of it");
    window.click("wizard-leave");
    window.click("dataset-generate");
    assertThat(window.value("generate-rows")).isEqualTo("400");
    window.click("wizard-again");
    window.await("a new one", () -> window.enabled("spec-customer"));
    window.click("wizard-open");
    awaitLong("bakeoff dataset create tiny --spec customer --rows 400");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("generate-go");
    awaitLong("tiny:2.0 is there");
  }

  @Test
  void exporting_looks_at_the_folder_before_it_goes_on_and_says_what_is_wrong_with_it()
      throws Exception {
    Path full = Files.createDirectories(home.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    window.click("nav-datasets");
    window.click("dataset-export");
    awaitLong("Choose the version and the tables");
    window.click("export-table-customer_events");
    window.click("wizard-next");
    window.click("format-csv");
    window.click("wizard-next");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("export-target", full.toString());
    window.click("wizard-next");
    awaitLong("is not empty. Choose a new folder");
    Path target = home.resolve("out");
    window.type("export-target", target.toString());
    window.click("wizard-next");
    awaitLong("bakeoff dataset export tiny:1.0 --format csv");
    String saved = save();
    assertThat(saved).contains("wizard: export", "format: csv", "customer_profiles");
    openWrong("format: csv", "format: cvs", "'cvs' is not allowed for 'format'");
    window.click("wizard-again");
    awaitLong("Choose the version and the tables");
    window.click("wizard-open");
    awaitLong("bakeoff dataset export tiny:1.0 --format csv");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("export-go");
    awaitLong("was exported as CSV");
    assertThat(target.toFile().list()).anyMatch(name -> name.startsWith("customer_profiles"));
  }

  @Test
  void importing_keeps_corrections_in_its_file() throws Exception {
    Path people = Files.writeString(home.resolve("people.csv"), "id,code\n1,0012\n2,0044\n");
    window.click("nav-datasets");
    window.click("dataset-import");
    window.type("import-source", home.resolve("nowhere.csv").toString());
    window.click("wizard-next");
    awaitLong("nowhere.csv");
    window.type("import-source", people.toString());
    window.click("wizard-next");
    awaitLong("Look at what was found");
    window.type("import-name", "staff");
    Fx.run(() -> ((ComboBox<?>) window.scene().lookup("#type-id")).getEditor().setText("bigint"));
    window.click("wizard-next");
    awaitLong("--name staff");
    String saved = save();
    assertThat(saved).contains("wizard: import", "name: staff", "id: bigint", "bad_rows: refuse");
    openWrong("id: bigint", "idd: bigint", "'idd' is not known");
    window.click("wizard-again");
    window.click("wizard-open");
    awaitLong("--name staff");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("import-go");
    awaitLong("staff:1.0 was imported: 2");
  }

  @Test
  void a_connection_is_saved_without_its_secret() throws Exception {
    window.click("nav-platforms");
    window.click("platform-add");
    window.click("type-aurora");
    window.click("wizard-next");
    window.type("field-host", "db1.example.org");
    window.click("wizard-next");
    window.type("field-user", "bench");
    choose("secret-password", "Environment variable");
    window.type("field-password", "hunter22!");
    assertThat(save()).contains("wizard: connect", "user: bench").doesNotContain("hunter22");
    window.type("field-password", "PG_PASSWORD");
    window.await("the notice to go", () -> window.notices().isEmpty());
    String saved = save();
    assertThat(saved).contains("flavor: aurora", "${PG_PASSWORD}");
    openWrong("${PG_PASSWORD}", "hunter22", "Secrets are never stored");
    assertThat(String.join(" ", window.notices())).doesNotContain("hunter22");
    window.click("wizard-again");
    window.click("wizard-open");
    window.await(
        "the host",
        () -> window.has("field-host") && window.value("field-host").equals("db1.example.org"));
    window.click("wizard-next");
    window.await("the password's place", () -> window.has("field-password"));
    assertThat(window.value("field-password")).isEqualTo("PG_PASSWORD");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
  }

  @Test
  void loading_reaches_the_platform_before_it_goes_on() throws Exception {
    services
        .ui()
        .platforms()
        .profiles()
        .save(
            new PlatformProfile(
                "nobody",
                "postgresql",
                Optional.empty(),
                Map.of(
                    "host",
                    "127.0.0.1",
                    "port",
                    "1",
                    "user",
                    "u",
                    "database",
                    "d",
                    "sslmode",
                    "disable"),
                false));
    window.click("nav-datasets");
    window.await("the datasets", () -> window.has("dataset-more"));
    Fx.run(
        () ->
            ((MenuButton) window.scene().getRoot().lookup("#dataset-more"))
                .getItems()
                .getFirst()
                .fire());
    awaitLong("customer_events");
    window.click("wizard-next");
    choose("load-platform", "nobody");
    window.click("wizard-next");
    window.await("the check", () -> window.has("wizard-stop-check"));
    window.await("an answer", 90_000, () -> !window.has("wizard-stop-check"));
    awaitLong("127.0.0.1");
    choose("load-platform", "sqlite");
    window.click("wizard-next");
    awaitLong("bakeoff dataset load tiny:1.0 --platform sqlite");
    String saved = save();
    assertThat(saved).contains("wizard: load", "platform: sqlite", "dataset: tiny:1.0");
    openWrong("platform: sqlite", "platform: sqlitt", "There is no platform 'sqlitt'");
    window.click("wizard-again");
    window.click("wizard-open");
    awaitLong("bakeoff dataset load tiny:1.0 --platform sqlite");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("load-go");
    awaitLong("tiny:1.0 is on sqlite");
  }

  @Test
  void a_sample_opens_at_its_review_as_a_copy_and_one_that_needs_a_server_leads_to_connecting() {
    window.click("home-samples");
    window.click("sample-connect-warehouses");
    window.await("the platforms", () -> window.title().startsWith("Platforms"));
    window.click("nav-home");
    window.click("home-samples");
    window.click("sample-first-look");
    awaitLong("What will be measured");
    awaitLong("lookup, serving, totals");
    assertThat(home.resolve("home/samples/first-look.yaml")).exists();
  }

  @Test
  void a_wizards_file_is_opened_where_it_belongs() throws Exception {
    Files.writeString(file, "wizard: generate\nspec: fraud\nname: cards\n");
    Fx.run(() -> window.app().shell().openFiles(java.util.List.of(file)));
    awaitLong("bakeoff dataset create cards --spec fraud");
    Fx.run(
        () ->
            assertThat(window.scene().lookup("#generate-name") instanceof TextInputControl)
                .isFalse());
  }
}
