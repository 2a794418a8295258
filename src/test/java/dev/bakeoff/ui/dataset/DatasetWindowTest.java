package dev.bakeoff.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.chart.Fx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user's ways with datasets through the window, on the real services of an empty home. */
@Timeout(120)
final class DatasetWindowTest {
  private static final String PEOPLE =
      """
      id,name,joined,code
      1,Ann,2025-01-02,0012
      2,"Groß, Jürgen",2025-01-03,0044
      3,,2025-02-01,0100
      4,Zoé
      """;

  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;
  private Path picked;

  @BeforeEach
  void open() throws Exception {
    picked = Files.writeString(home.resolve("people.csv"), PEOPLE);
    services = new RealServices(home.resolve("home"), launcher -> launcher);
    window = AppWindow.open(services.ui(), picked, 1024, 700);
    window.click("nav-datasets");
    window.awaitText("No datasets yet");
  }

  @AfterEach
  void close() {
    window.close();
    services.close();
  }

  private Manifest version(String ref) {
    return services.ui().data().catalog().get(DatasetRef.parse(ref));
  }

  @Test
  void a_dataset_is_generated_looked_into_checked_and_deleted() {
    window.click("dataset-generate");
    window.awaitText("What it will be");
    window.awaitText("The first 25 of");
    window.click("wizard-next");
    window.click("scale-other");
    window.type("generate-rows", "lots");
    window.awaitText("Write it as 100000");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("generate-rows", "2k");
    window.awaitText("The first 25 of 200");
    window.click("wizard-next");
    window.type("generate-name", "tiny one");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("generate-name", "tiny");
    window.click("wizard-next");
    window.awaitText("bakeoff dataset create tiny --spec customer --rows 2k");
    window.click("generate-go");
    window.awaitText("tiny:1.0 is there");
    window.awaitText("customer_events");
    window.awaitText("Figures from all 200");
    window.click("table-rows");
    window.awaitText("external_id");
    window.click("dataset-validate");
    window.awaitText("bakeoff dataset validate tiny:1.0 --level full");
    window.click("validate-go");
    window.awaitText("tiny:1.0 is sound");
    window.click("dataset-delete");
    window.awaitText("tiny:1.0");
    window.awaitText("is deleted");
    assertThat(version("tiny:1.0").rows()).isEqualTo(2_200);
    Fx.run(() -> window.app().shell().window().notices().settle());
    window.awaitText("No datasets yet");
    assertThat(services.ui().data().catalog().list()).isEmpty();
  }

  @Test
  void a_file_of_the_users_own_is_imported_with_a_type_corrected_and_bad_rows_set_aside() {
    window.click("dataset-import");
    window.click("import-files");
    window.awaitText("Correct a type");
    window.awaitText("it has 2 fields instead of 4");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("bad-rows-aside");
    window.type("import-name", "staff");
    window.click("wizard-next");
    window.awaitText("--name staff --dataset-version 1.0 --key id --bad-rows set-aside");
    window.click("import-go");
    window.awaitText("staff:1.0 was imported: 3");
    window.awaitText("line 5: it has 2 fields instead of 4");
    Manifest made = version("staff:1.0");
    assertThat(made.rows()).isEqualTo(3);
    assertThat(made.tables().getFirst().schema().primaryKey()).isEqualTo(List.of("id"));
    assertThat(made.tables().getFirst().schema().column("code").type().name()).isEqualTo("text");
    assertThat(home.resolve("people-rejected.csv")).exists();
    Fx.run(() -> window.app().shell().window().dialogs().close());
    window.awaitText("imported");
    window.awaitText("Figures from all 3");
  }

  @Test
  void a_version_is_copied_and_compared_with_its_parent() {
    window.click("dataset-import");
    window.click("import-files");
    window.click("bad-rows-aside");
    window.click("wizard-next");
    window.click("import-go");
    window.awaitText("was imported");
    Fx.run(() -> window.app().shell().window().dialogs().close());
    window.awaitText("people:1.0");
    window.click("dataset-version");
    window.click("way-copy");
    window.await("the next version", () -> window.value("version-version").equals("1.1"));
    window.awaitText("bakeoff dataset version people:1.0 --output 1.1");
    // A notice lies above the button for a few seconds.
    window.await("the notice to go", () -> window.notices().isEmpty());
    window.click("version-go");
    window.awaitText("people:1.1 is there");
    assertThat(version("people:1.1").fingerprint()).isEqualTo(version("people:1.0").fingerprint());
    window.click("dataset-compare");
    window.awaitText("Columns and all 3");
  }

  @Test
  void a_version_is_tagged_published_to_a_folder_and_pulled_again() {
    window.click("dataset-import");
    window.click("import-files");
    window.click("bad-rows-aside");
    window.click("wizard-next");
    window.click("import-go");
    window.awaitText("was imported");
    Fx.run(() -> window.app().shell().window().dialogs().close());
    window.awaitText("people:1.0");
    menu("dataset-more", "Tags and note…");
    window.type("label-tags", "golden eu-team");
    window.awaitText("bakeoff dataset tag people:1.0 golden eu-team");
    window.click("label-save");
    window.await("the tags to be written", () -> labels().equals(List.of("eu-team", "golden")));

    menu("dataset-more", "Publish…");
    Path shared = home.resolve("shared");
    window.type("publish-targets", shared.toString());
    window.awaitText("bakeoff dataset publish people:1.0 --to " + shared);
    window.await("the notice to go", () -> window.notices().isEmpty());
    window.click("publish-go");
    window.awaitText("people:1.0 is published at");

    Fx.run(() -> services.ui().data().catalog().delete(DatasetRef.parse("people:1.0")));
    window.press(javafx.scene.input.KeyCode.F5);
    window.awaitText("No datasets yet");
    menu("datasets-more", "Pull a published dataset…");
    window.type("pull-place", shared.toString());
    window.click("pull-look");
    window.awaitText("eu-team, golden");
    window.await("the notice to go", () -> window.notices().isEmpty());
    window.click("pull-go");
    window.awaitText("people:1.0 was pulled");
    assertThat(version("people:1.0").rows()).isEqualTo(3);
  }

  private List<String> labels() {
    return services.ui().data().versions().labels().of(version("people:1.0")).tags();
  }

  /** A menu opens in a window of its own. */
  private void menu(String id, String item) {
    window.await(id, () -> window.has(id));
    Fx.run(
        () ->
            ((MenuButton) window.scene().getRoot().lookup("#" + id))
                .getItems().stream()
                    .filter(i -> i.getText().equals(item))
                    .findFirst()
                    .orElseThrow()
                    .fire());
  }
}
