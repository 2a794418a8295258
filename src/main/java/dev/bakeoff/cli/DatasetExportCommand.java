package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ExportReport;
import dev.bakeoff.dataset.exchange.ExportRequest;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformUrl;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset export}. */
@Command(
    name = "export",
    description = "Writes a dataset as files of another format.",
    mixinStandardHelpOptions = true)
final class DatasetExportCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "NAME[:VERSION]",
      description =
          "A dataset of the catalog, or tables of a platform, which are brought into the catalog"
              + " first: dynamodb://PROFILE/PREFIX.")
  private String dataset;

  @Option(
      names = "--format",
      description =
          "parquet, csv, arrow, jsonl, dynamodb-json or pg_dump. Left out, by the output's name.")
  private String format;

  @Option(
      names = "--output",
      required = true,
      description = "A new or empty folder, s3://bucket/prefix, or for a dump a file: x.dump.")
  private String output;

  @Option(names = "--tables", split = ",", description = "Only these tables.")
  private List<String> tables = List.of();

  @Option(names = "--compression", description = "none, gzip or zstd, where the format has it.")
  private String compression;

  @Option(
      names = "--changed-since",
      paramLabel = "VERSION",
      description = "Only tables that differ from that version.")
  private String changedSince;

  @Option(
      names = "--name",
      description = "Of tables of a platform: the dataset's name. Default: the profile's.")
  private String name;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetExportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    DataFormat wanted = format();
    DatasetRef ref =
        PlatformUrl.parse(dataset).isPresent()
            ? new PlatformCopy(services.get(), console)
                .run(dataset, tables, Optional.ofNullable(name), Optional.empty())
                .dataset()
                .ref()
            : DatasetRef.parse(dataset);
    ExportRequest request =
        new ExportRequest(
            ref,
            wanted,
            Optional.ofNullable(compression).map(Compression::parse),
            output,
            tables,
            Optional.ofNullable(changedSince));
    ConsoleProgress progress = new ConsoleProgress(console);
    ExportReport report =
        Interrupts.cancelling(
            cancel ->
                services.get().datasets().exchange().exporter().run(request, progress, cancel));
    progress.clear();
    if (json) {
      console.json(json(report));
    } else {
      print(report);
    }
    return 0;
  }

  private DataFormat format() {
    if (format != null) {
      return DataFormat.parse(format);
    }
    if (output.endsWith(DataFormat.PG_DUMP.suffix())) {
      return DataFormat.PG_DUMP;
    }
    throw Problem.request(
            "It is not said in which format to export.",
            "Give --format parquet, csv, arrow, jsonl, dynamodb-json or pg_dump.")
        .asException();
  }

  private void print(ExportReport report) {
    if (report.tables().isEmpty()) {
      console.print(
          "No table of %s differs from %s; nothing was written."
              .formatted(report.dataset(), changedSince));
      return;
    }
    TextTable table = new TextTable(List.of("TABLE", "ROWS", "SIZE", "FILES"), 1, 2);
    for (ExportReport.ExportedTable each : report.tables()) {
      table.add(
          each.name(),
          String.format(Locale.ROOT, "%,d", each.rows()),
          String.format(Locale.ROOT, "%,.1f MB", each.bytes() / 1e6),
          each.files().size() == 1
              ? each.files().getFirst()
              : each.files().size() + " files, " + each.files().getFirst() + " …");
    }
    console.print(table.toString());
    console.print(
        "%s is at %s as %s."
            .formatted(report.dataset(), report.location(), report.format().title()));
    if (!report.unchanged().isEmpty()) {
      console.print(
          "Left out, as in %s: %s.".formatted(changedSince, String.join(", ", report.unchanged())));
    }
  }

  private static ObjectNode json(ExportReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("dataset", report.dataset().toString());
    node.put("format", report.format().id());
    node.put("location", report.location());
    ArrayNode exported = node.putArray("tables");
    for (ExportReport.ExportedTable each : report.tables()) {
      ObjectNode entry = exported.addObject();
      entry.put("name", each.name());
      entry.put("rows", each.rows());
      entry.put("bytes", each.bytes());
      each.files().forEach(entry.withArray("files")::add);
    }
    ArrayNode unchanged = node.putArray("unchanged");
    report.unchanged().forEach(unchanged::add);
    return node;
  }
}
