package dev.bakeoff.cli;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Costs;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.ResultsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff report}. */
@Command(
    name = "report",
    description = "Write reports and compare runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ReportCommand {
  private final Supplier<CliServices> services;
  private final Console console;

  ReportCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Command(
      name = "generate",
      description = "Writes a report of one run or several; the file's ending says which kind.",
      mixinStandardHelpOptions = true)
  int generate(
      @Parameters(paramLabel = "RUN", arity = "0..*", description = "Default: the latest run.")
          List<String> ids,
      @Option(
              names = "--output",
              required = true,
              paramLabel = "FILE",
              description = ".html, .pdf, .pptx, .png, .svg, .json, .csv or .xlsx")
          Path output,
      @Option(
              names = "--baseline",
              description = "The platform that differences refer to. Default: the first.")
          String baseline,
      @Option(
              names = "--reprice",
              description = "Reckon costs with today's prices instead of those of the run.")
          boolean reprice) {
    List<RunRecord> runs = priced(runs(ids == null ? List.of() : ids), reprice);
    new Reports().write(comparison(runs, baseline), runs, output);
    console.note("Wrote " + output + ".");
    return 0;
  }

  @Command(
      name = "compare",
      description = "Compares runs: differences to the baseline with 95 % confidence intervals.",
      mixinStandardHelpOptions = true)
  int compare(
      @Parameters(paramLabel = "RUN", arity = "1..*") List<String> ids,
      @Option(
              names = "--baseline",
              description = "The platform that differences refer to. Default: the first.")
          String baseline,
      @Option(
              names = "--reprice",
              description = "Reckon costs with today's prices instead of those of the run.")
          boolean reprice,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    List<RunRecord> runs = priced(runs(ids), reprice);
    Comparison comparison = comparison(runs, baseline);
    if (json) {
      console.json(new ResultsJson().comparison(comparison, runs));
    } else {
      console.print(ComparisonText.of(comparison, Console.WIDTH));
    }
    return 0;
  }

  private List<RunRecord> priced(List<RunRecord> runs, boolean today) {
    if (!today) {
      return runs;
    }
    PriceBook book = services.get().runs().prices().book();
    return runs.stream().map(run -> Costs.repriced(run, book)).toList();
  }

  private static Comparison comparison(List<RunRecord> runs, String baseline) {
    return new Comparer().of(runs, Optional.ofNullable(baseline));
  }

  private List<RunRecord> runs(List<String> ids) {
    RunCommands commands = new RunCommands(services.get().runs(), console);
    return (ids.isEmpty() ? List.of("latest") : ids).stream().map(commands::find).toList();
  }
}
