package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.ImportedRuns;
import dev.bakeoff.history.ImportedRuns.Imported;
import dev.bakeoff.history.ImportedRuns.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history import}. */
@Command(
    name = "import",
    description = {
      "Brings the runs of run files into the history: all of them, or none where something is",
      "wrong. Runs that are there already are left as they are."
    },
    mixinStandardHelpOptions = true)
final class HistoryImportCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  private List<Path> files;

  @Option(
      names = "--as-new",
      description = "Give a run whose id another run has a new id, instead of refusing it.")
  private boolean asNew;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  HistoryImportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    ConsoleProgress progress = new ConsoleProgress(console);
    ImportedRuns imported =
        Interrupts.cancelling(
            cancel -> services.get().runs().files().importFrom(files, asNew, progress, cancel));
    progress.clear();
    if (json) {
      console.json(document(imported));
      return 0;
    }
    long added = imported.count(Outcome.ADDED) + imported.count(Outcome.ADDED_AS_NEW);
    console.print(HistoryExportCommand.runs(added) + " imported.");
    long there = imported.count(Outcome.ALREADY_THERE);
    if (there > 0) {
      console.print(
          HistoryExportCommand.runs(there)
              + (there == 1 ? " was" : " were")
              + " there already, with the same content; nothing of "
              + (there == 1 ? "it" : "them")
              + " was changed.");
    }
    for (Imported run : imported.runs()) {
      if (run.outcome() == Outcome.ADDED_AS_NEW) {
        console.print(run.id() + " is " + run.savedAs() + " here.");
      }
    }
    return 0;
  }

  private static ObjectNode document(ImportedRuns imported) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("added", imported.count(Outcome.ADDED));
    node.put("added_as_new", imported.count(Outcome.ADDED_AS_NEW));
    node.put("already_there", imported.count(Outcome.ALREADY_THERE));
    ArrayNode array = node.putArray("runs");
    for (Imported run : imported.runs()) {
      array
          .addObject()
          .put("id", run.id())
          .put("name", run.name())
          .put("outcome", run.outcome().name().toLowerCase(Locale.ROOT))
          .put("saved_as", run.savedAs());
    }
    return node;
  }
}
