package dev.bakeoff.ui;

import dev.bakeoff.RealServices;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.ProfileStore;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.theme.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;

/**
 * Draws every screen of the real app, in light and dark, while it runs the quickstart on an empty
 * home; see docs/screens.md.
 *
 * <p>Arguments: the folder for the pictures, the home folder, and optionally width and height, and
 * {@code platforms}, {@code wizard} or {@code results} for only some of the pictures.
 */
final class ScreenshotTool {
  private final Path folder;
  private final Path home;
  private final AppWindow window;

  private ScreenshotTool(Path folder, Path home, AppWindow window) {
    this.folder = folder;
    this.home = home;
    this.window = window;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = Path.of(args[1]);
    double width = args.length > 2 ? Double.parseDouble(args[2]) : 1440;
    double height = args.length > 3 ? Double.parseDouble(args[3]) : 900;
    try (RealServices services = new RealServices(home, launcher -> launcher);
        AppWindow window =
            AppWindow.open(services.ui(), home.resolve("bake-off.yaml"), width, height)) {
      ScreenshotTool tool = new ScreenshotTool(folder, home, window);
      if (services.ui().runs().history().list().isEmpty()) {
        tool.quickstart();
      }
      switch (args.length > 4 ? args[4] : "all") {
        case "platforms" -> tool.platforms();
        case "wizard" -> tool.wizard();
        case "results" -> tool.results();
        case "shell" -> tool.shell();
        default -> tool.screens();
      }
    }
    System.exit(0);
  }

  private void quickstart() throws Exception {
    window.await("the quickstart", () -> window.has("quickstart"));
    picture("home-first");
    window.click("quickstart");
    window.await("the middle of the run", 300_000, () -> progress() > 0.55);
    picture("live");
    window.click("live-detail");
    picture("live-detail");
    window.click("live-overview");
    show(Destination.HOME);
    picture("home-running");
    window.await(
        "the end of the run", 300_000, () -> !Fx.get(() -> window.app().shell().monitor().busy()));
    Thread.sleep(7_000);
  }

  private void screens() throws Exception {
    show(Destination.HOME);
    picture("home");
    datasets();
    show(Destination.PLATFORMS);
    platforms();
    wizard();
    results();
    shell();
  }

  private void shell() throws Exception {
    Fx.run(() -> window.app().shell().show(Destination.HELP));
    Thread.sleep(1_000);
    Fx.run(
        () -> ((ListView<?>) window.scene().lookup("#help-topics")).getSelectionModel().select(3));
    Thread.sleep(500);
    picture("help");
    Fx.run(() -> window.app().shell().show(Destination.GALLERY));
    picture("gallery");
    show(Destination.SETTINGS);
    picture("settings");
    show(Destination.HOME);
    window.click("palette-open");
    picture("palette");
    window.press(KeyCode.ESCAPE);
  }

  private void results() throws Exception {
    show(Destination.HISTORY);
    picture("history");
    String newest = window.app().services().runs().history().list().getFirst().id();
    Fx.run(() -> window.app().shell().openRun(newest));
    Thread.sleep(1_500);
    picture("history-run");
    Fx.run(
        () -> {
          TableView<?> legs = Fx.find(window.scene().getRoot(), TableView.class, _ -> true);
          legs.getSelectionModel().select(0);
        });
    window.click("leg-open");
    awaitWords("insight.over-the-measured-time");
    picture("history-leg");
    Fx.run(() -> window.app().shell().openComparison(List.of(newest)));
    Thread.sleep(2_500);
    picture("compare");
    show(Destination.LIVE);
    picture("live-ended");
  }

