package dev.bakeoff.ui.dataset;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.FileDrop;
import dev.bakeoff.ui.kit.Page;
import dev.bakeoff.ui.kit.PageHeader;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The dataset versions with the one selected in full, or one of the wizards. */
public final class DatasetsScreen implements Screen {
  private final Navigator navigator;
  private final DatasetsModel model;
  private final DatasetsOverview overview;
  private final DatasetActions actions;
  private final StackPane root = new StackPane();
  private Optional<DatasetTask> task = Optional.empty();

  public DatasetsScreen(UiServices services, Navigator navigator) {
    this.navigator = navigator;
    this.model =
        new DatasetsModel(
            services.data().catalog(),
            services.data().versions().labels(),
            navigator.window().tasks());
    this.actions =
        new DatasetActions(new DatasetWork(services, navigator.window(), model, this::open));
    this.overview = new DatasetsOverview(services.data(), navigator, model, actions);
    root.getChildren().setAll(overview.view());
    FileDrop.install(overview.view(), List.of(), actions::dropped);
  }

  /** Takes in files of rows, or makes a dataset from a spec. */
  public void openFiles(List<Path> files) {
    if (task.isPresent()) {
      close();
    }
    actions.dropped(files);
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
    if (task.isEmpty()) {
      overview.shown();
    }
  }

  /** What was put into a wizard stays. */
  @Override
  public void hidden() {
    overview.hidden();
  }

  private void open(DatasetTask opened) {
    task.ifPresent(DatasetTask::closed);
    task = Optional.of(opened);
    overview.hidden();
    Button back = Ui.button(Texts.of("dataset.all-datasets"), Feather.ARROW_LEFT, this::close);
    back.setId("dataset-back");
    root.getChildren()
        .setAll(
            new Page(
                new PageHeader(opened.title(), opened.subtitle(), back),
                Ui.grow(opened.view(this::close))));
  }

  private void close() {
    task.ifPresent(DatasetTask::closed);
    task = Optional.empty();
    root.getChildren().setAll(overview.view());
    if (navigator.window().dialogs().isOpen()) {
      navigator.window().dialogs().close();
    }
    model.refresh();
    overview.shown();
  }
}
