package dev.bakeoff.cli;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.config.RunConfigFile;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Durations;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.ResultsJson;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bakeoff benchmark}. */
@Command(
    name = "benchmark",
    description = "Run workloads on platforms and measure them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class BenchmarkCommand {
  /** Starting a worker, connecting and tearing down, as seen on small machines. */
  private static final Duration LEG_OVERHEAD = Duration.ofMillis(800);

  private final Supplier<CliServices> services;
  private final Console console;

  BenchmarkCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "run",
      description = "Loads, measures and compares, as a configuration file or the options say.",
      mixinStandardHelpOptions = true)
  int run(
      @Mixin RunOptions options,
      @Option(names = "--json", description = "Print the results as JSON.") boolean json) {
    CliServices all = services.get();
    RunConfigFile config = options.config(all);
    RunCommands commands = new RunCommands(all.runs(), console);
    RunRecord run = commands.run(config.run());
    Comparison comparison = new Comparer().of(run);
    writeReports(config, comparison, run, all.runs().reportFolder());
    if (json) {
      console.json(new ResultsJson().comparison(comparison, List.of(run)));
    } else {
      console.print(ComparisonText.of(comparison, Console.WIDTH));
    }
    return RunCommands.exitCode(run);
  }

  private void writeReports(
      RunConfigFile config, Comparison comparison, RunRecord run, Path folder) {
    if (!config.outputFormats().isEmpty()) {
      OutputFolder.make(folder);
    }
    for (String format : config.outputFormats()) {
      Path file = folder.resolve(run.plan().id() + "." + format);
      new Reports().write(comparison, List.of(run), file);
      console.note("Wrote " + file + ".");
    }
  }

  @Command(
      name = "plan",
      description = "Shows the legs of a run and their order without touching anything.",
      mixinStandardHelpOptions = true)
  int plan(
      @Mixin RunOptions options,
      @Option(names = "--json", description = "Print the plan as JSON.") boolean json) {
    CliServices all = services.get();
    RunConfigFile config = options.config(all);
    Manifest dataset = all.datasets().catalog().get(config.run().dataset());
    RunPlan plan = all.runs().launcher().plan(config.run(), dataset);
    if (json) {
      console.json(plan);
      return 0;
    }
    TextTable table =
        new TextTable(
            List.of("LEG", "PLATFORM", "WORKLOAD", "CLIENTS", "TRIAL", "WARM-UP", "MEASURED"),
            0,
            3,
            4);
    Duration total = Duration.ZERO;
    for (LegPlan leg : plan.legs()) {
      String measured =
          leg.iterations().isPresent()
              ? leg.iterations().getAsLong() + " × " + leg.clients() + " requests"
              : Durations.format(leg.duration());
      table.add(
          Integer.toString(leg.seq() + 1),
          leg.platform(),
          leg.workload(),
          Integer.toString(leg.clients()),
          Integer.toString(leg.trial()),
          Durations.format(leg.warmup()),
          measured);
      total = total.plus(leg.warmup()).plus(leg.duration()).plus(LEG_OVERHEAD);
    }
    console.print(table.toString());
    console.print(
        plan.legs().size()
            + " legs on "
            + dataset.ref()
            + ", order from seed "
            + plan.seed()
            + "; at most about "
            + Durations.forPeople(total)
            + " and the time to load.");
    return 0;
  }
}
