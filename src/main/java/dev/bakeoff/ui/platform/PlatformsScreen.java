package dev.bakeoff.ui.platform;

import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.platform.connect.ConnectTask;
import dev.bakeoff.ui.platform.load.LoadWizard;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The platforms with the chosen one in full, or one of the wizards. */
public final class PlatformsScreen implements Screen, PlatformDetail.Actions {
  private final UiServices services;
  private final Window window;
  private final PlatformsModel model;
  private final PlatformsOverview overview;
  private final StackPane root = new StackPane();
  private Optional<PlatformTask> task = Optional.empty();

  public PlatformsScreen(UiServices services, Navigator navigator) {
    this.services = services;
    this.window = navigator.window();
    this.model = new PlatformsModel(services.platforms(), window.tasks());
    this.overview = new PlatformsOverview(window, model, this, this::add);
    root.getChildren().setAll(overview.view());
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
    open(ConnectTask.create(services.platforms(), window, model, this::saved));
  }

  @Override
  public void edit(PlatformProfile profile) {
    open(ConnectTask.edit(services.platforms(), window, model, profile, this::saved));
  }

  @Override
  public void duplicate(PlatformProfile profile) {
    open(ConnectTask.duplicate(services.platforms(), window, model, profile, this::saved));
  }

  private void saved(PlatformProfile profile) {
    close();
    overview.choose(profile.name());
    window.notices().success(Texts.of("platform.was-saved", profile.name()));
  }

  @Override
  public void load(PlatformProfile profile) {
    open(new LoadWizard(services, window, Optional.of(profile), Optional.empty()));
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

  private void open(PlatformTask opened) {
    task.ifPresent(PlatformTask::closed);
    task = Optional.of(opened);
    Button back = Ui.button(Texts.of("platform.all-platforms"), Feather.ARROW_LEFT, this::close);
    back.setId("platform-back");
    root.getChildren()
        .setAll(
            new Page(
                new PageHeader(opened.title(), opened.subtitle(), back),
                Ui.grow(opened.view(this::close))));
  }

  private void close() {
    task.ifPresent(PlatformTask::closed);
    task = Optional.empty();
    root.getChildren().setAll(overview.view());
    if (window.dialogs().isOpen()) {
      window.dialogs().close();
    }
    model.refresh();
  }
}
