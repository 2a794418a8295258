package dev.bakeoff.ui.history;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import javafx.scene.Node;

/** The screen History. */
public final class HistoryScreen implements Screen {
  private final StatePane view = new StatePane();

  public HistoryScreen(UiServices services, Navigator navigator) {}

  @Override
  public String title() {
    return "History";
  }

  @Override
  public Node view() {
    return view;
  }

  public void openRun(String runId) {}

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
