package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.publish.Offers;
import dev.bakeoff.dataset.publish.Publication;
import dev.bakeoff.dataset.publish.PullReport;
import dev.bakeoff.dataset.publish.PullRequest;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset pull}. */
@Command(
    name = "pull",
    description = {
      "Fetches a published dataset version into the catalog.",
      "Every file is compared with the checksum it was published with; an interrupted pull goes"
          + " on where it ended.",
      "  bakeoff dataset pull s3://bucket/catalog#customer:1.0",
      "  bakeoff dataset pull --from s3://bucket/catalog customer",
      "  bakeoff dataset pull --from s3://bucket/catalog --list"
    },
    mixinStandardHelpOptions = true)
final class DatasetPullCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "[PLACE#]NAME[:VERSION]",
      description = "A place and a dataset in it, or with --from the dataset alone.")
  private String what;

  @Option(names = "--from", paramLabel = "PLACE", description = "A folder or s3://bucket/prefix.")
  private String from;

  @Option(names = "--list", description = "Show what the place offers instead.")
  private boolean list;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      defaultValue = "checksums",
      description =
          "checksums (default), or full: read every row too and compare the fingerprints.")
  private Verification verification;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetPullCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> given = Optional.ofNullable(what);
    String location;
    Optional<String> dataset;
    if (from != null) {
      location = from;
      dataset = given;
    } else {
      String source =
          given.orElseThrow(
              () ->
                  Problem.request(
                          "There is no place to pull from.",
                          "Give it as PLACE#NAME:VERSION, or with --from.")
                      .asException());
      // A folder's name may hold a '#' too.
      int hash = source.lastIndexOf('#');
      location = hash < 0 ? source : source.substring(0, hash);
      dataset = hash < 0 ? Optional.empty() : Optional.of(source.substring(hash + 1));
    }
    Optional<DatasetRef> ref = dataset.filter(d -> !d.isEmpty()).map(DatasetRef::parse);
    return list ? list(location, ref) : pull(new PullRequest(location, ref, verification));
  }

  private int pull(PullRequest request) {
    ConsoleProgress progress = new ConsoleProgress(console);
    PullReport report =
        Transfers.run(
            console, cancel -> services.get().sharing().puller().pull(request, progress, cancel));
    progress.clear();
    if (json) {
      ObjectNode document = DatasetJson.toJson(report.manifest());
      document.put("status", report.alreadyThere() ? "already_there" : "pulled");
      document.put("files_copied", report.fetched());
      document.put("bytes_copied", report.bytesFetched());
      document.put("files_kept", report.kept());
      document.put("duration_s", report.seconds());
      console.json(document);
    } else if (report.alreadyThere()) {
      console.print(report.manifest().ref() + " is in the catalog already.");
    } else {
      console.print(
          String.format(
              Locale.ROOT,
              "%s: %,d rows in %d tables, %s%s, fingerprint %s (%.1f s)",
              report.manifest().ref(),
              report.manifest().rows(),
              report.manifest().tables().size(),
              ByteText.of(report.bytesFetched()),
              report.kept() == 0
                  ? ""
                  : " and %s of an earlier attempt".formatted(Transfers.files(report.kept())),
              report.manifest().fingerprint(),
              report.seconds()));
    }
    return 0;
  }

  private int list(String location, Optional<DatasetRef> ref) {
    Offers offers = services.get().sharing().puller().available(location);
    List<Publication> chosen =
        offers.publications().stream()
            .filter(p -> ref.isEmpty() || p.name().equals(ref.get().name()))
            .filter(
                p ->
                    ref.flatMap(DatasetRef::version).isEmpty()
                        || p.version().equals(ref.get().version().get()))
            .toList();
    offers.problems().forEach(problem -> console.error(problem.toString()));
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      chosen.forEach(publication -> array.add(Offers.toJson(publication)));
      console.json(array);
    } else if (chosen.isEmpty()) {
      console.note("Nothing is published in " + offers.location() + ".");
    } else {
      print(chosen);
    }
    return offers.problems().isEmpty() ? 0 : 1;
  }

  private void print(List<Publication> publications) {
    TextTable table =
        new TextTable(
            List.of("DATASET", "TABLES", "ROWS", "SIZE", "RESTORE", "PUBLISHED", "DESCRIPTION"),
            1,
            2,
            3);
    for (Publication p : publications) {
      table.add(
          p.ref().toString(),
          Integer.toString(p.tables().size()),
          String.format(Locale.ROOT, "%,d", p.rows()),
          ByteText.of(p.bytes()),
          p.restore().stream().findFirst().map(DatasetPullCommand::restore).orElse("-"),
          p.published().toString().substring(0, 10),
          p.description().orElse("") + (p.tags().isEmpty() ? "" : " " + p.tags()));
    }
    console.print(table.toString());
    publications.stream()
        .flatMap(p -> p.restore().stream())
        .map(estimate -> estimate.platform() + ": " + estimate.basis())
        .distinct()
        .limit(5)
        .forEach(line -> console.print("Restore time " + line + "."));
  }

  private static String restore(Publication.RestoreEstimate estimate) {
    long millis = (long) (estimate.seconds() * 1000);
    return "about " + Durations.forPeople(Duration.ofMillis(Math.max(1000, millis)));
  }
}
