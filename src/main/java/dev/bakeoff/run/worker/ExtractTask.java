package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetTableWriter;
import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.ForeignTables;
import dev.bakeoff.platform.ForeignTables.ForeignTable;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.run.ExtractedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tables that Bakeoff did not load, and changes nothing on the platform. */
final class ExtractTask {
  /** Of a row in memory, where nothing is known of it. */
  private static final long BYTES_PER_ROW = 200;

  private final WorkerPlan plan;
  private final WorkerPlan.Extract wanted;
  private final PlatformAdapter adapter;
  private final MessageWriter output;
  private final Cancellation cancellation;

  ExtractTask(
      WorkerPlan plan, PlatformAdapter adapter, MessageWriter output, Cancellation cancellation) {
    this.plan = plan;
    this.wanted = plan.extract().orElseThrow();
    this.adapter = adapter;
    this.output = output;
    this.cancellation = cancellation;
  }

  void run() {
    Progress progress = new ThrottledProgress(output);
    output.write(new WorkerMessage.PhaseStarted("start"));
    try (PlatformSession session = adapter.open(plan.connection())) {
      output.write(WorkerMessage.Described.of(session.describe()));
      List<String> names = wanted.tables();
      if (wanted.restore().isPresent()) {
        WorkerPlan.Extract.Restore dump = wanted.restore().get();
        names = session.restore(Path.of(dump.dump()), names, dump.jobs(), progress, cancellation);
      }
      ForeignTables foreign = session.foreignTables().orElseThrow(this::cannot);
      List<ExtractedTable> extracted = new ArrayList<>();
      for (ForeignTable table :
          chosen(names, foreign.list(wanted.place(), progress, cancellation))) {
        extracted.add(
            switch (wanted.depth()) {
              case LIST -> listed(table);
              case FINGERPRINT -> read(foreign, table, progress);
              case COPY -> copied(foreign, table, progress);
            });
      }
      output.write(new WorkerMessage.Extracted(extracted));
    }
  }

  private List<ForeignTable> chosen(List<String> tables, List<ForeignTable> all) {
    List<String> names = all.stream().map(ForeignTable::name).toList();
    for (String name : tables) {
      if (!names.contains(name)) {
        throw Problem.request(
                "'%s' has no table '%s'.".formatted(plan.connection().platform(), name),
                Suggestions.hint(name, names))
            .asException();
      }
    }
    return all.stream().filter(t -> tables.isEmpty() || tables.contains(t.name())).toList();
  }

  private static ExtractedTable listed(ForeignTable table) {
    return extracted(
        table,
        new TableEntry(table.schema(), table.rows().orElse(0), 0, "", List.of(), Optional.empty()));
  }

  private ExtractedTable read(ForeignTables foreign, ForeignTable table, Progress progress) {
    try (RowCursor rows = foreign.read(table)) {
      Fingerprint read =
          Fingerprint.of(
              rows,
              table.schema(),
              "Reading " + table.name(),
              table.rows().orElse(0),
              progress,
              cancellation);
      return extracted(
          table,
          new TableEntry(table.schema(), read.rows(), 0, read.hex(), List.of(), Optional.empty()));
    }
  }

  private ExtractedTable copied(ForeignTables foreign, ForeignTable table, Progress progress) {
    Path directory = Path.of(plan.directory().orElseThrow());
    ParquetTableWriter writer =
        new ParquetTableWriter(
            directory, directory.resolve(".spill"), Runtime.getRuntime().availableProcessors());
    RowProgress done =
        new RowProgress("Copying " + table.name(), table.rows().orElse(0), progress, cancellation);
    try (RowCursor rows = foreign.read(table)) {
      return extracted(table, writer.copy(table.schema(), rows, BYTES_PER_ROW, done));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The rows of %s cannot be written: %s.".formatted(table.name(), e.getMessage()),
              "See to free space and rights of the disk that holds Bakeoff's datasets.")
          .asException(e);
    }
  }

  private static ExtractedTable extracted(ForeignTable table, TableEntry entry) {
    return new ExtractedTable(table.place(), entry, table.notes());
  }

  private ProblemException cannot() {
    return Problem.request(
            "Bakeoff cannot read tables of others on %s."
                .formatted(adapter.descriptor().displayName()),
            "Export them there with the platform's own tools, and import the files.")
        .asException();
  }
}
