package dev.bakeoff.ui.shell;

import dev.bakeoff.config.FileKind;
import dev.bakeoff.config.WizardYaml;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.UiServices;
import dev.bakeoff.ui.compare.CompareScreen;
import dev.bakeoff.ui.dataset.DatasetsScreen;
import dev.bakeoff.ui.gallery.GalleryScreen;
import dev.bakeoff.ui.help.HelpScreen;
import dev.bakeoff.ui.history.HistoryScreen;
import dev.bakeoff.ui.home.HomeScreen;
import dev.bakeoff.ui.live.LiveScreen;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.platform.PlatformsScreen;
import dev.bakeoff.ui.report.ReportsScreen;
import dev.bakeoff.ui.settings.SettingsScreen;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.ui.tour.Tour;
import dev.bakeoff.ui.wizard.NewBakeoffScreen;
import dev.bakeoff.ui.wizard.RunWizard;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The window's content: navigation, the screen in sight, status bar, and what floats above. */
public final class Shell implements Navigator {
  private static final double WIZARD_FOOT = 20;

  private final UiServices services;
  private final Window window;
  private final RunMonitor monitor;
  private final Sidebar sidebar = new Sidebar(this::show);
  private final TopBar top;
  private final CommandPalette palette;
  private final Dropped dropped;
  private final Tour tour;
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
    AllCommands commands = new AllCommands(this);
    this.palette =
        new CommandPalette(window.dialogs(), () -> commands.list(current.map(this::screen)));
    this.top =
        new TopBar(
            this::openPalette,
            new MessagesButton(window.notices()).node(),
            () -> show(Destination.HELP));
    this.dropped = new Dropped(window, this::open);
    stage.getStyleClass().add("stage");
    // A screen that wants more height than there is must not push the status bar out of sight.
    stage.setMinSize(0, 0);
    StackPane centre = new StackPane(stage, window.notices());
    centre.setMinSize(0, 0);
    BorderPane right = new BorderPane(centre);
    right.setTop(top);
    this.tour = new Tour(services, this);
    right.setBottom(new VBox(tour.view(), new StatusBar(window.tasks(), monitor)));
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox frame = new HBox(sidebar, right);
    StackPane.setAlignment(window.notices(), Pos.BOTTOM_RIGHT);
    // A message must not lie above the button that goes ahead in a wizard's foot.
    StackPane.setMargin(window.notices(), new Insets(0, 0, WIZARD_FOOT, 0));
    root = new StackPane(frame, dropped.veil(), window.dialogs().pane());
    root.getStyleClass().add("shell");
    root.widthProperty().subscribe(width -> sidebar.fit(width.doubleValue()));
    dropped.install(root);
    RunEnds ends = new RunEnds(window.notices(), sidebar::running);
    monitor.snapshotProperty().subscribe(ends::follow);
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
    top.follow(screen);
    tour.follow(destination);
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
  public void openReport(List<String> runIds) {
    show(Destination.REPORTS);
    ((ReportsScreen) screen(Destination.REPORTS)).openReport(runIds);
  }

  @Override
  public void openConfig() {
    show(Destination.NEW_BAKEOFF);
    ((NewBakeoffScreen) screen(Destination.NEW_BAKEOFF)).openFile();
  }

  @Override
  public void openRunWizard(RunWizard wizard) {
    show(Destination.NEW_BAKEOFF);
    ((NewBakeoffScreen) screen(Destination.NEW_BAKEOFF)).choose(wizard);
  }

  @Override
  public void startTour() {
    tour.begin();
  }

  /** Offers the tour to whom it is new. */
  public void offerTour() {
    tour.offer();
  }

  @Override
  public void openFiles(List<Path> files) {
    dropped.take(files);
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

  void openPalette() {
    palette.open();
  }

  void refresh() {
    current.map(screens::get).ifPresent(Screen::refresh);
  }

  void undo() {
    if (!window.notices().undoLast()) {
      window.notices().info(Texts.of("shell.nothing-to-undo"));
    }
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
      case HELP -> new HelpScreen(window.tasks(), Shortcuts.of(this), this::startTour);
      case GALLERY -> new GalleryScreen(window);
      case REPORTS -> new ReportsScreen(services, this);
    };
  }

  /** To the screen that has the wizard which the file is of. */
  private void openWizard(Path file) {
    window
        .tasks()
        .load(
            () -> WizardYaml.kind(file).orElse(""),
            kind -> {
              switch (kind) {
                case "generate", "import", "export", "load" -> {
                  show(Destination.DATASETS);
                  ((DatasetsScreen) screen(Destination.DATASETS)).openWizard(file);
                }
                case "connect" -> {
                  show(Destination.PLATFORMS);
                  ((PlatformsScreen) screen(Destination.PLATFORMS)).openWizard(file);
                }
                default -> {
                  show(Destination.NEW_BAKEOFF);
                  ((NewBakeoffScreen) screen(Destination.NEW_BAKEOFF)).openFile(file);
                }
              }
            },
            window.notices()::problem);
  }

  private void open(FileKind kind, List<Path> files) {
    switch (kind) {
      case WIZARD -> openWizard(files.getFirst());
      case RUN_CONFIG -> {
        show(Destination.NEW_BAKEOFF);
        ((NewBakeoffScreen) screen(Destination.NEW_BAKEOFF)).openFile(files.getFirst());
      }
      case DATASET_SPEC, DATA -> {
        show(Destination.DATASETS);
        ((DatasetsScreen) screen(Destination.DATASETS)).openFiles(files);
      }
      case RUNS -> {
        show(Destination.HISTORY);
        ((HistoryScreen) screen(Destination.HISTORY)).importFiles(files);
      }
      case UNKNOWN ->
          window
              .notices()
              .problem(
                  Problem.request(
                      Texts.of("shell.unknown-file", files.getFirst().getFileName()),
                      Texts.of("shell.unknown-file-hint")));
    }
  }
}
