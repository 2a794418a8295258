package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.history.RunMarks;
import dev.bakeoff.history.RunNotebook;
import dev.bakeoff.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff history mark}. */
@Command(
    name = "mark",
    description = "Says whose a run is, tags it, pins it as baseline, or puts it away.",
    mixinStandardHelpOptions = true)
final class HistoryMarkCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "Its id, the beginning of it, or 'latest'.")
  private String id;

  @Option(names = "--customer", description = "Customer or POC; '' takes it away.")
  private String customer;

  @Option(names = "--tag", description = "Adds a tag; may be given several times.")
  private List<String> tags = List.of();

  @Option(names = "--untag", description = "Takes a tag away; may be given several times.")
  private List<String> untags = List.of();

  @Option(names = "--note", description = "A note on the whole run; '' takes it away.")
  private String note;

  @Option(
      names = "--baseline",
      negatable = true,
      description =
          "Pins it as the baseline of its dataset version and workloads, or takes the pin off.")
  private Boolean baseline;

  @Option(names = "--archive", description = "Lists leave it out from now on.")
  private boolean archive;

  @Option(names = "--unarchive", description = "Lists show it again.")
  private boolean unarchive;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  HistoryMarkCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    CliServices.Runs runs = services.get().runs();
    String run = RunCommands.find(runs, id).plan().id();
    RunNotebook notebook = runs.notebook();
    notebook.mark(run, this::changed);
    if (baseline != null && baseline) {
      notebook
          .pin(run)
          .forEach(other -> console.note("Run " + other + " is the baseline no more."));
    }
    RunMarks marks = notebook.marks(run);
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", run);
      MarksText.add(node, marks, notebook.notes(run));
      console.json(node);
    } else {
      console.print("Run " + run);
      MarksText.lines(marks, notebook.notes(run)).forEach(line -> console.print("  " + line));
    }
    return 0;
  }

  private void check() {
    if (archive && unarchive) {
      throw Problem.request("--archive and --unarchive ask for opposites.", "Give one of them.")
          .asException();
    }
    if (customer == null
        && tags.isEmpty()
        && untags.isEmpty()
        && note == null
        && baseline == null
        && !archive
        && !unarchive) {
      throw Problem.request(
              "It is not said what to mark the run with.",
              "Give --customer, --tag, --untag, --note, --baseline or --archive; 'bakeoff history"
                  + " mark --help' lists all.")
          .asException();
    }
  }

  private RunMarks changed(RunMarks marks) {
    RunMarks changed = marks;
    if (customer != null) {
      changed = changed.withCustomer(customer);
    }
    List<String> all = new ArrayList<>(changed.tags());
    all.addAll(tags);
    all.removeAll(untags);
    changed = changed.withTags(all);
    if (note != null) {
      changed = changed.withNote(note.strip());
    }
    if (baseline != null && !baseline) {
      changed = changed.withBaseline(false);
    }
    return archive || unarchive ? changed.withArchived(archive) : changed;
  }
}
