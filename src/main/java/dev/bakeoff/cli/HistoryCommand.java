package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.ResultsJson;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history}. */
@Command(
    name = "history",
    description = "List, show, mark, export, import and delete runs, and follow a workload's.",
    mixinStandardHelpOptions = true,
    subcommands = {
      HistoryListCommand.class,
      HistoryMarkCommand.class,
      HistoryNoteCommand.class,
      HistoryExportCommand.class,
      HistoryImportCommand.class,
      HistoryTrendCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  HistoryCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "show",
      description = "Shows a run: its id, the beginning of it, or 'latest'.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "RUN", defaultValue = "latest") String id,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    RunRecord run = new RunCommands(services.get().runs(), console).find(id);
    RunNotebook notebook = services.get().runs().notebook();
    RunMarks marks = notebook.marks(run.plan().id());
    List<TimedNote> notes = notebook.notes(run.plan().id());
    if (json) {
      ObjectNode node = new ResultsJson().run(run);
      MarksText.add(node, marks, notes);
      console.json(node);
      return 0;
    }
    console.print(run.plan().id() + "  " + run.plan().name() + "  " + run.status().id());
    console.print(
        "dataset "
            + run.plan().dataset().name()
            + ":"
            + run.plan().dataset().version()
            + ", fingerprint "
            + run.plan().dataset().fingerprint());
    console.print(
        "driver "
            + run.environment().cpu()
            + ", "
            + run.environment().cores()
            + " cores, "
            + run.environment().os());
    MarksText.lines(marks, notes).forEach(console::print);
    console.print("");
    console.print(ComparisonText.of(new Comparer().of(run), Console.WIDTH));
    return 0;
  }

  @Command(
      name = "delete",
      description = "Deletes a run and all that it measured.",
      mixinStandardHelpOptions = true)
  int delete(@Parameters(paramLabel = "RUN") String id) {
    RunRecord run = new RunCommands(services.get().runs(), console).find(id);
    services.get().runs().history().delete(run.plan().id());
    console.note("Deleted run " + run.plan().id() + ".");
    return 0;
  }
}
