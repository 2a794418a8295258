package dev.bakeoff.ui.compare;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import javafx.scene.Node;

/** Runs and platforms side by side, and their export. */
public final class CompareScreen implements Screen {
  private final CompareModel model;
  private final CompareView view;

  public CompareScreen(UiServices services, Navigator navigator) {
    this(services.runs().history(), navigator);
  }

  CompareScreen(RunHistory history, Navigator navigator) {
    model = new CompareModel(history, navigator.window().tasks());
    view = new CompareView(model, navigator);
  }

  @Override
  public String title() {
    return Texts.of("compare.compare");
  }

  @Override
  public Node view() {
    return view.root();
  }

  /** Compares runs; of one run alone, its platforms. */
  public void openComparison(List<String> runIds) {
    model.compare(runIds);
  }

  @Override
  public void shown() {
    if (model.runs().isEmpty()) {
      model.compareNewest();
    }
  }

  @Override
  public void hidden() {}

  @Override
  public void refresh() {
    if (model.runs().isEmpty()) {
      model.compareNewest();
    } else {
      model.read();
    }
  }
}
