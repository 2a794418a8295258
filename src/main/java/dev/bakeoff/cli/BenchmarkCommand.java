package dev.bakeoff.cli;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.config.RunConfigFile;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.ResultsJson;
import dev.bakeoff.run.RunPlan;
import java.nio.file.Path;
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
    return run(options.config(all), all, json);
  }

  @Command(
      name = "sweep",
      description = {
        "Runs over a range of settings: every combination of the client counts, rates, numbers of",
        "tables and ways to draw keys that are listed, on every platform, as one run.",
        "For example: --workload fanout --tables 1,5,15,30 --clients 1,10 --keys uniform,zipf"
      },
      mixinStandardHelpOptions = true)
  int sweep(
      @Mixin RunOptions options,
      @Option(names = "--json", description = "Print the results as JSON.") boolean json) {
    CliServices all = services.get();
    return run(options.sweep(all), all, json);
  }

  private int run(RunConfigFile config, CliServices all, boolean json) {
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
      description =
          "Shows the legs of a run, their order, their time and what is loaded; touches nothing.",
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
    console.print(PlanText.of(plan, dataset));
    return 0;
  }
}
