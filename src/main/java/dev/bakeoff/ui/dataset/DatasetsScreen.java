package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.FileDrop;
import dev.bakeoff.ui.kit.WizardDesk;
import dev.bakeoff.ui.kit.WizardFiles;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The dataset versions with the one selected in full, or one of the wizards. */
public final class DatasetsScreen implements Screen {
  private final Navigator navigator;
  private final DatasetsModel model;
  private final DatasetsOverview overview;
  private final StackPane root = new StackPane();
  private final WizardDesk desk;
  private final DatasetWork work;
  private final DatasetActions actions;

  public DatasetsScreen(UiServices services, Navigator navigator) {
    this.navigator = navigator;
    this.model =
        new DatasetsModel(
            services.data().catalog(),
            services.data().versions().labels(),
            navigator.window().tasks());
    Window window = navigator.window();
    desk =
        new WizardDesk(
            root,
            new WizardFiles(window.tasks(), window.notices(), window.files()),
            Texts.of("dataset.all-datasets"),
            this::left);
    this.work = new DatasetWork(services, window, model, desk);
    this.actions = new DatasetActions(work);
    this.overview = new DatasetsOverview(services.data(), navigator, model, actions);
    root.getChildren().setAll(overview.view());
    FileDrop.install(overview.view(), List.of(), actions::dropped);
  }

  /** Takes in files of rows, or makes a dataset from a spec. */
  public void openFiles(List<Path> files) {
    actions.dropped(files);
  }

  /** Fills the wizard that a YAML file is of: generate, import, export or load. */
  public void openWizard(Path file) {
    work.openWizard(file);
  }

  @Override
  public String title() {
    return Texts.of("dataset.datasets");
  }

  @Override
  public Node view() {
    return root;
  }

  @Override
  public void shown() {
    model.refresh();
    if (!desk.isOpen()) {
      overview.shown();
    }
  }

  /** What was put into a wizard stays. */
  @Override
  public void hidden() {
    overview.hidden();
  }

  private void left() {
    root.getChildren().setAll(overview.view());
    if (navigator.window().dialogs().isOpen()) {
      navigator.window().dialogs().close();
    }
    model.refresh();
    overview.shown();
  }
}
