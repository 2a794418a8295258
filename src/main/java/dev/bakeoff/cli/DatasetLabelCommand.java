package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.run.RunJson;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset tag}: tags and notes on a version. */
@Command(
    name = "tag",
    description = "Puts tags and a note on a version, takes them off, or shows them.",
    mixinStandardHelpOptions = true)
final class DatasetLabelCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(index = "0", paramLabel = "NAME[:VERSION]")
  private String ref;

  @Parameters(index = "1..*", paramLabel = "TAG", description = "Tags to put on it.")
  private List<String> add = List.of();

  @Option(names = "--remove", paramLabel = "TAG", description = "A tag to take off.")
  private List<String> remove = List.of();

  @Option(names = "--note", description = "Free text; empty text takes the note away.")
  private String note;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetLabelCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest manifest = datasets.catalog().get(DatasetRef.parse(ref));
    Labels labels = datasets.versions().labels();
    if (!add.isEmpty() || !remove.isEmpty()) {
      labels.tag(manifest, add, remove);
    }
    if (note != null) {
      labels.note(manifest, note);
    }
    Labels.Label label = labels.of(manifest);
    if (json) {
      ObjectNode node = RunJson.mapper().valueToTree(label);
      node.put("dataset", manifest.ref().toString());
      console.json(node);
    } else {
      console.print(
          manifest.ref()
              + ": "
              + (label.tags().isEmpty() ? "no tags" : String.join(", ", label.tags()))
              + (label.note().isEmpty() ? "" : ". " + label.note()));
    }
    return 0;
  }
}
