package dev.bakeoff.ui.wizard;

import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.platform.PlatformsModel;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The bake-off wizard: dataset, platforms, workload, review. Its file is a run configuration. */
final class BakeoffTask implements WizardTask {
  private static final int REVIEW = 3;

  private final UiServices services;
  private final Navigator navigator;
  private final Window window;
  private final StackPane place = new StackPane();
  private BakeoffModel model;

  BakeoffTask(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    this.window = navigator.window();
    this.model = new BakeoffModel(services.platforms().types());
  }

  @Override
  public String title() {
    return Texts.of("wizard.new-bake-off");
  }

  @Override
  public String subtitle() {
    return Texts.of("wizard.the-same-data-and-the-same");
  }

  @Override
  public Region view(Runnable close) {
    build(0);
    return place;
  }

  @Override
  public Optional<WizardForm> form() {
    return Optional.of(
        new WizardForm() {
          @Override
          public String fileName() {
            return model.nameProperty().get().isBlank()
                ? model.suggestedName()
                : model.nameProperty().get().strip();
          }

          @Override
          public Consumer<Path> writer() {
            RunConfig config = complete();
            return path -> services.configs().writer().accept(config, path);
          }

          @Override
          public Runnable read(Path file) {
            RunConfig config = services.configs().reader().apply(file);
            long rows = rows(config);
            return () -> fill(config, rows);
          }
        });
  }

  private RunConfig complete() {
    if (!model.isComplete()) {
      String missing =
          model
              .datasetError()
              .getValue()
              .or(model.platformsError()::getValue)
              .or(model.workloadError()::getValue)
              .orElse("");
      throw Problem.request(Texts.of("quickstart.not-complete-yet"), missing).asException();
    }
    return model.config();
  }

  /** Fills the steps from a configuration and shows the review. */
  void open(RunConfig config) {
    window.tasks().load(() -> rows(config), rows -> fill(config, rows), window.notices()::problem);
  }

  private void fill(RunConfig config, long rows) {
    model = new BakeoffModel(services.platforms().types());
    model.open(config, rows);
    build(model.isComplete() ? REVIEW : 0);
  }

  private long rows(RunConfig config) {
    return config
        .create()
        .map(create -> services.data().creator().estimate(create).rows())
        .orElseGet(() -> services.data().catalog().get(config.dataset()).rows());
  }

  private void build(int start) {
    Button run =
        Ui.primary(Texts.of("wizard.run"), Feather.PLAY, () -> navigator.startRun(model.config()));
    run.setId("wizard-run");
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    new DatasetPage(services.data(), window, model),
                    new PlatformsPage(
                        new PlatformsModel(services.platforms(), window.tasks()), model),
                    new WorkloadPage(services, window, model),
                    new ReviewPage(services, window, model)),
                List.of(run),
                start));
  }
}
