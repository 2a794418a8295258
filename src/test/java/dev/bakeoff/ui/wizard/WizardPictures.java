package dev.bakeoff.ui.wizard;

import dev.bakeoff.RealServices;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.AppWindow;
import dev.bakeoff.ui.chart.Fx;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.theme.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Draws every step of the wizards, in light and dark, with very long names.
 *
 * <p>Arguments: the folder for the pictures, an empty home folder, width and height.
 */
final class WizardPictures {
  private static final String LONG = "customer-360-feature-store-of-the-european-retail-division";

  private final Path folder;
  private final AppWindow window;

  private WizardPictures(Path folder, AppWindow window) {
    this.folder = folder;
    this.window = window;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path home = Files.createDirectories(Path.of(args[1]));
    double width = args.length > 2 ? Double.parseDouble(args[2]) : 1440;
    double height = args.length > 3 ? Double.parseDouble(args[3]) : 900;
    Files.writeString(home.resolve("people.csv"), "id,code,joined\n1,0012,2025-01-02\n");
    try (RealServices services = new RealServices(home, launcher -> launcher)) {
      services
          .ui()
          .data()
          .creator()
          .ensure(
              new CreateRequest(LONG, "1.0", "customer", CreateRequest.Size.rows(300), 7, 2),
              Progress.NONE,
              new Cancellation());
      services
          .ui()
          .platforms()
          .profiles()
          .save(
              new PlatformProfile(
                  LONG, "sqlite", Optional.empty(), Map.of("cache_mb", "4"), false));
      try (AppWindow window =
          AppWindow.open(services.ui(), home.resolve("people.csv"), width, height)) {
        WizardPictures pictures = new WizardPictures(folder, window);
        pictures.home();
        pictures.datasets(home);
        pictures.runs();
      }
    }
    System.exit(0);
  }

  private void home() throws Exception {
    window.awaitText("Welcome to Bakeoff");
    picture("tour");
    window.click("home-samples");
    window.awaitText("First look");
    picture("samples");
    Fx.run(() -> window.app().shell().window().dialogs().close());
    window.click("tour-skip");
  }

  private void datasets(Path home) throws Exception {
    window.click("nav-datasets");
    window.click("dataset-generate");
    window.awaitText("What it will be");
    window.click("wizard-next");
    picture("generate-2-size");
    window.click("wizard-next");
    window.type("generate-name", LONG + "-2");
    picture("generate-3-name");
    window.click("wizard-next");
    picture("generate-4-review");
    window.click("wizard-leave");
    window.click("dataset-export");
    window.awaitText("Choose the version");
    picture("export-1-data");
    window.click("wizard-next");
    picture("export-2-format");
    window.click("wizard-next");
    window.type("export-target", home.toString());
    window.click("wizard-next");
    window.awaitText("is not empty");
    picture("export-3-refused");
    window.type("export-target", home.resolve("out").toString());
    window.click("wizard-next");
    window.awaitText("What was chosen");
    picture("export-4-review");
    window.click("wizard-leave");
    window.click("dataset-import");
    picture("import-1-source");
    window.type("import-source", home.resolve("people.csv").toString());
    window.click("wizard-next");
    window.awaitText("Look at what was found");
    picture("import-2-columns");
    window.click("wizard-next");
    picture("import-3-review");
    window.click("wizard-leave");
  }

  private void runs() throws Exception {
    Fx.run(() -> window.app().shell().openRunWizard(RunWizard.QUICKSTART));
    picture("quickstart-1");
    window.click("wizard-next");
    picture("quickstart-2-review");
    Fx.run(() -> window.app().shell().openRunWizard(RunWizard.SWEEP));
    window.await("the dataset", () -> window.enabled("wizard-next"));
    picture("sweep-1-dataset");
    window.click("wizard-next");
    window.click("choose-" + LONG);
    window.click("choose-sqlite");
    picture("sweep-2-platforms");
    window.click("wizard-next");
    window.await("the settings", 90_000, () -> window.has("sweep-clients"));
    picture("sweep-3-settings");
    window.type("sweep-duration", "10m");
    picture("sweep-3-settings-long");
    window.click("wizard-next");
    window.await(
        "the review",
        30_000,
        () -> window.texts().stream().anyMatch(t -> t.contains("What was chosen")));
    picture("sweep-4-review");
    Fx.run(() -> window.app().shell().show(Destination.NEW_BAKEOFF));
    window.click("kind-bake_off");
    picture("bake-off-1");
  }

  private void picture(String name) throws Exception {
    Thread.sleep(500);
    for (Appearance appearance : List.of(Appearance.DARK, Appearance.LIGHT)) {
      Fx.run(() -> window.app().shell().window().theme().appearanceProperty().set(appearance));
      Thread.sleep(300);
      WritableImage image = Fx.get(() -> window.scene().snapshot(null));
      ImageIO.write(
          SwingFXUtils.fromFXImage(image, null),
          "png",
          folder
              .resolve(name + "-" + appearance.name().toLowerCase(java.util.Locale.ROOT) + ".png")
              .toFile());
    }
  }
}
