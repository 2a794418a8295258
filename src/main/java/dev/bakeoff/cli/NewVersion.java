package dev.bakeoff.cli;

import dev.bakeoff.dataset.DatasetJson;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.version.DatasetVersions;
import dev.bakeoff.dataset.version.NextVersion;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that make a version from a version have in common. */
final class NewVersion {
  private final Supplier<CliServices> services;
  private final Console console;

  NewVersion(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  /** Options of all of them. */
  static final class Options {
    @Parameters(paramLabel = "NAME[:VERSION]", description = "The dataset to start from.")
    private String ref;

    @Option(
        names = "--output",
        paramLabel = "VERSION|NAME[:VERSION]",
        description = "What to call it; the next free version if not given.")
    private String output;

    @Option(names = "--threads", description = "Default: one per core.")
    private Integer threads;

    @Option(names = "--json", description = "Print the manifest as JSON.")
    private boolean json;
  }

  /** What the work is done with. */
  record Work(
      DatasetVersions versions, int threads, Progress progress, Cancellation cancellation) {}

  /** Makes the version. */
  @FunctionalInterface
  interface Maker {
    Manifest make(Manifest from, DatasetRef to, Work work);
  }

  int make(Options options, NextVersion.Step step, Maker maker) {
    CliServices.Datasets datasets = services.get().datasets();
    Manifest from = datasets.catalog().get(DatasetRef.parse(options.ref));
    DatasetRef to =
        Optional.ofNullable(options.output)
            .map(output -> NextVersion.named(from, output))
            .orElseGet(() -> NextVersion.after(from, step, datasets.catalog()));
    int threads =
        options.threads == null ? Runtime.getRuntime().availableProcessors() : options.threads;
    ConsoleProgress progress = new ConsoleProgress(console);
    Manifest manifest =
        Interrupts.cancelling(
            cancel ->
                maker.make(
                    from, to, new Work(datasets.versions().versions(), threads, progress, cancel)));
    progress.clear();
    if (options.json) {
      console.json(DatasetJson.toJson(manifest));
    } else {
      console.print(
          String.format(
              Locale.ROOT,
              "%s: %,d rows in %d tables, %,.1f MB, fingerprint %s, made from %s",
              manifest.ref(),
              manifest.rows(),
              manifest.tables().size(),
              manifest.bytes() / 1e6,
              manifest.fingerprint(),
              from.ref()));
    }
    return 0;
  }
}
