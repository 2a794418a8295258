package dev.bakeoff.ui.compare;

import dev.bakeoff.history.RunHistory;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Crumb;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Runs and platforms side by side, and their export. */
public final class CompareScreen implements Screen {
  private final CompareModel model;
  private final CompareView view;
  private final ObservableValue<List<Crumb>> crumbs;

  public CompareScreen(UiServices services, Navigator navigator) {
    this(services.runs().history(), navigator);
  }

  CompareScreen(RunHistory history, Navigator navigator) {
    model = new CompareModel(history, navigator.window().tasks());
    view = new CompareView(model, navigator);
    crumbs = model.readingProperty().map(reading -> crumbs(reading.flatMap(Reading::found)));
  }

  private List<Crumb> crumbs(Optional<Compared> found) {
    Crumb screen = new Crumb(title(), model::compareNewest);
    return found
        .map(c -> List.of(screen, Crumb.here(c.comparison().title())))
        .orElse(List.of(Crumb.here(title())));
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
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public List<Command> commands() {
    return view.commands();
  }

  @Override
  public void refresh() {
    if (model.runs().isEmpty()) {
      model.compareNewest();
    } else {
      model.read();
    }
  }
}
