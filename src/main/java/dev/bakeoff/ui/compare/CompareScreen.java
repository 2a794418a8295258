package dev.bakeoff.ui.compare;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import java.util.List;
import javafx.scene.Node;

/** The screen Compare. */
public final class CompareScreen implements Screen {
  private final StatePane view = new StatePane();

  public CompareScreen(UiServices services, Navigator navigator) {}

  @Override
  public String title() {
    return "Compare";
  }

  @Override
  public Node view() {
    return view;
  }

  public void openComparison(List<String> runIds) {}

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
