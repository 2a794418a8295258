package dev.bakeoff.ui.history;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The screen History. */
public final class HistoryScreen implements Screen {
  private final StackPane view = new StackPane();

  public HistoryScreen(UiServices services, Navigator navigator) {
    view.getChildren().add(Ui.label(title()));
  }

  @Override
  public String title() {
    return "History";
  }

  @Override
  public Node view() {
    return view;
  }

  /** Shows this run in full once the screen is in sight. */
  public void openRun(String runId) {
    view.getChildren().setAll(Ui.label(runId));
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
