package dev.bakeoff.cli;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.model.Durations;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.ResultsJson;
import dev.bakeoff.run.Quickstart;
import dev.bakeoff.run.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bakeoff quickstart}: from nothing to a comparison. */
@Command(
    name = "quickstart",
    description = {
      "Makes a small dataset, loads it into PostgreSQL, DuckDB and SQLite, measures three",
      "workloads on each, and compares. Takes about two minutes and needs no set-up."
    },
    mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Option(names = "--out", paramLabel = "DIR", description = "Leave the reports there.")
  private Path out;

  @Option(
      names = "--duration",
      description = "Measured time per leg, for example 5s; default 500ms.")
  private String duration;

  @Option(names = "--json", description = "Print the results as JSON.")
  private boolean json;

  QuickstartCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    RunConfig config =
        duration == null
            ? services.get().runs().launcher().quickstart()
            : Quickstart.config(Durations.parse(duration));
    if (out != null) {
      OutputFolder.make(out);
    }
    RunRecord run = new RunCommands(services.get().runs(), console).run(config);
    Comparison comparison = new Comparer().of(run);
    if (out != null) {
      new Reports().writeAll(comparison, List.of(run), out);
      console.note("Reports are in " + out + ".");
    }
    if (json) {
      console.json(new ResultsJson().comparison(comparison, List.of(run)));
    } else {
      console.print(ComparisonText.of(comparison, Console.WIDTH));
    }
    return RunCommands.exitCode(run);
  }
}
