package dev.bakeoff.cli;

import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.dataset.exchange.ImportRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset import}. */
@Command(
    name = "import",
    description = "Brings an export, files of other formats or a PostgreSQL dump into the catalog.",
    mixinStandardHelpOptions = true)
final class DatasetImportCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "SOURCE",
      description = "A file, a folder, a dump, or s3://bucket/prefix.")
  private String source;

  @Option(names = "--name", description = "The dataset's name; left out, the source's.")
  private String name;

  @Option(
      names = "--dataset-version",
      description = "Default: what the source says, otherwise 1.0.")
  private String version;

  @Option(
      names = "--format",
      description =
          "parquet, csv, arrow, jsonl, dynamodb-json or pg_dump. Left out, it is found out.")
  private String format;

  @Option(names = "--tables", split = ",", description = "Only these tables.")
  private List<String> tables = List.of();

  @Option(
      names = {"--platform", "--target"},
      description = "Load it into this platform as well.")
  private String platform;

  @Option(names = "--jobs", description = "Tables of a dump restored at a time; one per core.")
  private Integer jobs;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private CsvOptions csv;

  DatasetImportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (platform != null) {
      // Before an import that may take long.
      PlatformCommand.named(services.get().platforms().profiles(), platform);
    }
    ImportRequest request =
        new ImportRequest(
            source,
            Optional.ofNullable(format).map(DataFormat::parse),
            Optional.ofNullable(name),
            Optional.ofNullable(version),
            tables,
            jobs == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, jobs),
            csv.format(),
            csv.policy());
    ConsoleProgress progress = new ConsoleProgress(console);
    ImportReport report =
        Interrupts.cancelling(
            cancel ->
                services.get().datasets().exchange().importer().run(request, progress, cancel));
    progress.clear();
    if (json && platform == null) {
      console.json(ImportText.json(report));
    } else if (!json) {
      ImportText.print(report, console);
    }
    return platform == null
        ? 0
        : new PlatformLoad(services.get(), console)
            .run(report.manifest().ref().toString(), platform, List.of(), Optional.empty(), json);
  }
}
