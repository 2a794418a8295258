package dev.bakeoff.ui.live;

import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.shell.Command;
import dev.bakeoff.ui.shell.Crumb;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Screen;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The run under way, or the last one of this session. */
public final class LiveScreen implements Screen {
  private final LiveModel model;
  private final LiveView view;
  private final Navigator navigator;
  private final SimpleObjectProperty<List<Crumb>> crumbs =
      new SimpleObjectProperty<>(List.of(Crumb.here(Texts.of("live.live"))));

  public LiveScreen(UiServices services, Navigator navigator) {
    this(services.runs().launcher(), services.runs().notebook(), navigator);
  }

  /** Of a launcher and a notebook alone. */
  public LiveScreen(RunLauncher launcher, RunNotebook notebook, Navigator navigator) {
    this.navigator = navigator;
    model =
        new LiveModel(
            navigator.monitor(),
            new LiveNotes(
                notebook, navigator.window().tasks(), navigator.window().notices()::problem));
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
    model
        .snapshotProperty()
        .map(latest -> latest.map(s -> s.heading().title()).orElse(""))
        .subscribe(this::name);
  }

  LiveModel model() {
    return model;
  }

  private void name(String run) {
    crumbs.set(
        run == null || run.isEmpty()
            ? List.of(Crumb.here(Texts.of("live.live")))
            : List.of(new Crumb(Texts.of("live.live"), () -> {}), Crumb.here(run)));
  }

  @Override
  public String title() {
    return Texts.of("live.live");
  }

  @Override
  public ObservableValue<List<Crumb>> crumbs() {
    return crumbs;
  }

  @Override
  public List<Command> commands() {
    Optional<MonitorSnapshot> run = model.snapshot();
    if (run.isEmpty()) {
      return List.of();
    }
    List<Command> commands = new ArrayList<>();
    if (model.notes().possible()) {
      commands.add(command("live.command-note", Feather.EDIT_3, "N", view::note));
    }
    commands.add(command("live.copy-status", Feather.COPY, "", () -> view.copyStatus(navigator)));
    commands.add(
        command("live.command-whole", Feather.MAXIMIZE, Texts.of("live.key-esc"), model::reset));
    commands.add(
        command(
            "live.command-follow",
            Feather.CHEVRONS_RIGHT,
            Texts.of("live.key-end"),
            model::follow));
    if (!run.get().stage().over()) {
      commands.add(command("live.command-stop", Feather.SQUARE, "", model::cancel));
    } else if (LiveView.reportable(run.get())) {
      commands.add(
          command("live.create-report", Feather.FILE_TEXT, "", () -> view.report(navigator)));
    }
    return commands;
  }

  private static Command command(String key, Feather icon, String keys, Runnable action) {
    return new Command(Texts.of(key), Texts.of("live.live"), icon, keys, action);
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
