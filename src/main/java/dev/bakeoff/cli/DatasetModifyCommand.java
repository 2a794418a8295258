package dev.bakeoff.cli;

import dev.bakeoff.dataset.version.Change;
import dev.bakeoff.dataset.version.NextVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bakeoff dataset modify}. */
@Command(
    name = "modify",
    description = "Makes a version with changes to its skew, its nulls or its columns.",
    footer = {
      "",
      "Changes:",
      "  increase_hot_keys, decrease_hot_keys    few keys get more or less of the rows",
      "  increase_nulls, decrease_nulls          twice or half as many nulls",
      "  add_column:TABLE.COLUMN=TYPE            a further column, empty; or with values, as in",
      "                                          add_column:orders.points='{type: int, uniform:"
          + " {min: 0, max: 9}}'",
      "  rename_column:TABLE.COLUMN=NAME         another name",
      "  widen_column:TABLE.COLUMN=TYPE          a type that holds more",
      "  drop_column:TABLE.COLUMN                leaves it out"
    },
    mixinStandardHelpOptions = true)
final class DatasetModifyCommand implements Callable<Integer> {
  private final NewVersion made;

  @Mixin private NewVersion.Options options;

  @Option(
      names = "--apply",
      required = true,
      paramLabel = "CHANGE",
      description = "What to change; may be repeated. See below.")
  private List<String> changes;

  DatasetModifyCommand(Supplier<CliServices> services, Console console) {
    this.made = new NewVersion(services, console);
  }

  @Override
  public Integer call() {
    List<Change> parsed = changes.stream().map(Change::parse).toList();
    return made.make(
        options,
        NextVersion.Step.MINOR,
        (from, to, work) ->
            work.versions()
                .modify(from, parsed, to, work.threads(), work.progress(), work.cancellation()));
  }
}
