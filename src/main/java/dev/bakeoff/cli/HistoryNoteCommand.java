package dev.bakeoff.cli;

import dev.bakeoff.history.TimedNote;
import dev.bakeoff.model.Problem;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history note}. */
@Command(
    name = "note",
    description = "Puts a note on a run's time line, also while it runs.",
    mixinStandardHelpOptions = true)
final class HistoryNoteCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Its id, the beginning of it, or 'latest'.")
  private String id;

  @Parameters(index = "1", paramLabel = "TEXT", description = "What happened.")
  private String text;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When: 2026-05-01T09:30:00, with Z for UTC. Default: now.")
  private String at;

  HistoryNoteCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (text.isBlank()) {
      throw Problem.request("The note is empty.", "Write what happened.").asException();
    }
    CliServices.Runs runs = services.get().runs();
    String run = RunCommands.find(runs, id).plan().id();
    Instant when = at == null ? Instant.now() : Moments.at(at);
    runs.notebook().note(run, new TimedNote(when, text.strip()));
    console.note("Noted on run " + run + " at " + when + ".");
    return 0;
  }
}