  private void platforms() throws Exception {
    ProfileStore profiles = window.app().services().platforms().profiles();
    profiles.save(
        new PlatformProfile(
            "customer_lakebase",
            "postgresql",
            Optional.of("lakebase"),
            Map.of(
                "host", "127.0.0.1",
                "port", "1",
                "user", "bench",
                "sslmode", "disable",
                "database", "databricks_postgres"),
            false));
    profiles.save(
        new PlatformProfile(
            "sqlite-small-cache", "sqlite", Optional.empty(), Map.of("cache_mb", "4"), false));
    Fx.run(() -> window.app().shell().show(Destination.HOME));
    show(Destination.PLATFORMS);
    for (String name : List.of("sqlite-small-cache", "duckdb", "customer_lakebase", "postgresql")) {
      window.type("platform-search", name);
      window.click("test-" + name);
      window.await(
          "an answer",
          90_000,
          () ->
              window.texts().stream()
                  .anyMatch(
                      t ->
                          (t.equals(pill("platform.reachable"))
                              || t.equals(pill("platform.not-reachable")))));
    }
    window.type("platform-search", "customer");
    window.awaitText(pill("platform.not-reachable"));
    Fx.run(() -> ((TextField) window.scene().lookup("#platform-search")).clear());
    picture("platforms-failed");
    window.type("platform-search", "postgresql");
    window.await("the server's answer", () -> window.has("test-postgresql"));
    Fx.run(() -> ((TextField) window.scene().lookup("#platform-search")).clear());
    picture("platforms");
    connect();
    load();
    profiles.remove("customer_lakebase");
    profiles.remove("sqlite-small-cache");
  }

  private void connect() throws Exception {
    window.click("platform-add");
    window.click("type-aurora");
    picture("platforms-connect-1-type");
    window.click("wizard-next");
    window.type("field-host", "127.0.0.1");
    window.type("field-port", "1");
    picture("platforms-connect-2-settings");
    window.click("wizard-next");
    window.type("field-user", "bench");
    secret("password", "KEYCHAIN");
    picture("platforms-connect-3-sign-in");
    secret("password", "NONE");
    window.click("wizard-next");
    awaitWords("platform.going-back-keeps-everything-that");
    picture("platforms-connect-4-test");
    window.click("wizard-next");
    picture("platforms-connect-5-save");
    window.click("wizard-leave");
  }

  private void secret(String key, String kind) {
    Fx.run(
        () -> {
          ComboBox<?> box = (ComboBox<?>) window.scene().lookup("#secret-" + key);
          for (int i = 0; i < box.getItems().size(); i++) {
            if (((Enum<?>) box.getItems().get(i)).name().equals(kind)) {
              box.getSelectionModel().select(i);
            }
          }
        });
  }

  private void load() throws Exception {
    window.type("platform-search", "sqlite-small");
    window.click("platform-load");
    window.awaitText("customer_events");
    picture("platforms-load-1-data");
    window.click("wizard-next");
    picture("platforms-load-2-platform");
    window.click("wizard-next");
    picture("platforms-load-3-review");
    window.click("load-go");
    window.await(
        "some of the load",
        () -> window.texts().stream().anyMatch(t -> t.contains(Texts.of("platform.loading"))));
    picture("platforms-load-4-loading");
    awaitWords("platform.every-row-was-read-back-in");
    picture("platforms-load-5-proof");
    window.click("load-close");
    Fx.run(() -> ((TextField) window.scene().lookup("#platform-search")).clear());
  }

  private void datasets() throws Exception {
    show(Destination.DATASETS);
    if (window.app().services().data().catalog().list().size() == 1) {
      anotherVersion();
    }
    Thread.sleep(1_500);
    picture("datasets");
    window.click("dataset-generate");
    awaitWords("dataset.what-it-will-be");
    picture("datasets-generate-1-spec");
    window.click("spec-ocp_usage");
    window.click("wizard-next");
    window.click("scale-large");
    picture("datasets-generate-2-size");
    window.click("wizard-next");
    picture("datasets-generate-3-name");
    window.click("wizard-leave");
    window.click("dataset-import");
    picture("datasets-import-1-source");
    window.type("import-source", people().toString());
    window.click("import-look");
    awaitWords("dataset.correct-a-type-or-choose-the");
    picture("datasets-import-2-types");
    window.click("wizard-leave");
    window.click("dataset-export");
    picture("datasets-export");
    window.click("wizard-leave");
    window.click("dataset-version");
    picture("datasets-version");
    window.click("wizard-leave");
    window.click("dataset-compare");
    window.awaitText(pill("dataset.differs"));
    Thread.sleep(1_500);
    picture("datasets-compare");
    window.click("wizard-leave");
  }

