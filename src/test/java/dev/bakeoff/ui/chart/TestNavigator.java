package dev.bakeoff.ui.chart;

import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.kit.Dialogs;
import dev.bakeoff.ui.kit.FilePicker;
import dev.bakeoff.ui.kit.Notices;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.shell.Destination;
import dev.bakeoff.ui.shell.Navigator;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.task.Tasks;
import dev.bakeoff.ui.theme.Appearance;
import dev.bakeoff.ui.theme.ThemeManager;
import dev.bakeoff.ui.wizard.RunWizard;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;

/** The window around a screen under test; notes where the screen wants to go. */
public final class TestNavigator implements Navigator, AutoCloseable {
  private final List<String> asked = new ArrayList<>();
  private final RunMonitor monitor;
  private final Window window;

  private TestNavigator(RunLauncher launcher, Path savedTo) {
    monitor = new RunMonitor(launcher, Clock.systemUTC(), Platform::runLater);
    window =
        new Window(
            new Tasks(),
            new Notices(),
            new Dialogs(),
            new FixedPicker(savedTo),
            new ThemeManager(Appearance.LIGHT));
  }

  /**
   * Makes one, on the window's thread.
   *
   * @param savedTo the folder that the user picks for every file
   */
  public static TestNavigator open(RunLauncher launcher, Path savedTo) {
    Fx.start();
    return Fx.get(() -> new TestNavigator(launcher, savedTo));
  }

  /** Where the screen wanted to go, in order. */
  public List<String> asked() {
    return Fx.get(() -> List.copyOf(asked));
  }

  /** What the messages at the edge say. */
  public List<String> notices() {
    return Fx.get(
        () ->
            window.notices().getChildren().stream()
                .map(n -> n.getAccessibleText() == null ? "" : n.getAccessibleText())
                .toList());
  }

  @Override
  public void show(Destination destination) {
    asked.add("show " + destination);
  }

  @Override
  public void openRun(String runId) {
    asked.add("open " + runId);
  }

  @Override
  public void openComparison(List<String> runIds) {
    asked.add("compare " + String.join(" ", runIds));
  }

  @Override
  public void openReport(List<String> runIds) {
    asked.add("report " + String.join(" ", runIds));
  }

  @Override
  public void startRun(RunConfig config) {
    asked.add("start " + config.name());
    monitor.start(config);
  }

  @Override
  public void openConfig() {
    asked.add("open a configuration");
  }

  @Override
  public void openFiles(List<Path> files) {
    asked.add("files " + files);
  }

  @Override
  public void openRunWizard(RunWizard wizard) {
    asked.add("wizard " + wizard);
  }

  @Override
  public void startTour() {
    asked.add("tour");
  }

  @Override
  public RunMonitor monitor() {
    return monitor;
  }

  @Override
  public Window window() {
    return window;
  }

  @Override
  public void close() {
    Fx.run(monitor::close);
  }

  private record FixedPicker(Path folder) implements FilePicker {
    @Override
    public Optional<Path> save(String title, String name, String kind, String extension) {
      return Optional.of(folder.resolve(name));
    }

    @Override
    public Optional<Path> open(String title, String kind, String extension) {
      return Optional.empty();
    }

    @Override
    public List<Path> openSeveral(String title, String kind, List<String> extensions) {
      return List.of();
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.of(folder);
    }
  }
}
