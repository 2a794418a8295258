package dev.bakeoff.ui.compare;

import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The screen Compare. */
public final class CompareScreen implements Screen {
  private final StackPane view = new StackPane();

  public CompareScreen(UiServices services, Navigator navigator) {
    view.getChildren().add(Ui.label(title()));
  }

  @Override
  public String title() {
    return "Compare";
  }

  @Override
  public Node view() {
    return view;
  }

  /** Compares these runs once the screen is in sight. */
  public void openComparison(List<String> runIds) {
    view.getChildren().setAll(Ui.label(String.join(", ", runIds)));
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
