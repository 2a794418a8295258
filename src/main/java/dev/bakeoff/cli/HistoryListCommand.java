package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.RunFilter;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunSummary;
import dev.bakeoff.history.TimedNote;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.run.RunEvent.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bakeoff history list}. */
@Command(
    name = "list",
    description = "Lists the runs, newest first; archived ones only when asked for.",
    mixinStandardHelpOptions = true)
final class HistoryListCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Option(names = "--customer", description = "Only this customer's or POC's.")
  private String customer = "";

  @Option(names = "--tag", description = "Only with this tag.")
  private String tag = "";

  @Option(names = "--platform", description = "Only on a platform whose name has this in it.")
  private String platform = "";

  @Option(names = "--workload", description = "Only with this workload.")
  private String workload = "";

  @Option(
      names = "--status",
      description = "Only running, completed, failed, cancelled or interrupted ones.")
  private RunStatus status;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only since a day (2026-05-01), an instant, or for so long (7d, 12h).")
  private String since;

  @Option(names = "--archived", description = "Archived runs as well.")
  private boolean archived;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many, the newest.")
  private Integer limit;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  HistoryListCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw Problem.request("--limit " + limit + " shows nothing.", "Give 1 or more.")
          .asException();
    }
    RunFilter filter =
        new RunFilter(
            "",
            Optional.ofNullable(status),
            platform,
            workload,
            customer,
            tag,
            new RunFilter.Period(Optional.ofNullable(since).map(Moments::since), Optional.empty()),
            archived);
    CliServices.Runs runs = services.get().runs();
    List<RunSummary> all = runs.history().list();
    Map<String, RunMarks> marks = runs.notebook().all();
    List<RunSummary> shown =
        all.stream()
            .filter(run -> filter.matches(run, marks.getOrDefault(run.id(), RunMarks.NONE)))
            .limit(limit == null ? Long.MAX_VALUE : limit)
            .toList();
    if (json) {
      Map<String, List<TimedNote>> notes = runs.notebook().allNotes();
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (RunSummary run : shown) {
        ObjectNode node = document(run);
        MarksText.add(
            node,
            marks.getOrDefault(run.id(), RunMarks.NONE),
            notes.getOrDefault(run.id(), List.of()));
        array.add(node);
      }
      console.json(array);
    } else if (shown.isEmpty()) {
      console.note(
          all.isEmpty()
              ? "There are no runs yet. 'bakeoff quickstart' makes a first one."
              : "None of the %d runs is like that.%s"
                  .formatted(
                      all.size(), archived ? "" : " --archived looks at archived ones as well."));
    } else {
      console.print(table(shown, marks).toString());
    }
    return 0;
  }

  /** Columns of what people say only where somebody has said something. */
  private static TextTable table(List<RunSummary> runs, Map<String, RunMarks> all) {
    boolean said = runs.stream().anyMatch(run -> all.containsKey(run.id()));
    List<String> usual =
        List.of("RUN", "STATUS", "TOOK", "DATASET", "PLATFORMS", "LEGS", "FAILED", "NAME");
    TextTable table =
        new TextTable(
            said ? Stream.concat(usual.stream(), Stream.of("CUSTOMER", "TAGS")).toList() : usual,
            5,
            6);
    for (RunSummary run : runs) {
      RunMarks marks = all.getOrDefault(run.id(), RunMarks.NONE);
      List<String> cells =
          new ArrayList<>(
              List.of(
                  run.id(),
                  run.status().id(),
                  run.finished()
                      .map(end -> Durations.forPeople(Duration.between(run.created(), end)))
                      .orElse(""),
                  run.dataset(),
                  String.join(", ", run.platforms()),
                  Integer.toString(run.legs()),
                  Integer.toString(run.failedLegs()),
                  run.name()));
      if (said) {
        cells.add(marks.customer());
        cells.add(MarksText.labels(marks));
      }
      table.add(cells.toArray(String[]::new));
    }
    return table;
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
}
