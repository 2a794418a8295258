package dev.bakeoff.ui.live;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The screen Live. */
public final class LiveScreen implements Screen {
  private final StackPane view = new StackPane();

  public LiveScreen(UiServices services, Navigator navigator) {
    view.getChildren().add(Ui.label(title()));
  }

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