  /** One with more skew, so that there is something to compare. */
  private void anotherVersion() {
    window.click("dataset-version");
    window.click("way-change");
    window.click("change-add");
    window.await("the next version", () -> window.value("version-version").equals("1.1"));
    window.click("version-go");
    window.awaitText("customer:1.1 " + Texts.of("dataset.is-there"));
    window.await("the notice to go", () -> window.notices().isEmpty());
  }

  private Path people() throws IOException {
    return Files.writeString(
        home.resolve("people.csv"),
        """
        id,name,joined,balance,active,branch
        1,Ann Lee,2025-01-02,12.50,true,0012
        2,"Groß, Jürgen",2025-01-03,3.75,false,0044
        3,Zoé Martin,2025-02-01,,true,0100
        4,佐藤 美咲,2025-02-11,1007.10,true,0007
        5,Łukasz Wójcik,2025-03-01,99.99,false,0300
        6,Eve
        """);
  }

  private void wizard() throws Exception {
    show(Destination.NEW_BAKEOFF);
    window.awaitText("customer:1.0");
    picture("wizard-1-dataset");
    window.click("wizard-next");
    window.click("choose-postgresql");
    window.click("choose-duckdb");
    window.click("choose-sqlite");
    window.await(
        "all platforms to be ready",
        60_000,
        () -> window.texts().stream().filter(pill("wizard.ready")::equals).count() == 3);
    picture("wizard-2-platforms");
    window.click("wizard-next");
    picture("wizard-3-workload");
    window.click("preset-reads_and_writes");
    picture("wizard-3-workload-mixed");
    window.click("preset-own_sql");
    window.type("sql-1", "SELECT * FROM customer_profile WHERE customer_id = :customer_id");
    picture("wizard-3-workload-sql");
    window.click("remove-own_sql");
    window.click("preset-steady_load");
    picture("wizard-3-workload-open");
    window.click("wizard-next");
    awaitWords("wizard.what-will-be-measured");
    Thread.sleep(800);
    picture("wizard-4-review");
  }

  /** Waits for the longest piece of a text between the places that are filled in. */
  private void awaitWords(String key) {
    window.awaitText(
        Stream.of(Texts.of(key).split("\\{[^}]*\\}"))
            .map(String::strip)
            .max(Comparator.comparingInt(String::length))
            .orElseThrow());
  }

  private static String pill(String key) {
    return Texts.of(key).toUpperCase(Texts.language());
  }

  private void show(Destination destination) throws InterruptedException {
    window.click("nav-" + destination.name().toLowerCase(Locale.ROOT));
    Thread.sleep(800);
  }

  private double progress() {
    return Fx.get(
        () ->
            window
                .app()
                .shell()
                .monitor()
                .snapshotProperty()
                .get()
                .map(
                    s ->
                        s.legs().isEmpty()
                            ? 0
                            : s.targets().stream().mapToInt(t -> t.progress().done()).sum()
                                / (double) s.legs().size())
                .orElse(0.0));
  }

  private void picture(String name) throws Exception {
    Thread.sleep(700);
    for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
      Fx.run(() -> window.app().shell().window().theme().appearanceProperty().set(appearance));
      Thread.sleep(400);
      WritableImage image = Fx.get(() -> window.scene().snapshot(null));
      write(image, name + "-" + appearance.name().toLowerCase(Locale.ROOT) + ".png");
    }
  }

  private void write(WritableImage image, String file) throws IOException {
    ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", folder.resolve(file).toFile());
  }
}
