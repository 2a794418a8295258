package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.dataset.version.NextVersion;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset version}. */
@Command(
    name = "version",
    description = "Lists a dataset's versions, or makes one with the same rows.",
    mixinStandardHelpOptions = true)
final class DatasetVersionCommand implements Callable<Integer> {
  private static final int WIDEST = 60;

  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME[:VERSION]")
  private String ref;

  @Option(
      names = "--output",
      paramLabel = "VERSION|NAME[:VERSION]",
      description = "Makes this version, with the same rows; its files are shared.")
  private String output;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetVersionCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest from = datasets.catalog().get(DatasetRef.parse(ref));
    if (output == null) {
      list(datasets, from.name());
      return 0;
    }
    ConsoleProgress progress = new ConsoleProgress(console);
    Manifest made =
        Interrupts.cancelling(
            cancel ->
                datasets
                    .versions()
                    .versions()
                    .copy(from, NextVersion.named(from, output), progress, cancel));
    progress.clear();
    if (json) {
      console.json(DatasetJson.toJson(made));
    } else {
      console.print(made.ref() + " has the rows of " + from.ref() + " and shares its files.");
    }
    return 0;
  }

  private void list(CliServices.Datasets datasets, String name) {
    List<Manifest> versions =
        datasets.catalog().list().stream().filter(m -> m.name().equals(name)).toList();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      versions.forEach(m -> array.add(DatasetJson.toJson(m)));
      console.json(array);
      return;
    }
    TextTable table =
        new TextTable(
            List.of("VERSION", "ROWS", "FINGERPRINT", "FROM", "MADE BY", "TAGS", "CREATED"), 1);
    for (Manifest m : versions) {
      Labels.Label label = datasets.versions().labels().of(m);
      table.add(
          m.version(),
          String.format(Locale.ROOT, "%,d", m.rows()),
          m.fingerprint().substring(0, 12),
          m.parent().orElse("-"),
          madeBy(m),
          String.join(" ", label.tags()),
          m.created().toString().substring(0, 19) + "Z");
    }
    console.print(table.toString());
  }

  private static String madeBy(Manifest manifest) {
    String note = manifest.origin().note();
    if (note.isEmpty()) {
      return manifest.spec();
    }
    return note.length() <= WIDEST ? note : note.substring(0, WIDEST - 1) + "…";
  }
}
