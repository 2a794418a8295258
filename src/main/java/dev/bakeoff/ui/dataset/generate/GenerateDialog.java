package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/** The same wizard in a dialog, for a dataset that is made later. */
public final class GenerateDialog {
  private static final double WIDTH = 1_040;
  private static final double HEIGHT = 520;

  private GenerateDialog() {}

  /**
   * Opens the wizard.
   *
   * @param onGo takes what was asked for, after the dialog has closed
   */
  public static void open(
      UiServices.Data data, Window window, Set<DatasetRef> taken, Consumer<CreateRequest> onGo) {
    Dialogs dialogs = window.dialogs();
    GenerateTask task = new GenerateTask(data, window, taken, Texts.of("dataset.take-it"), onGo);
    Region view =
        task.view(
            () -> {
              task.closed();
              dialogs.close();
            });
    double width = Math.min(WIDTH, dialogs.pane().getWidth() - 48);
    view.setPrefSize(width - 40, Math.min(HEIGHT, dialogs.pane().getHeight() - 130));
    dialogs.open(task.title(), view, width);
  }
}
