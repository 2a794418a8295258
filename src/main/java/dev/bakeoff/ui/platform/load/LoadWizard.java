package dev.bakeoff.ui.platform.load;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.Wizard;
import dev.bakeoff.ui.kit.WizardForm;
import dev.bakeoff.ui.kit.WizardTask;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The wizard that loads a dataset into a platform, and the load itself. */
public final class LoadWizard implements WizardTask {
  private static final int REVIEW = 2;

  private final UiServices services;
  private final Window window;
  private final StackPane place = new StackPane();
  private LoadChoice choice;
  private Runnable close = () -> {};
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

  /** A load that is under way is followed by the status bar, and there is nothing to keep. */
  @Override
  public Optional<WizardForm> form() {
    return view.isPresent()
        ? Optional.empty()
        : Optional.of(LoadForm.of(services, () -> choice, this::fill));
  }

  private void fill(LoadChoice filled) {
    choice = filled;
    boolean whole =
        filled.dataError().getValue().isEmpty() && filled.platformError().getValue().isEmpty();
    show(whole ? REVIEW : 0);
  }

  @Override
  public Region view(Runnable onDone) {
    close = onDone;
    place.setMinSize(0, 0);
    show(0);
    return place;
  }

  private void show(int start) {
    Button go = Ui.primary(Texts.of("platform.load"), Feather.PLAY, this::load);
    go.setId("load-go");
    place
        .getChildren()
        .setAll(
            new Wizard(
                List.of(
                    new DataPage(services.data().catalog(), window.tasks(), choice),
                    new TargetPage(services.platforms(), window.tasks(), choice),
                    new LoadReviewPage(services.runs().history(), window.tasks(), choice).page()),
                List.of(go),
                start));
  }

  private void load() {
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
