package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.publish.Offers;
import dev.bakeoff.dataset.publish.PublishReport;
import dev.bakeoff.dataset.publish.PublishReport.TargetReport;
import dev.bakeoff.dataset.publish.PublishRequest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.PlatformDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset publish}. */
@Command(
    name = "publish",
    description = {
      "Copies a dataset version to places that others can pull it from.",
      "Files that a place holds already are not copied again; what was interrupted goes on.",
      "Buckets: credentials and endpoint come from the usual AWS settings, see docs/publish.md."
    },
    mixinStandardHelpOptions = true)
final class DatasetPublishCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "NAME[:VERSION]",
      description = "Which dataset; without a version, its newest.")
  private String dataset;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description = "A folder or s3://bucket/prefix; several times for several.")
  private List<String> targets;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What it is, for those who look for it.")
  private String description;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      description = "A word to find it by; several times for several.")
  private List<String> tags;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  DatasetPublishCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    PublishRequest request =
        new PublishRequest(
            DatasetRef.parse(dataset),
            targets,
            Optional.ofNullable(description),
            tags == null ? List.of() : tags,
            services.get().platforms().adapters().descriptors().stream()
                .map(PlatformDescriptor::type)
                .toList());
    ConsoleProgress progress = new ConsoleProgress(console);
    PublishReport report =
        Transfers.run(
            console,
            cancel -> services.get().sharing().publisher().publish(request, progress, cancel));
    progress.clear();
    if (json) {
      console.json(toJson(report));
    } else {
      report.targets().forEach(target -> print(report, target));
    }
    return exitCode(report);
  }

  private void print(PublishReport report, TargetReport target) {
    String ref = report.publication().ref().toString();
    switch (target.outcome()) {
      case PUBLISHED ->
          console.print(
              String.format(
                  Locale.ROOT,
                  "%s: published %s, %s copied (%s), %d there already (%s), in %.1f s",
                  target.location(),
                  ref,
                  Transfers.files(target.sent()),
                  ByteText.of(target.bytesSent()),
                  target.shared(),
                  ByteText.of(target.bytesShared()),
                  target.seconds()));
      case ALREADY_THERE ->
          console.print(
              target.location()
                  + ": holds "
                  + ref
                  + " already"
                  + (target.sent() == 0
                      ? ""
                      : "; %s that it had lost put back"
                          .formatted(Transfers.files(target.sent()))));
      case FAILED ->
          console.error(
              target.location()
                  + ": not published. "
                  + target.problem().map(Problem::toString).orElse(""));
    }
  }

  private static ObjectNode toJson(PublishReport report) {
    ObjectNode document = Offers.toJson(report.publication());
    document.remove("format");
    document.put("status", report.ok() ? "ok" : "failed");
    ArrayNode all = document.putArray("targets");
    for (TargetReport target : report.targets()) {
      ObjectNode one = all.addObject();
      one.put("location", target.location());
      one.put("status", target.outcome().name().toLowerCase(Locale.ROOT));
      one.put("files_copied", target.sent());
      one.put("bytes_copied", target.bytesSent());
      one.put("files_there", target.shared());
      one.put("bytes_there", target.bytesShared());
      one.put("duration_s", target.seconds());
      target.problem().ifPresent(problem -> one.put("problem", problem.toString()));
    }
    return document;
  }

  /** 2 only where nothing but the request is to blame. */
  private static int exitCode(PublishReport report) {
    return report.targets().stream()
        .flatMap(target -> target.problem().stream())
        .mapToInt(Problem::exitCode)
        .min()
        .orElse(0);
  }
}
