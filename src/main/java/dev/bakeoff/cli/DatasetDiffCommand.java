package dev.bakeoff.cli;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.DatasetDiff;
import dev.bakeoff.dataset.version.Difference;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bakeoff dataset diff}. */
@Command(
    name = "diff",
    description = {
      "Says what sets two versions apart: tables, columns, rows, distributions.",
      "Ends with 0 whether they differ or not; --exit-code makes that 1 where they do."
    },
    mixinStandardHelpOptions = true)
final class DatasetDiffCommand implements Callable<Integer> {
  private final Supplier<CliServices> services;
  private final Console console;

  @Parameters(index = "0", paramLabel = "NAME[:VERSION]", description = "The one to compare with.")
  private String left;

  @Parameters(index = "1", paramLabel = "NAME[:VERSION]", description = "The other one.")
  private String right;

  @Option(
      names = "--depth",
      defaultValue = "rows",
      description = "schema, distributions or rows. Default: rows.")
  private DatasetDiff.Depth depth;

  @Option(names = "--exit-code", description = "End with 1 where they differ.")
  private boolean exitCode;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  DatasetDiffCommand(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest a = datasets.catalog().get(DatasetRef.parse(left));
    Manifest b = datasets.catalog().get(DatasetRef.parse(right));
    ConsoleProgress progress = new ConsoleProgress(console);
    Difference difference =
        Interrupts.cancelling(
            cancel -> datasets.versions().diff().compare(a, b, depth, progress, cancel));
    progress.clear();
    if (json) {
      console.json(DifferenceJson.of(difference));
    } else {
      print(difference);
    }
    return exitCode && !difference.isNone() ? 1 : 0;
  }

  private void print(Difference difference) {
    if (difference.isNone()) {
      console.print(difference.left() + " and " + difference.right() + " hold the same.");
      return;
    }
    for (Difference.Table table : difference.tables()) {
      if (table.isSame()) {
        console.print(table.name() + ": the same.");
        continue;
      }
      console.print(table.name() + ": " + rows(table));
      table.schema().forEach(change -> console.print("  " + change));
      table.rows().ifPresent(this::print);
      for (Difference.ColumnDifference column : table.columns()) {
        console.print("  %s: %s".formatted(column.column(), DistributionWords.change(column)));
      }
    }
  }

  private void print(Difference.Rows rows) {
    console.print(
        String.format(
            Locale.ROOT,
            "  rows%s: %,d added, %,d removed, %,d changed",
            rows.byKey() ? " by key" : "",
            rows.added(),
            rows.removed(),
            rows.changed()));
    rows.examples().forEach(example -> console.print("    " + example));
  }

  private static String rows(Difference.Table table) {
    if (table.leftRows().isPresent() && table.rightRows().isPresent()) {
      long was = table.leftRows().get();
      long is = table.rightRows().get();
      String count =
          was == is
              ? String.format(Locale.ROOT, "%,d rows", is)
              : String.format(Locale.ROOT, "%,d rows, were %,d", is, was);
      return count + (table.sameRows() ? ", all the same" : "");
    }
    return String.format(Locale.ROOT, "%,d rows", table.leftRows().or(table::rightRows).orElse(0L));
  }
}
