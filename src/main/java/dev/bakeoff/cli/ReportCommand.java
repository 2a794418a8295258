package dev.bakeoff.cli;

import dev.bakeoff.compare.Comparer;
import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Costs;
import dev.bakeoff.compare.Selection;
import dev.bakeoff.compare.projection.Projected;
import dev.bakeoff.compare.projection.Projection;
import dev.bakeoff.compare.projection.Projector;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Sizes;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.report.ComparisonText;
import dev.bakeoff.report.Projections;
import dev.bakeoff.report.Reports;
import dev.bakeoff.report.ResultsJson;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Palette;
import dev.bakeoff.report.chart.Theme;
import dev.bakeoff.report.document.ReportKind;
import dev.bakeoff.report.document.ReportOptions;
import dev.bakeoff.report.document.ReportOptions.Shade;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  /** How a report shall look and what it shall say, beside its runs and its file. */
  static final class Asked {
    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description = "executive (one page), comparison (the usual) or deep-dive (everything).")
    private String kind;

    @Option(names = "--title", description = "What the report is called. Findings stay headings.")
    private String title;

    @Option(names = "--question", description = "What was to be found out, in your words.")
    private String question;

    @Option(
        names = "--template",
        paramLabel = "FILE",
        description = "A .pptx or .potx whose design the slides take.")
    private Path template;

    @Option(names = "--logo", paramLabel = "FILE", description = "A PNG or JPEG picture.")
    private Path logo;

    @Option(
        names = "--theme",
        paramLabel = "light|dark",
        description = "Of .png and .svg, and what .html begins with; else it follows the reader.")
    private String theme;

    @Option(names = "--transparent", description = "Pictures without a background.")
    private boolean transparent;

    ReportOptions options() {
      return new ReportOptions(
              Optional.ofNullable(kind).map(ReportKind::parse),
              Optional.empty(),
              Optional.empty(),
              Optional.ofNullable(template),
              Optional.ofNullable(logo),
              Optional.ofNullable(theme).map(Asked::shade),
              transparent)
          .with(title, question);
    }

    private static Shade shade(String word) {
      return switch (word) {
        case "light" -> Shade.LIGHT;
        case "dark" -> Shade.DARK;
        default ->
            throw Problem.request("'" + word + "' is not a theme.", "Write light or dark.")
                .asException();
      };
    }
  }

  @Command(
      name = "generate",
      description = "Writes a report of one run or several; the file's ending says which format.",
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
      @Mixin Asked asked,
      @Option(
              names = "--baseline",
              description = "The platform that differences refer to. Default: the first.")
          String baseline,
      @Option(
              names = "--reprice",
              description = "Reckon costs with today's prices instead of those of the run.")
          boolean reprice) {
    ReportOptions options = asked.options();
    options.check(Reports.format(output));
    List<RunRecord> runs = priced(runs(ids == null ? List.of() : ids), reprice);
    new Reports(services.get().platforms().adapters().descriptors())
        .write(comparison(runs, baseline), runs, options, output);
    console.note("Wrote " + output + ".");
    return 0;
  }

  @Command(
      name = "compare",
      description = {
        "Compares runs: differences to the baseline with 95 % confidence intervals. A part of a"
            + " run",
        "is RUN:PLATFORM, RUN:PLATFORM:WORKLOAD or RUN:PLATFORM:WORKLOAD:CLIENTS."
      },
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

  @Command(
      name = "project",
      description = {
        "Draws a line through runs over datasets of different sizes, with its 95 % prediction",
        "interval, and holds what was expected against what came."
      },
      mixinStandardHelpOptions = true)
  int project(
      @Parameters(paramLabel = "RUN", arity = "1..*") List<String> ids,
      @Option(
              names = "--to",
              paramLabel = "ROWS",
              description = "The size to project to, for example 1M.")
          String to,
      @Option(
              names = "--metric",
              defaultValue = "throughput_ops_s",
              description =
                  "throughput_ops_s (default), p50_ms, p95_ms, p99_ms, mean_ms, rss_peak_mb, load_s"
                      + " or load_rows_s")
          String metric,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "Draw it as .png or .svg; only where one line is asked for.")
          Path output,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Projected projected =
        Projected.find(metric)
            .orElseThrow(
                () ->
                    Problem.request(
                            "'" + metric + "' cannot be projected.",
                            Suggestions.hint(metric, Projected.ids()))
                        .asException());
    List<Projection> projections =
        Projector.of(
            runs(ids),
            projected,
            to == null ? OptionalLong.empty() : OptionalLong.of(Sizes.parseCount(to)));
    if (json) {
      console.json(Projections.json(projections));
    } else {
      console.print(Projections.text(projections, Console.WIDTH));
    }
    if (output != null) {
      draw(projections, output);
    }
    // A line that cannot be drawn is no answer to whoever asked for one.
    return projections.stream().anyMatch(p -> p.fit().isPresent()) ? 0 : 1;
  }

  private void draw(List<Projection> projections, Path output) {
    List<Projection> drawn = projections.stream().filter(p -> p.fit().isPresent()).toList();
    if (drawn.size() != 1) {
      throw Problem.request(
              drawn.size() + " lines cannot be drawn in one picture.",
              "Name runs of one platform and one setting over three sizes or more.")
          .asException();
    }
    Chart chart = Projections.chart(drawn.getFirst());
    new Reports()
        .write(
            chart,
            Palette.of(chart.series().stream().map(Chart.Series::id).toList()),
            Theme.LIGHT,
            output);
    console.note("Wrote " + output + ".");
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
    return Selection.runs(ids.isEmpty() ? List.of("latest") : ids, commands::find);
  }
}
