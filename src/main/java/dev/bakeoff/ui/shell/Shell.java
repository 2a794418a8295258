package dev.bakeoff.ui.shell;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.compare.CompareScreen;
import dev.bakeoff.ui.dataset.DatasetsScreen;
import dev.bakeoff.ui.history.HistoryScreen;
import dev.bakeoff.ui.home.HomeScreen;
import dev.bakeoff.ui.live.LiveScreen;
import dev.bakeoff.ui.live.MonitorSnapshot;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.platform.PlatformsScreen;
import dev.bakeoff.ui.settings.SettingsScreen;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.wizard.NewBakeoffScreen;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The window's content: navigation, the screen in sight, status bar, and what floats above. */
public final class Shell implements Navigator {
  private final UiServices services;
  private final Window window;
  private final RunMonitor monitor;
  private final Sidebar sidebar = new Sidebar(this::show);
  private final StackPane stage = new StackPane();
  private final StackPane root;
  private final Map<Destination, Screen> screens = new EnumMap<>(Destination.class);
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Texts.of("shell.bakeoff"));
  private Optional<Destination> current = Optional.empty();

  public Shell(UiServices services, Window window) {
    this.services = services;
    this.window = window;
    this.monitor =
        new RunMonitor(
            services.runs().launcher(),
            services.runs().elsewhere(),
            services.runs().home(),
            Clock.systemUTC(),
            Platform::runLater);
    stage.getStyleClass().add("stage");
    // A screen that wants more height than there is must not push the status bar out of sight.
    stage.setMinSize(0, 0);
    BorderPane right = new BorderPane(stage);
    right.setBottom(new StatusBar(window.tasks(), monitor));
    HBox.setHgrow(right, javafx.scene.layout.Priority.ALWAYS);
    HBox frame = new HBox(sidebar, right);
    StackPane.setAlignment(window.notices(), Pos.BOTTOM_RIGHT);
    root = new StackPane(frame, window.notices(), window.dialogs().pane());
    root.getStyleClass().add("shell");
    monitor.snapshotProperty().subscribe(this::follow);
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                Shortcuts.install(scene, this);
              }
            });
  }

  public Parent root() {
    return root;
  }

  /** The window's title for the screen in sight. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void show(Destination destination) {
    if (current.equals(Optional.of(destination))) {
      return;
    }
    current.map(screens::get).ifPresent(Screen::hidden);
    Screen screen = screen(destination);
    current = Optional.of(destination);
    sidebar.select(destination);
    stage.getChildren().setAll(screen.view());
    title.set(Texts.of("shell.bakeoff-2", screen.title()));
    screen.shown();
  }

  @Override
  public void openRun(String runId) {
    show(Destination.HISTORY);
    ((HistoryScreen) screen(Destination.HISTORY)).openRun(runId);
  }

  @Override
  public void openComparison(List<String> runIds) {
    show(Destination.COMPARE);
    ((CompareScreen) screen(Destination.COMPARE)).openComparison(runIds);
  }

  @Override
  public void openConfig() {
    show(Destination.NEW_BAKEOFF);
    ((NewBakeoffScreen) screen(Destination.NEW_BAKEOFF)).openFile();
  }

  @Override
  public void startRun(RunConfig config) {
    try {
      monitor.start(config);
    } catch (ProblemException e) {
      window.notices().problem(e.problem());
      return;
    }
    show(Destination.LIVE);
  }

  @Override
  public RunMonitor monitor() {
    return monitor;
  }

  @Override
  public Window window() {
    return window;
  }

  void refresh() {
    current.map(screens::get).ifPresent(Screen::refresh);
  }

  private Screen screen(Destination destination) {
    return screens.computeIfAbsent(destination, this::make);
  }

  private Screen make(Destination destination) {
    return switch (destination) {
      case DATASETS -> new DatasetsScreen(services, this);
      case PLATFORMS -> new PlatformsScreen(services, this);
      case NEW_BAKEOFF -> new NewBakeoffScreen(services, this);
      case HOME -> new HomeScreen(services, this);
      case SETTINGS -> new SettingsScreen(services, this);
      case LIVE -> new LiveScreen(services, this);
      case HISTORY -> new HistoryScreen(services, this);
      case COMPARE -> new CompareScreen(services, this);
    };
  }

  private void follow(Optional<MonitorSnapshot> before, Optional<MonitorSnapshot> now) {
    boolean running = now.filter(s -> !s.stage().over()).isPresent();
    sidebar.running(running);
    if (!running && before.filter(s -> !s.stage().over()).isPresent()) {
      now.ifPresent(this::tellEnd);
    }
  }

  private void tellEnd(MonitorSnapshot end) {
    String name = end.heading().title();
    switch (end.stage()) {
      case COMPLETED -> window.notices().success(Texts.of("shell.has-completed", name));
      case FAILED ->
          window
              .notices()
              .problem(
                  Problem.of(
                      Problem.Kind.PLATFORM,
                      Texts.of("shell.has-ended-with-failures", name),
                      Texts.of("shell.history-says-which-legs-failed-and")));
      case NOT_STARTED ->
          end.heading().failures().forEach(f -> window.notices().problem(f.problem()));
      case CANCELLED, INTERRUPTED ->
          window.notices().info(Texts.of("shell.was-stopped-what-was-measured-is", name));
      case PREPARING, RUNNING, CANCELLING -> {}
    }
  }
}
