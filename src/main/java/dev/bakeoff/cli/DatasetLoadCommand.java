package dev.bakeoff.cli;

import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.exchange.DatasetImporter;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.dataset.exchange.ImportSession;
import dev.bakeoff.dataset.exchange.SchemaCorrections;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset load}: a file of the user's own, with its types shown and corrected. */
@Command(
    name = "load",
    description = "Brings a file of your own into the catalog and shows the types it finds.",
    mixinStandardHelpOptions = true)
final class DatasetLoadCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "For example customer_data.csv, packed or not.")
  private String file;

  @Option(names = "--name", description = "The dataset's name; left out, the file's.")
  private String name;

  @Option(names = "--dataset-version", defaultValue = "1.0", description = "Default: 1.0.")
  private String version;

  @Option(
      names = "--types",
      paramLabel = "COLUMN=TYPE,…",
      description =
          "Corrects types: int, bigint, decimal(p,s), double, boolean, timestamptz, timestamp,"
              + " date, text, json.")
  private String types;

  @Option(names = "--key", split = ",", description = "The primary key's columns.")
  private List<String> key = List.of();

  @Option(names = "--time-column", description = "Orders the rows in time.")
  private String timeColumn;

  @Option(names = "--dry-run", description = "Show what would be imported, and import nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private CsvOptions csv;

  DatasetLoadCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    checkFile();
    ConsoleProgress progress = new ConsoleProgress(console);
    return Interrupts.cancelling(cancel -> load(progress, cancel));
  }

  private int load(ConsoleProgress progress, Cancellation cancel) {
    SchemaCorrections corrections =
        new SchemaCorrections(
            types == null ? Map.of() : SchemaCorrections.parseTypes(types),
            key,
            Optional.ofNullable(timeColumn));
    ImportRequest request =
        new ImportRequest(
            file,
            Optional.empty(),
            Optional.ofNullable(name),
            Optional.of(version),
            List.of(),
            Runtime.getRuntime().availableProcessors(),
            csv.format(),
            csv.policy());
    DatasetImporter importer = services.get().datasets().exchange().importer();
    try (ImportSession session = importer.open(request, progress, cancel)) {
      List<TableSchema> schemas =
          session.preview().schemas().stream().map(corrections::apply).toList();
      progress.clear();
      if (dryRun && json) {
        console.json(ImportText.json(session.preview(), schemas));
      } else if (!json) {
        ImportText.print(session.preview(), schemas, console);
      }
      if (dryRun) {
        if (!json) {
          ImportText.printFindings(session.preview(), console);
        }
        return 0;
      }
      ImportReport report = session.run(schemas, progress, cancel);
      progress.clear();
      if (json) {
        console.json(ImportText.json(report));
      } else {
        console.print("");
        ImportText.print(report, console);
      }
      return 0;
    }
  }

  private void checkFile() {
    if (Stores.isRemote(file)) {
      return;
    }
    boolean there;
    try {
      there = Files.isRegularFile(Path.of(file));
    } catch (InvalidPathException e) {
      there = false;
    }
    if (!there) {
      throw Problem.request(
              "There is no file " + file + ".",
              "Give a file such as customer_data.csv; folders and dumps come in with: bakeoff"
                  + " dataset import.")
          .asException();
    }
  }
}
