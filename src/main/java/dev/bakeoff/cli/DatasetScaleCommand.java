package dev.bakeoff.cli;

import dev.bakeoff.dataset.version.NextVersion;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bakeoff dataset scale}. */
@Command(
    name = "scale",
    description = "Makes a version with so many times the rows, by the same spec and seed.",
    mixinStandardHelpOptions = true)
final class DatasetScaleCommand implements Callable<Integer> {
  private final NewVersion made;

  @Mixin private NewVersion.Options options;

  @Option(names = "--factor", required = true, description = "How many times as large: 2, 0.5.")
  private double factor;

  DatasetScaleCommand(Supplier<CliServices> services, Console console) {
    this.made = new NewVersion(services, console);
  }

  @Override
  public Integer call() {
    return made.make(
        options,
        NextVersion.Step.MAJOR,
        (from, to, work) ->
            work.versions()
                .scale(from, factor, to, work.threads(), work.progress(), work.cancellation()));
  }
}
