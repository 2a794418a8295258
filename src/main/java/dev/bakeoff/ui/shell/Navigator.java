package dev.bakeoff.ui.shell;

import dev.bakeoff.run.RunConfig;
import dev.bakeoff.ui.live.RunMonitor;
import dev.bakeoff.ui.wizard.RunWizard;
import java.nio.file.Path;
import java.util.List;

/** What a screen can ask of the window around it. FX thread only. */
public interface Navigator {
  void show(Destination destination);

  /** Shows a run of the history in full. */
  void openRun(String runId);

  /** Compares runs; of one run alone, its platforms. */
  void openComparison(List<String> runIds);

  /** Begins a report of runs, in the order given; of none, the wizard asks which. */
  void openReport(List<String> runIds);

  /** Asks for a YAML file and shows what it would do, ready to run. */
  void openConfig();

  /** Takes files to where they belong by what they are, as if they had been dropped. */
  void openFiles(List<Path> files);

  /** Shows one of the wizards that end in a run, as it was left. */
  void openRunWizard(RunWizard wizard);

  /** Begins the tour of the window. */
  void startTour();

  /** Starts a run and shows it live; says so where one is under way already. */
  void startRun(RunConfig config);

  /**
   * The run under way, shared by all screens. The window keeps its pulse on as long as it is on
   * screen, since the status bar and Home follow it too.
   */
  RunMonitor monitor();

  Window window();
}
