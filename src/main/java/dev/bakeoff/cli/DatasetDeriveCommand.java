package dev.bakeoff.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.config.spec.DerivedYaml;
import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.derive.DerivedSpec;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset derive}. */
@Command(
    name = "derive",
    description = {
      "Measures a dataset and writes a spec that generates data of the same looks: types, keys,",
      "references and their skew, nulls, ranges and distributions, but none of its values."
    },
    mixinStandardHelpOptions = true)
final class DatasetDeriveCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(index = "0", paramLabel = "NAME[:VERSION]", description = "The dataset to measure.")
  private String ref;

  @Option(
      names = "--output",
      paramLabel = "FILE.yaml",
      description = "Where the spec goes; printed if neither this nor --generate is given.")
  private Path output;

  @Option(
      names = "--name",
      paramLabel = "NEWNAME",
      description = "Name of the spec and of what is generated. Default: NAME-like.")
  private String name;

  @Option(names = "--generate", description = "Generate a dataset from the spec at once.")
  private boolean generate;

  @Option(names = "--dataset-version", defaultValue = "1.0", description = "Default: 1.0.")
  private String version;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetDeriveCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest source = datasets.catalog().get(DatasetRef.parse(ref));
    String newName = DatasetRef.parse(name == null ? source.name() + "-like" : name).name();
    ConsoleProgress progress = new ConsoleProgress(console);
    return Interrupts.cancelling(cancel -> derive(source, newName, progress, cancel));
  }

  private int derive(
      Manifest source, String newName, ConsoleProgress progress, Cancellation cancellation) {
    CliServices.Datasets datasets = services.get().datasets();
    DerivedSpec derived = datasets.deriver().derive(source, newName, progress, cancellation);
    String yaml = DerivedYaml.write(derived);
    // Whatever was measured, what is handed out makes data.
    DatasetSpec spec = datasets.specs().parse(newName + ".yaml", yaml);
    progress.clear();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("spec", newName).put("source", source.ref().toString()).put("yaml", yaml);
    if (output != null) {
      write(output, yaml);
      document.put("file", output.toString());
      console.note("The spec " + newName + " is in " + output + ".");
    }
    if (generate) {
      Manifest made = generate(spec, yaml, progress, cancellation);
      progress.clear();
      document.set("dataset", DatasetJson.toJson(made));
      console.note(
          String.format(
              Locale.ROOT,
              "%s: %,d rows in %d tables, fingerprint %s",
              made.ref(),
              made.rows(),
              made.tables().size(),
              made.fingerprint()));
    }
    if (json) {
      console.json(document);
    } else if (output == null && !generate) {
      console.print(yaml.stripTrailing());
    }
    return 0;
  }

  private Manifest generate(
      DatasetSpec spec, String yaml, Progress progress, Cancellation cancellation) {
    try {
      Path file = output == null ? Files.createTempFile("bakeoff-spec", ".yaml") : output;
      try {
        write(file, yaml);
        return services
            .get()
            .datasets()
            .creator()
            .ensure(
                new CreateRequest(
                    spec.name(),
                    version,
                    file.toAbsolutePath().toString(),
                    CreateRequest.Size.smallest(),
                    42,
                    Runtime.getRuntime().availableProcessors()),
                progress,
                cancellation);
      } finally {
        if (output == null) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw notWritten(output == null ? Path.of("a temporary file") : output, e);
    }
  }

  private static void write(Path file, String yaml) {
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private static RuntimeException notWritten(Path file, IOException reason) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot be written: %s.".formatted(file, reason.getMessage()),
            "See to the folder and the rights on it.")
        .asException(reason);
  }
}
