package dev.bakeoff.ui.wizard;

import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.platform.PlatformsModel;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The bake-off wizard: dataset, platforms, workload, review. */
public final class NewBakeoffScreen implements Screen {
  private static final int REVIEW = 3;

  private final UiServices services;
  private final Navigator navigator;
  private final Window window;
  private final StackPane place = new StackPane();
  private final Page page;
  private BakeoffModel model;
  private Optional<Wizard> wizard = Optional.empty();

  public NewBakeoffScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.navigator = navigator;
    this.window = navigator.window();
    this.model = new BakeoffModel(services.platforms().types());
    Button open = Ui.button(Texts.of("wizard.open-a-yaml-file"), Feather.FOLDER, this::openFile);
    open.setId("wizard-open");
    Button again = Ui.button(Texts.of("wizard.start-over"), Feather.ROTATE_CCW, this::startOver);
    again.setId("wizard-again");
    page =
        new Page(
            new PageHeader(
                Texts.of("wizard.new-bake-off"),
                Texts.of("wizard.the-same-data-and-the-same"),
                again,
                open),
            Ui.grow(place));
  }

  @Override
  public String title() {
    return Texts.of("wizard.new-bake-off");
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void shown() {
    if (wizard.isEmpty()) {
      build(0);
    }
  }

  @Override
  public void hidden() {}

  /** What was put in stays. */
  @Override
  public void refresh() {}

  /** Fills the steps from a configuration and shows the review. */
  public void open(RunConfig config) {
    window
        .tasks()
        .load(
            () -> rows(config),
            rows -> {
              model = new BakeoffModel(services.platforms().types());
              model.open(config, rows);
              build(model.isComplete() ? REVIEW : 0);
            },
            window.notices()::problem);
  }

  private long rows(RunConfig config) {
    return config
        .create()
        .map(create -> services.data().creator().estimate(create).rows())
        .orElseGet(() -> services.data().catalog().get(config.dataset()).rows());
  }

  private void build(int start) {
    Button save = Ui.button(Texts.of("wizard.save-as-yaml"), Feather.SAVE, this::save);
    save.setId("wizard-save");
    Button run = Ui.primary(Texts.of("wizard.run"), Feather.PLAY, this::run);
    run.setId("wizard-run");
    Wizard made =
        new Wizard(
            List.of(
                new DatasetPage(services.data(), window, model),
                new PlatformsPage(new PlatformsModel(services.platforms(), window.tasks()), model),
                new WorkloadPage(services.data(), window, model),
                new ReviewPage(services, window, model)),
            List.of(save, run),
            start);
    wizard = Optional.of(made);
    place.getChildren().setAll(made);
  }

  private void startOver() {
    model = new BakeoffModel(services.platforms().types());
    build(0);
  }

  private void run() {
    navigator.startRun(model.config());
  }

  private void save() {
    RunConfig config = model.config();
    String name = config.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".yaml";
    window
        .files()
        .save(Texts.of("wizard.save-the-bake-off"), name, "YAML", "yaml")
        .ifPresent(
            path ->
                window
                    .tasks()
                    .load(
                        () -> {
                          services.configs().writer().accept(config, path);
                          return path;
                        },
                        p -> window.notices().success(Texts.of("wizard.saved-as", p.getFileName())),
                        window.notices()::problem));
  }

  /** Asks for a YAML file, fills the steps from it and shows the review. */
  public void openFile() {
    window
        .files()
        .open(Texts.of("wizard.open-a-bake-off"), "YAML", "yaml")
        .ifPresent(this::openFile);
  }

  /** Fills the steps from a YAML file and shows the review. */
  public void openFile(Path path) {
    window
        .tasks()
        .load(() -> services.configs().reader().apply(path), this::open, window.notices()::problem);
  }
}
