package dev.bakeoff.cli;

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
    description = "Loads a dataset into a platform, its fast way, and proves that it is there.",
    mixinStandardHelpOptions = true)
final class DatasetRestoreCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(paramLabel = "NAME[:VERSION]")
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
      names = "--parallel",
      description = "Streams that load at the same time. Default: the platform's own choice.")
  private Integer parallel;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetRestoreCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    return new PlatformLoad(services.get(), console)
        .run(ref, platform, tables, Optional.ofNullable(parallel), json);
  }
}
