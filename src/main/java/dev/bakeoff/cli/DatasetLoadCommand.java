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
import dev.bakeoff.model.ProblemException;
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
  private static final Optional<String> NO_KEY = Optional.empty();

  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "FILE|NAME[:VERSION]",
      description =
          "A file such as customer_data.csv, packed or not; with --platform also a dataset.")
  private String file;

  @Option(names = "--platform", description = "Load it into this platform as well.")
  private String platform;

  @Option(names = "--tables", split = ",", description = "Of a dataset, only these tables: a,b.")
  private List<String> tables = List.of();

  @Option(
      names = "--parallel",
      description = "Streams that load at the same time. Default: the platform's own choice.")
  private Integer parallel;

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

  @Option(
      names = "--key",
      split = ",",
      description =
          "The primary key's columns, or none. Default: a first column or an id of whole numbers"
              + " that are all different.")
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
    if (!isFile()) {
      if (platform == null) {
        throw noSuchFile();
      }
      return new PlatformLoad(services.get(), console)
          .run(file, platform, tables, Optional.ofNullable(parallel), json);
    }
    if (platform != null) {
      // Before an import that may take long.
      PlatformCommand.named(services.get().platforms().profiles(), platform);
    }
    ConsoleProgress progress = new ConsoleProgress(console);
    return Interrupts.cancelling(cancel -> load(progress, cancel));
  }

  private int load(ConsoleProgress progress, Cancellation cancel) {
    SchemaCorrections corrections =
        new SchemaCorrections(
            types == null ? Map.of() : SchemaCorrections.parseTypes(types),
            key.equals(List.of("none")) ? List.of() : key,
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
          session.preview().tables().stream()
              .map(t -> corrections.apply(t.schema(), key.isEmpty() ? t.suggestedKey() : NO_KEY))
              .toList();
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
      if (json && platform == null) {
        console.json(ImportText.json(report));
      } else if (!json) {
        console.print("");
        ImportText.print(report, console);
      }
      return platform == null
          ? 0
          : new PlatformLoad(services.get(), console)
              .run(
                  report.manifest().ref().toString(),
                  platform,
                  List.of(),
                  Optional.ofNullable(parallel),
                  json);
    }
  }

  private boolean isFile() {
    try {
      return Stores.isRemote(file) || Files.isRegularFile(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private ProblemException noSuchFile() {
    return Problem.request(
            "There is no file " + file + ".",
            "Give a file such as customer_data.csv, or a dataset and --platform; folders and dumps"
                + " come in with: bakeoff dataset import.")
        .asException();
  }
}
