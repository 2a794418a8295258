package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.WizardDesk;
import dev.bakeoff.ui.kit.WizardFiles;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.platform.connect.ConnectTask;
import dev.bakeoff.ui.platform.load.LoadWizard;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The platforms with the chosen one in full, or one of the wizards. */
public final class PlatformsScreen implements Screen, PlatformDetail.Actions {
  private final UiServices services;
  private final Window window;
  private final PlatformsModel model;
  private final PlatformsOverview overview;
  private final StackPane root = new StackPane();
  private final WizardDesk desk;

  public PlatformsScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.window = navigator.window();
    this.model = new PlatformsModel(services.platforms(), window.tasks());
    this.overview = new PlatformsOverview(window, model, this, this::add);
    root.getChildren().setAll(overview.view());
    desk =
        new WizardDesk(
            root,
            new WizardFiles(window.tasks(), window.notices(), window.files()),
            Texts.of("platform.all-platforms"),
            this::left);
  }

  /** Fills the connect wizard from its YAML file. */
  public void openWizard(Path file) {
    add();
    desk.task()
        .flatMap(WizardTask::form)
        .ifPresent(
            form ->
                new WizardFiles(window.tasks(), window.notices(), window.files()).read(form, file));
  }

  @Override
  public String title() {
    return Texts.of("platform.platforms");
  }

  @Override
  public Node view() {
    return root;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  /** What was put into a wizard stays. */
  @Override
  public void hidden() {}

  @Override
  public void test(PlatformProfile profile) {
    model.test(profile);
  }

  private void add() {
    desk.open(
        "connect", () -> ConnectTask.create(services.platforms(), window, model, this::saved));
  }

  @Override
  public void edit(PlatformProfile profile) {
    desk.open(
        "edit/" + profile,
        () -> ConnectTask.edit(services.platforms(), window, model, profile, this::saved));
  }

  @Override
  public void duplicate(PlatformProfile profile) {
    desk.open(
        "double/" + profile,
        () -> ConnectTask.duplicate(services.platforms(), window, model, profile, this::saved));
  }

  private void saved(PlatformProfile profile) {
    overview.choose(profile.name());
    window.notices().success(Texts.of("platform.was-saved", profile.name()));
  }

  @Override
  public void load(PlatformProfile profile) {
    desk.open(
        "load/" + profile.name(),
        () -> new LoadWizard(services, window, Optional.of(profile), Optional.empty()));
  }

  @Override
  public void remove(PlatformProfile profile) {
    model.remove(
        profile,
        () ->
            window
                .notices()
                .undoable(
                    Texts.of("platform.was-removed", profile.name()),
                    () ->
                        model.save(profile, Optional.empty(), () -> {}, window.notices()::problem)),
        window.notices()::problem);
  }

  private void left() {
    root.getChildren().setAll(overview.view());
    if (window.dialogs().isOpen()) {
      window.dialogs().close();
    }
    model.refresh();
  }
}
