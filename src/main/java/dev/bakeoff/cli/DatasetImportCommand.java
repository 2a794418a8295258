package dev.bakeoff.cli;

import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ImportReport;
import dev.bakeoff.dataset.exchange.ImportRequest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.PlatformUrl;
import dev.bakeoff.run.PlatformTables.Copied;
import java.nio.file.Path;
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
      description =
          "A file, a folder, a dump, s3://bucket/prefix, or tables of a platform:"
              + " dynamodb://PROFILE/PREFIX.")
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
    if (PlatformUrl.parse(source).isPresent()) {
      return fromPlatform();
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
    return told(report);
  }

  private int fromPlatform() {
    if (format != null) {
      throw Problem.request("Tables of a platform have no file format.", "Leave --format out.")
          .asException();
    }
    Copied copied =
        new PlatformCopy(services.get(), console)
            .run(source, tables, Optional.ofNullable(name), Optional.ofNullable(version));
    // Their notes were told already.
    return told(new ImportReport(copied.dataset(), List.of(), List.of()));
  }

  private int told(ImportReport report) {
    if (json && platform == null) {
      console.json(ImportText.json(report));
    } else if (!json) {
      ImportText.print(report, console);
    }
    if (platform != null && DumpRestore.isFile(source)) {
      PlatformProfile profile =
          PlatformCommand.named(services.get().platforms().profiles(), platform);
      String method = profile.settings().getOrDefault(DumpRestore.METHOD, "");
      if (method.equals(DumpRestore.PG_RESTORE) && isDump()) {
        return new DumpRestore(services.get(), console)
            .run(
                Path.of(source),
                profile,
                tables,
                Optional.ofNullable(jobs),
                Optional.of(report.manifest()),
                json);
      }
    }
    return platform == null
        ? 0
        : new PlatformLoad(services.get(), console)
            .run(report.manifest().ref().toString(), platform, List.of(), Optional.empty(), json);
  }

  private boolean isDump() {
    return format == null ? source.endsWith(".dump") : format.equals("pg_dump");
  }
}
