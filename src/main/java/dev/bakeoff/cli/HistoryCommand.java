package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Comparer;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.model.Durations;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.ResultsJson;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history}. */
@Command(
    name = "history",
    description = "List, show and delete runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  HistoryCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "list",
      description = "Lists the runs, newest first.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    List<RunSummary> runs = services.get().runs().history().list();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      runs.forEach(run -> array.add(document(run)));
      console.json(array);
      return 0;
    }
    if (runs.isEmpty()) {
      console.note("There are no runs yet. 'bakeoff quickstart' makes a first one.");
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("RUN", "STATUS", "TOOK", "DATASET", "PLATFORMS", "LEGS", "FAILED", "NAME"),
            5,
            6);
    for (RunSummary run : runs) {
      table.add(
          run.id(),
          run.status().id(),
          run.finished()
              .map(end -> Durations.forPeople(Duration.between(run.created(), end)))
              .orElse(""),
          run.dataset(),
          String.join(", ", run.platforms()),
          Integer.toString(run.legs()),
          Integer.toString(run.failedLegs()),
          run.name());
    }
    console.print(table.toString());
    return 0;
  }

  private static ObjectNode document(RunSummary run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", run.id());
    node.put("name", run.name());
    node.put("status", run.status().id());
    node.put("created", run.created().toString());
    run.finished()
        .ifPresentOrElse(
            end -> {
              node.put("finished", end.toString());
              node.put("duration_s", Duration.between(run.created(), end).toMillis() / 1000.0);
            },
            () -> node.putNull("finished").putNull("duration_s"));
    int colon = run.dataset().indexOf(':');
    node.putObject("dataset")
        .put("name", run.dataset().substring(0, colon))
        .put("version", run.dataset().substring(colon + 1));
    ArrayNode platforms = node.putArray("platforms");
    run.platforms().forEach(platforms::add);
    ArrayNode workloads = node.putArray("workloads");
    run.workloads().forEach(workloads::add);
    node.put("legs", run.legs());
    node.put("failed_legs", run.failedLegs());
    return node;
  }

  @Command(
      name = "show",
      description = "Shows a run: its id, the beginning of it, or 'latest'.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "RUN", defaultValue = "latest") String id,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    RunRecord run = new RunCommands(services.get().runs(), console).find(id);
    if (json) {
      console.json(new ResultsJson().run(run));
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
