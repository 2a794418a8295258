package dev.bakeoff.cli;

import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import java.util.concurrent.CompletionException;

/** Starts a run, follows it to its end, and fetches it from history. */
final class RunCommands {
  private final CliServices.Runs runs;
  private final Console console;

  RunCommands(CliServices.Runs runs, Console console) {
    this.runs = runs;
    this.console = console;
  }

  /** Blocks until the run has ended; Ctrl-C cancels it and waits for that. */
  RunRecord run(RunConfig config) {
    ConsoleProgress progress = new ConsoleProgress(console);
    RunHandle handle = runs.launcher().launch(config, new RunFollower(progress));
    RunStatus status =
        Interrupts.cancelling(
            cancellation -> {
              cancellation.onCancel(handle::cancel);
              try {
                return handle.end().join();
              } catch (CompletionException e) {
                if (e.getCause() instanceof ProblemException problem) {
                  throw problem;
                }
                throw e;
              }
            });
    progress.clear();
    String id = handle.plan().orElseThrow().id();
    console.note("Run " + id + " " + status.id() + ".");
    return find(id);
  }

  /** A run of the history, or a problem that says how to find one. */
  RunRecord find(String id) {
    return find(runs, id);
  }

  /** A run of the history, or a problem that says how to find one. */
  static RunRecord find(CliServices.Runs runs, String id) {
    return runs.history()
        .find(id)
        .orElseThrow(
            () ->
                Problem.request(
                        id.equals("latest")
                            ? "There are no runs yet."
                            : "There is no run '" + id + "'.",
                        "'bakeoff history list' shows all; 'bakeoff quickstart' makes a first one.")
                    .asException());
  }

  static int exitCode(RunRecord run) {
    return run.status() == RunStatus.COMPLETED ? 0 : 1;
  }
}
