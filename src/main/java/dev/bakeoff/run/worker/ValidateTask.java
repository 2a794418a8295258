package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.RowDifferences;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.dataset.ValidationReport.TableReport;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks what a platform holds against a dataset version, without changing anything there. */
final class ValidateTask {
  /** So many rows of each table are compared value by value at the level of samples. */
  private static final long SAMPLED_ROWS = 10_000;

  private final WorkerPlan.Dataset dataset;
  private final WorkerPlan plan;
  private final PlatformAdapter adapter;
  private final MessageWriter output;
  private final Cancellation cancellation;

  ValidateTask(
      WorkerPlan plan, PlatformAdapter adapter, MessageWriter output, Cancellation cancellation) {
    this.plan = plan;
    this.dataset = plan.dataset().orElseThrow();
    this.adapter = adapter;
    this.output = output;
    this.cancellation = cancellation;
  }

  void run() {
    Manifest manifest = dataset.manifest();
    Progress progress = new ThrottledProgress(output);
    output.write(new WorkerMessage.PhaseStarted("validate"));
    List<TableReport> tables = new ArrayList<>();
    try (PlatformSession session = adapter.open(plan.connection())) {
      output.write(WorkerMessage.Described.of(session.describe()));
      for (TableEntry table : manifest.tables()) {
        tables.add(check(session, table, progress));
      }
    }
    output.write(
        new WorkerMessage.Validated(
            new ValidationReport(manifest.ref(), manifest.fingerprint(), dataset.level(), tables)));
  }

  private TableReport check(PlatformSession session, TableEntry table, Progress progress) {
    List<String> problems = new ArrayList<>();
    long rows = 0;
    long compared = 0;
    String fingerprint = "";
    try {
      switch (dataset.level()) {
        case COUNTS -> rows = session.count(table);
        case SAMPLE -> {
          rows = session.count(table);
          compared = Math.min(rows, SAMPLED_ROWS);
          try (RowCursor found = new FirstRows(session.scan(table), compared)) {
            differences(progress).samples(files(), table, found).forEach(problems::add);
          }
        }
        case FULL -> {
          Fingerprint read = fingerprint(session, table, progress);
          rows = read.rows();
          compared = rows;
          fingerprint = read.hex();
          if (!fingerprint.equals(table.fingerprint())) {
            try (RowCursor found = session.scan(table)) {
              problems.addAll(differences(progress).fromFiles(files(), table, found));
            }
          }
        }
      }
      if (rows != table.rows()) {
        problems.addFirst(
            "%s has %,d rows, but should have %,d.".formatted(table.name(), rows, table.rows()));
      }
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      problems.add(e.problem().what());
    }
    return new TableReport(
        table.name(), table.rows(), rows, compared, table.fingerprint(), fingerprint, problems);
  }

  private Fingerprint fingerprint(PlatformSession session, TableEntry table, Progress progress) {
    try (RowCursor rows = session.scan(table)) {
      return Fingerprint.of(
          rows,
          table.schema(),
          "Reading " + table.name() + " back",
          table.rows(),
          progress,
          cancellation);
    }
  }

  private RowDifferences differences(Progress progress) {
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "bakeoff-compare");
    return new RowDifferences(scratch, progress, cancellation);
  }

  private ParquetSource files() {
    return new ParquetSource(Path.of(dataset.directory()));
  }
}
