package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.DatasetSpecs;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.platform.PlatformProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset}. */
@Command(
    name = "dataset",
    description = "Make, list and check datasets.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DatasetExportCommand.class,
      DatasetImportCommand.class,
      DatasetLoadCommand.class,
      DatasetVersionCommand.class,
      DatasetScaleCommand.class,
      DatasetModifyCommand.class,
      DatasetDeriveCommand.class,
      DatasetDiffCommand.class,
      DatasetLabelCommand.class,
      DatasetRestoreCommand.class,
      DatasetPublishCommand.class,
      DatasetPullCommand.class
    })
final class DatasetCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  DatasetCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  /** A named scale or a number of rows. */
  static final class Extent {
    @Option(
        names = "--scale",
        description = "small, medium, large or xlarge; the smallest if neither is given.")
    private String scale;

    @Option(
        names = "--rows",
        description = "Number of rows, as the spec counts them: 100000, 250k, 16.6B.")
    private String rows;
  }

  @Command(
      name = "create",
      description = "Generates a dataset, if it is not there.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "NAME", description = "The dataset's name.") String name,
      @Option(
              names = "--spec",
              required = true,
              description =
                  "What to generate: customer, fraud, retail, ocp_usage, documents, or a YAML"
                      + " file.")
          String spec,
      @Option(names = "--dataset-version", defaultValue = "1.0", description = "Default: 1.0.")
          String version,
      @ArgGroup Extent extent,
      @Option(names = "--tables", description = "Make only the spec's first N tables.")
          Integer tables,
      @Option(
              names = "--set",
              paramLabel = "NAME=N",
              description = "A parameter of the spec: --set pods=500. May be repeated.")
          Map<String, String> parameters,
      @Option(names = "--seed", defaultValue = "42", description = "Default: 42.") long seed,
      @Option(names = "--threads", description = "Default: one per core.") Integer threads,
      @Option(names = "--json", description = "Print the manifest as JSON.") boolean json) {
    CreateRequest request =
        new CreateRequest(
            name,
            version,
            spec,
            size(Optional.ofNullable(extent), tables, parameters),
            seed,
            threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    ConsoleProgress progress = new ConsoleProgress(console);
    long start = System.nanoTime();
    Manifest manifest =
        Interrupts.cancelling(
            cancel -> services.get().datasets().creator().ensure(request, progress, cancel));
    progress.clear();
    if (json) {
      console.json(DatasetJson.toJson(manifest));
    } else {
      console.print(
          String.format(
              Locale.ROOT,
              "%s: %,d rows in %d tables, %s, fingerprint %s (%.1f s)",
              manifest.ref(),
              manifest.rows(),
              manifest.tables().size(),
              megabytes(manifest.bytes()),
              manifest.fingerprint(),
              (System.nanoTime() - start) / 1e9));
    }
    return 0;
  }

  private static CreateRequest.Size size(
      Optional<Extent> extent, Integer tables, Map<String, String> parameters) {
    Map<String, Long> values = new LinkedHashMap<>();
    if (parameters != null) {
      parameters.forEach((key, value) -> values.put(key, Sizes.parseCount(value)));
    }
    return new CreateRequest.Size(
        extent.map(e -> e.scale),
        extent
            .map(e -> e.rows)
            .map(r -> OptionalLong.of(Sizes.parseCount(r)))
            .orElse(OptionalLong.empty()),
        tables == null ? OptionalInt.empty() : OptionalInt.of(tables),
        values);
  }

  @Command(
      name = "list",
      description = "Lists the datasets, newest first.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Print JSON.") boolean json) {
    List<Manifest> all = services.get().datasets().catalog().list();
    if (json) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      all.forEach(m -> array.add(DatasetJson.toJson(m)));
      console.json(array);
      return 0;
    }
    if (all.isEmpty()) {
      console.note(
          "There are no datasets yet. Make one: bakeoff dataset create customer --spec customer");
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("DATASET", "SPEC", "SCALE", "ROWS", "SIZE", "FINGERPRINT", "CREATED"), 3, 4);
    for (Manifest m : all) {
      table.add(
          m.ref().toString(),
          m.spec(),
          m.scale(),
          String.format(Locale.ROOT, "%,d", m.rows()),
          megabytes(m.bytes()),
          m.fingerprint().substring(0, 12),
          m.created().toString().substring(0, 19) + "Z");
    }
    console.print(table.toString());
    return 0;
  }

  @Command(
      name = "show",
      description = "Shows a dataset's tables and columns.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "NAME[:VERSION]") String ref,
      @Option(names = "--definition", description = "Print the YAML that it was generated from.")
          boolean definition,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Manifest manifest = services.get().datasets().catalog().get(DatasetRef.parse(ref));
    if (definition) {
      console.print(
          services
              .get()
              .datasets()
              .versions()
              .versions()
              .definition(manifest)
              .orElse("# " + manifest.ref() + " was not generated from a spec."));
      return 0;
    }
    if (json) {
      console.json(DatasetJson.toJson(manifest));
      return 0;
    }
    console.print(
        manifest.ref()
            + ", spec "
            + manifest.spec()
            + ", scale "
            + manifest.scale()
            + ", seed "
            + manifest.seed());
    manifest.parent().ifPresent(parent -> console.print("made from " + parent));
    if (!manifest.origin().note().isEmpty()) {
      console.print(manifest.origin().note());
    }
    Labels.Label label = services.get().datasets().versions().labels().of(manifest);
    if (!label.tags().isEmpty()) {
      console.print("tags " + String.join(", ", label.tags()));
    }
    if (!label.note().isEmpty()) {
      console.print(label.note());
    }
    console.print("fingerprint " + manifest.fingerprint());
    for (TableEntry table : manifest.tables()) {
      console.print("");
      console.print(
          String.format(
              Locale.ROOT,
              "%s: %,d rows, %s, fingerprint %s",
              table.name(),
              table.rows(),
              megabytes(table.bytes()),
              table.fingerprint()));
      TextTable columns = new TextTable(List.of("  COLUMN", "TYPE", "NULL"));
      table
          .schema()
          .columns()
          .forEach(c -> columns.add("  " + c.name(), c.type().name(), c.nullable() ? "yes" : "no"));
      console.print(columns.toString());
    }
    return 0;
  }

  @Command(
      name = "validate",
      description =
          "Compares a dataset's files, or what a platform holds of it, with its manifest.",
      mixinStandardHelpOptions = true)
  int validate(
      @Parameters(paramLabel = "NAME[:VERSION]") String ref,
      @Option(
              names = "--level",
              defaultValue = "full",
              description = "counts, sample or full. Default: full.")
          ValidationLevel level,
      @Option(names = "--platform", description = "Check what this platform holds of it.")
          String platform,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    CliServices.Datasets datasets = services.get().datasets();
    CliServices.Platforms platforms = services.get().platforms();
    Manifest manifest = datasets.catalog().get(DatasetRef.parse(ref));
    Optional<PlatformProfile> profile =
        Optional.ofNullable(platform).map(p -> PlatformCommand.named(platforms.profiles(), p));
    ConsoleProgress progress = new ConsoleProgress(console);
    ValidationReport report =
        Interrupts.cancelling(
            (Cancellation cancel) ->
                profile.isPresent()
                    ? platforms.data().validate(profile.get(), manifest, level, progress, cancel)
                    : datasets.validator().validate(manifest, level, progress, cancel));
    progress.clear();
    if (json) {
      console.json(ValidationText.json(report));
    } else {
      ValidationText.print(report, console);
    }
    return report.ok() ? 0 : 1;
  }

  @Command(
      name = "gc",
      description = "Deletes what killed processes left behind, unfinished versions included.",
      mixinStandardHelpOptions = true)
  int collect(@Option(names = "--json", description = "Print JSON.") boolean json) {
    long bytes = services.get().datasets().catalog().collectGarbage();
    if (json) {
      console.json(JsonNodeFactory.instance.objectNode().put("bytes_freed", bytes));
    } else {
      console.print(bytes == 0 ? "There was nothing to clean up." : megabytes(bytes) + " freed.");
    }
    return 0;
  }

  @Command(
      name = "specs",
      description = "Lists the specs that come with Bakeoff, or prints one as YAML.",
      mixinStandardHelpOptions = true)
  int specs(
      @Parameters(
              arity = "0..1",
              paramLabel = "SPEC",
              description = "Prints this one, to be changed and used as --spec FILE.yaml.")
          String name) {
    DatasetSpecs specs = services.get().datasets().specs();
    if (name != null) {
      console.print(specs.get(name).definition());
      return 0;
    }
    for (DatasetSpec spec : specs.all()) {
      console.print(spec.name() + ": " + spec.summary());
      console.print(
          "  scales: "
              + spec.scales().stream()
                  .map(DatasetSpec.Scale::name)
                  .collect(Collectors.joining(", ")));
      spec.parameters()
          .forEach(
              p -> console.print("  --set %s=%s  %s".formatted(p.name(), p.value(), p.about())));
    }
    return 0;
  }

  @Command(
      name = "delete",
      description = "Deletes a dataset version.",
      mixinStandardHelpOptions = true)
  int delete(@Parameters(paramLabel = "NAME[:VERSION]") String ref) {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest manifest = datasets.catalog().get(DatasetRef.parse(ref));
    datasets.catalog().delete(manifest.ref());
    console.note("Deleted " + manifest.ref() + ".");
    return 0;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
