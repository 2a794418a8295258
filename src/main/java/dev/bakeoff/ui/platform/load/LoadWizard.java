package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.dataset.DatasetTask;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.platform.PlatformTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that loads a dataset into a platform, and the load itself. */
public final class LoadWizard implements PlatformTask, DatasetTask {
  private final UiServices services;
  private final Window window;
  private final LoadChoice choice;
  private Optional<LoadView> view = Optional.empty();

  /**
   * @param platform to begin with
   * @param dataset to begin with
   */
  public LoadWizard(
      UiServices services,
      Window window,
      Optional<PlatformProfile> platform,
      Optional<Manifest> dataset) {
    this.services = services;
    this.window = window;
    this.choice = new LoadChoice(platform, dataset);
  }

  @Override
  public String title() {
    return Texts.of("platform.load-a-dataset-2");
  }

  @Override
  public String subtitle() {
    return Texts.of("platform.the-platform-s-own-fast-way");
  }

  @Override
  public Region view(Runnable close) {
    StackPane place = new StackPane();
    place.setMinSize(0, 0);
    Button go = Ui.primary(Texts.of("platform.load"), Feather.PLAY, () -> load(place, close));
    go.setId("load-go");
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    new DataPage(services.data().catalog(), window.tasks(), choice),
                    new TargetPage(services.platforms(), window.tasks(), choice),
                    new LoadReviewPage(services.runs().history(), window.tasks(), choice)),
                List.of(go),
                0));
    return place;
  }

  private void load(StackPane place, Runnable close) {
    LoadView made =
        new LoadView(
            services.platforms().data(), window, choice.profile(), choice.manifest(), close);
    view = Optional.of(made);
    place.getChildren().setAll(made);
  }

  @Override
  public void closed() {
    view.ifPresent(LoadView::stop);
  }
}
