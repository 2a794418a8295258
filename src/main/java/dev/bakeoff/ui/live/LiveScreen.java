package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.text.Texts;
import javafx.scene.Node;

/** The run under way, or the last one of this session. */
public final class LiveScreen implements Screen {
  private final LiveModel model;
  private final LiveView view;

  public LiveScreen(UiServices services, Navigator navigator) {
    this(services.runs().launcher(), navigator);
  }

  LiveScreen(RunLauncher launcher, Navigator navigator) {
    model = new LiveModel(navigator.monitor());
    view =
        new LiveView(
            model,
            navigator,
            () ->
                navigator
                    .window()
                    .tasks()
                    .load(
                        launcher::quickstart,
                        navigator::startRun,
                        navigator.window().notices()::problem));
  }

  @Override
  public String title() {
    return Texts.of("live.live");
  }

  @Override
  public Node view() {
    return view.root();
  }

  @Override
  public void shown() {
    model.setVisible(true);
  }

  @Override
  public void hidden() {
    model.setVisible(false);
  }
}
