package dev.bakeoff.ui.live;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.StatePane;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import javafx.scene.Node;

/** The screen Live. */
public final class LiveScreen implements Screen {
  private final StatePane view = new StatePane();

  public LiveScreen(UiServices services, Navigator navigator) {}

  @Override
  public String title() {
    return "Live";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
