package dev.bakeoff.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bakeoff.RealServices;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.OwnQuickstart;
import dev.bakeoff.ui.chart.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wizards that end in a run, and the tour that goes along with one. */
@Timeout(300)
final class RunWizardsTest {
  @TempDir private Path home;
  private RealServices services;
  private AppWindow window;
  private Path file;

  @BeforeEach
  void open() {
    file = home.resolve("wizard.yaml");
    services = new RealServices(home.resolve("home"), OwnQuickstart::brief);
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
        text,
        120_000,
        () ->
            String.join("\n", window.texts()).contains(text)
                || String.join("\n", window.notices()).contains(text));
  }

  private String save() throws IOException {
    window.click("wizard-save");
    awaitLong("Saved as wizard.yaml");
    return Files.readString(file);
  }

  @Test
  void the_bake_off_wizard_needs_nothing_but_the_keyboard() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.await("the dataset", () -> window.enabled("wizard-next"));
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("the platforms", () -> window.has("choose-sqlite"));
    window.await("the keyboard", () -> focusedId().isPresent());
    for (int i = 0; i < 12 && !focusedId().equals(Optional.of("choose-duckdb")); i++) {
      window.press(KeyCode.TAB);
    }
    window.press(KeyCode.SPACE);
    for (int i = 0; i < 12 && !focusedId().equals(Optional.of("choose-sqlite")); i++) {
      window.press(KeyCode.TAB);
    }
    window.press(KeyCode.SPACE);
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    awaitLong("What each request does");
    window.press(KeyCode.ALT, KeyCode.LEFT);
    window.await("the platforms", () -> window.has("choose-sqlite"));
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    awaitLong("What each request does");
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    awaitLong("What will be measured");
    window.await("the way ahead", () -> window.enabled("wizard-run"));
    window.press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("the run", () -> Fx.get(() -> window.app().shell().monitor().busy()));
    Fx.run(() -> window.app().shell().monitor().cancel());
    window.await("its end", 120_000, () -> !Fx.get(() -> window.app().shell().monitor().busy()));
  }

  private Optional<String> focusedId() {
    return window.focused().map(n -> n.getId());
  }

  @Test
  void a_sweep_tells_its_legs_as_they_are_typed_and_its_file_brings_them_back() throws Exception {
    window.press(KeyCode.CONTROL, KeyCode.N);
    window.click("kind-sweep");
    window.click("dataset-tiny-1-0");
    window.click("wizard-next");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.click("choose-sqlite");
    window.click("wizard-next");
    awaitLong("List what to cross");
    window.click("sweep-lookup");
    window.type("sweep-clients", "1, 1");
    window.awaitText("1 stands there twice");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("sweep-clients", "1, 2");
    window.type("sweep-keys", "uniform, zipf:1.1, cold");
    awaitLong("cold");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("sweep-keys", "uniform, zipf:1.1");
    window.type("sweep-duration", "30m");
    window.awaitText("This takes about");
    window.type("sweep-duration", "200ms");
    window.type("sweep-warmup", "100ms");
    window.type("sweep-trials", "1");
    window.awaitText("4 combinations × 1 platform × 1 trial = 4 legs");
    window.click("wizard-next");
    awaitLong(
        "bakeoff benchmark sweep --dataset tiny:1.0 --platforms sqlite --workload lookup"
            + " --clients 1,2 --keys uniform,zipf:1.1 --duration 200ms --warmup 100ms --trials 1");
    String saved = save();
    assertThat(saved).contains("wizard: sweep", "workload: lookup", "zipf:1.1");
    Files.writeString(file, saved.replace("zipf:1.1", "zip:1.1"));
    window.click("wizard-open");
    awaitLong("wizard.yaml:");
    Files.writeString(file, saved);
    window.click("wizard-again");
    window.click("wizard-open");
    awaitLong("4 combinations × 1 platform × 1 trial = 4 legs");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("sweep-run");
    RunSummary run = ended();
    assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(services.ui().runs().history().find(run.id()).orElseThrow().plan().legs())
        .hasSize(4)
        .extracting(l -> l.workload())
        .contains("lookup, zipf:1.1 keys", "lookup, uniform keys");
  }

  @Test
  void the_tour_follows_the_quickstart_wizard_from_home_to_the_comparison() throws Exception {
    window.awaitText("Welcome to Bakeoff");
    window.click("tour-next");
    window.awaitText("Start the quickstart");
    window.click("tour-back");
    window.click("tour-next");
    Fx.run(() -> window.app().shell().openRunWizard(RunWizard.QUICKSTART));
    window.click("quickstart-postgresql");
    window.type("quickstart-duration", "soon");
    assertThat(window.enabled("wizard-next")).isFalse();
    window.type("quickstart-duration", "150ms");
    window.click("wizard-next");
    awaitLong("What will happen");
    String saved = save();
    assertThat(saved).contains("wizard: quickstart", "duration: 150ms").doesNotContain("postgres");
    window.click("wizard-again");
    window.click("wizard-open");
    awaitLong("What will happen");
    Files.delete(file);
    assertThat(save()).isEqualTo(saved);
    window.click("quickstart-run");
    awaitLong("Measured fairly");
    assertThat(ended().status()).isEqualTo(RunStatus.COMPLETED);
    awaitLong("What the comparison says");
    window.click("tour-action");
    window.await("the comparison", () -> window.title().startsWith("Compare"));
    window.click("tour-next");
    window.click("tour-next");
    window.await("the tour to go", () -> !window.has("tour"));
    assertThat(services.ui().settings().get().tourSeen()).isTrue();
  }

  private RunSummary ended() {
    window.await(
        "the end of the run",
        200_000,
        () -> {
          List<RunSummary> runs = services.ui().runs().history().list();
          return !runs.isEmpty() && runs.getFirst().status() != RunStatus.RUNNING;
        });
    return services.ui().runs().history().list().getFirst();
  }
}
