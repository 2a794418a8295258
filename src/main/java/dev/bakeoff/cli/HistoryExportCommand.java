package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.ExportedRuns;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history export}. */
@Command(
    name = "export",
    description = {
      "Writes runs with all that was measured and said of them to one file, for a colleague's",
      "'bakeoff history import'."
    },
    mixinStandardHelpOptions = true)
final class HistoryExportCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Ids, beginnings of them, or 'latest'.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All runs, archived ones too, but one under way.")
  private boolean all;

  @Option(names = "--output", required = true, paramLabel = "FILE.bakeoff")
  private Path output;

  @Option(names = "--overwrite", description = "Replace the file where it is there.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  HistoryExportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (all == !ids.isEmpty()) {
      throw Problem.request(
              all ? "--all and single runs are both asked for." : "It is not said which runs.",
              "Name runs, or give --all.")
          .asException();
    }
    if (Files.exists(output) && !overwrite) {
      throw Problem.request(
              "The file " + output + " is there already.",
              "Choose another name, or give --overwrite.")
          .asException();
    }
    CliServices.Runs runs = services.get().runs();
    List<String> chosen = all ? ended(runs) : ids.stream().map(id -> whole(runs, id)).toList();
    if (chosen.isEmpty()) {
      throw Problem.request("There are no runs yet.", "'bakeoff quickstart' makes a first one.")
          .asException();
    }
    ConsoleProgress progress = new ConsoleProgress(console);
    ExportedRuns exported =
        Interrupts.cancelling(cancel -> runs.files().export(chosen, output, progress, cancel));
    progress.clear();
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("file", exported.file().toString());
      node.put("bytes", exported.bytes());
      ArrayNode array = node.putArray("runs");
      exported.runs().forEach(array::add);
      console.json(node);
    } else {
      console.print(
          "%s %s in %s (%s)."
              .formatted(
                  runs(exported.runs().size()),
                  exported.runs().size() == 1 ? "is" : "are",
                  exported.file(),
                  ByteText.of(exported.bytes())));
    }
    return 0;
  }

  private static String whole(CliServices.Runs runs, String id) {
    return RunCommands.find(runs, id).plan().id();
  }

  private List<String> ended(CliServices.Runs runs) {
    return runs.history().list().stream()
        .filter(
            run -> {
              boolean running = run.status() == RunStatus.RUNNING;
              if (running) {
                console.note("Run " + run.id() + " is still under way and left out.");
              }
              return !running;
            })
        .map(RunSummary::id)
        .toList();
  }

  static String runs(long count) {
    return count == 1 ? "1 run" : count + " runs";
  }
}
