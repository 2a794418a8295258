package dev.bakeoff.ui;

import dev.bakeoff.RealServices;
import dev.bakeoff.history.HistoryStore;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.history.WrittenRuns;
import dev.bakeoff.history.WrittenRuns.Shape;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.theme.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Draws the history with many runs: the list, grouped, filtered, a trend, a run's notes. The runs
 * are written by the real writer; their figures are made up.
 *
 * <p>Arguments: the folder for the pictures and a new home folder, and optionally width and height.
 */
final class HistoryScreenshotTool {
  private final Path folder;
  private final AppWindow window;

  private HistoryScreenshotTool(Path folder, AppWindow window) {
    this.folder = folder;
    this.window = window;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = Path.of(args[1]);
    fill(home);
    double width = args.length > 2 ? Double.parseDouble(args[2]) : 1440;
    double height = args.length > 3 ? Double.parseDouble(args[3]) : 900;
    try (RealServices services = new RealServices(home, launcher -> launcher);
        AppWindow window =
            AppWindow.open(services.ui(), home.resolve("bake-off.yaml"), width, height)) {
      mark(
          services.ui().runs().notebook(),
          services.ui().runs().history().find("run-055").orElseThrow().plan().created());
      new HistoryScreenshotTool(folder, window).pictures();
    }
    System.exit(0);
  }

  private static void fill(Path home) {
    List<String> workloads = List.of("lookup", "lookup", "fanout", "lookup", "aggregation");
    try (HistoryStore store = new HistoryStore(home)) {
      WrittenRuns runs = new WrittenRuns(store);
      Instant first = Instant.now().minus(Duration.ofDays(60));
      for (int i = 0; i < 60; i++) {
        long nanos = 1_000_000 + (i % 7) * 4_000L + (i > 40 ? 350_000 : 0);
        runs.write(
            Shape.of("run-%03d".formatted(i))
                .named("Nightly serving %d".formatted(i + 1))
                .at(first.plus(Duration.ofHours(23L * i)))
                .version(i > 40 ? "1.5.2" : "1.4.4")
                .taking(nanos)
                .workload(workloads.get(i % workloads.size())));
      }
    }
  }

  private static void mark(RunNotebook notebook, Instant started) {
    List<String> customers = List.of("Acme Retail", "Northwind Bank", "", "Globex");
    for (int i = 0; i < 60; i++) {
      String id = "run-%03d".formatted(i);
      String customer = customers.get(i % customers.size());
      List<String> tags = i > 40 ? List.of("after upgrade", "q4") : List.of("q3");
      notebook.mark(
          id, m -> m.withCustomer(customer).withTags(customer.isEmpty() ? List.of() : tags));
    }
    notebook.mark("run-055", m -> m.withNote("After the upgrade to 1.5; their DBA watched."));
    notebook.pin("run-040");
    notebook.note(
        "run-055",
        new TimedNote(started.plusSeconds(24), "Checkpoint on the server, by their DBA"));
  }

  private void pictures() throws Exception {
    window.click("nav-history");
    Thread.sleep(4_000);
    Fx.run(
        () -> {
          TableView<?> table = Fx.find(window.scene().getRoot(), TableView.class, _ -> true);
          table.getSelectionModel().clearAndSelect(2);
          table.getSelectionModel().select(4);
        });
    picture("history-many");
    toggle("By customer");
    picture("history-grouped");
    toggle("Filters");
    picture("history-filters");
    toggle("Filters");
    command("Edit labels and note…");
    picture("history-labels");
    Fx.run(() -> window.app().shell().window().dialogs().close());
    command("Show trends");
    Thread.sleep(5_000);
    Fx.run(
        () ->
            Fx.find(window.scene().getRoot(), ComboBox.class, b -> b.getItems().contains("lookup"))
                .getSelectionModel()
                .selectLast());
    Thread.sleep(5_000);
    picture("history-trend");
    Fx.run(() -> window.app().shell().openRun("run-055"));
    Thread.sleep(2_000);
    Fx.run(
        () ->
            Fx.find(window.scene().getRoot(), TabPane.class, _ -> true)
                .getSelectionModel()
                .select(3));
    picture("history-notes");
  }

  private void toggle(String text) throws Exception {
    Fx.run(
        () ->
            Fx.find(window.scene().getRoot(), ToggleButton.class, t -> text.equals(t.getText()))
                .fire());
    Thread.sleep(500);
  }

  private void command(String title) throws Exception {
    Fx.run(
        () -> {
          MenuButton more = (MenuButton) window.scene().lookup("#history-more");
          more.show();
          more.hide();
          more.getItems().stream()
              .filter(item -> title.equals(item.getText()))
              .findFirst()
              .orElseThrow()
              .fire();
        });
    Thread.sleep(500);
  }

  private void picture(String name) throws Exception {
    Thread.sleep(600);
    for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
      Fx.run(() -> window.app().shell().window().theme().appearanceProperty().set(appearance));
      Thread.sleep(400);
      WritableImage image = Fx.get(() -> window.scene().snapshot(null));
      String file = name + "-" + appearance.name().toLowerCase(java.util.Locale.ROOT) + ".png";
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(file).toFile());
    }
  }
}
