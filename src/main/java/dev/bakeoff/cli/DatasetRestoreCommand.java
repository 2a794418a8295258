package dev.bakeoff.cli;

import dev.bakeoff.dataset.DatasetRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset restore}. */
@Command(
    name = "restore",
    description =
        "Loads a dataset into a platform, its fast way, and proves that it is there; or restores a"
            + " PostgreSQL dump straight into a server.",
    mixinStandardHelpOptions = true)
final class DatasetRestoreCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(
      paramLabel = "NAME[:VERSION]|FILE.dump",
      description = "A dataset, or a dump in PostgreSQL's custom format.")
  private String ref;

  @Option(
      names = {"--target", "--platform"},
      required = true,
      paramLabel = "PLATFORM",
      description = "Where to: a platform's name.")
  private String platform;

  @Option(names = "--tables", split = ",", description = "Only these tables: a,b.")
  private List<String> tables = List.of();

  @Option(
      names = {"--parallel", "--jobs"},
      description = "Streams that load at the same time. Default: the platform's own choice.")
  private Integer parallel;

  @Option(
      names = "--verify",
      paramLabel = "NAME[:VERSION]",
      description = "Of a dump: the dataset that its tables must be equal to.")
  private String verify;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetRestoreCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (DumpRestore.isFile(ref)) {
      return new DumpRestore(services.get(), console)
          .run(
              Path.of(ref),
              PlatformCommand.named(services.get().platforms().profiles(), platform),
              tables,
              Optional.ofNullable(parallel),
              Optional.ofNullable(verify)
                  .map(DatasetRef::parse)
                  .map(services.get().datasets().catalog()::get),
              json);
    }
    return new PlatformLoad(services.get(), console)
        .run(ref, platform, tables, Optional.ofNullable(parallel), json);
  }
}
