package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.TableProof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a dataset version onto a platform and proves that it is there: whatever was loaded, or
 * found from an earlier load, is read back row by row and its fingerprints are compared.
 */
final class LoadTask {
  private final WorkerPlan plan;
  private final PlatformAdapter adapter;
  private final MessageWriter output;
  private final Cancellation cancellation;

  LoadTask(
      WorkerPlan plan, PlatformAdapter adapter, MessageWriter output, Cancellation cancellation) {
    this.plan = plan;
    this.adapter = adapter;
    this.output = output;
    this.cancellation = cancellation;
  }

  void run() {
    WorkerPlan.Dataset dataset = plan.dataset().orElseThrow();
    Manifest manifest = dataset.manifest();
    Progress progress = new ThrottledProgress(output);
    output.write(new WorkerMessage.PhaseStarted("start"));
    try (PlatformSession session = adapter.open(plan.connection())) {
      output.write(WorkerMessage.Described.of(session.describe()));
      boolean reused = session.holds(manifest);
      double loadSeconds = reused ? 0 : load(session, dataset, progress);
      long start = System.nanoTime();
      List<TableProof> proofs = validate(session, manifest, progress);
      if (reused && !proofs.stream().allMatch(TableProof::matches)) {
        output.write(
            new WorkerMessage.Log(
                Level.WARNING,
                "The data of an earlier load had changed on the platform, so they are loaded"
                    + " again."));
        reused = false;
        loadSeconds = load(session, dataset, progress);
        start = System.nanoTime();
        proofs = validate(session, manifest, progress);
      }
      double validateSeconds = (System.nanoTime() - start) / 1e9;
      output.write(new WorkerMessage.Loaded(reused, loadSeconds, validateSeconds, proofs));
    }
  }

  private double load(PlatformSession session, WorkerPlan.Dataset dataset, Progress progress) {
    output.write(new WorkerMessage.PhaseStarted("load"));
    long start = System.nanoTime();
    DatasetSource source = new ParquetSource(Path.of(dataset.directory()));
    session.load(dataset.manifest(), source, progress, cancellation);
    return (System.nanoTime() - start) / 1e9;
  }

  private List<TableProof> validate(PlatformSession session, Manifest manifest, Progress progress) {
    output.write(new WorkerMessage.PhaseStarted("validate"));
    List<TableProof> proofs = new ArrayList<>();
    for (TableEntry table : manifest.tables()) {
      try (RowCursor rows = session.scan(table)) {
        Fingerprint read =
            Fingerprint.of(
                rows,
                table.schema(),
                "Reading " + table.name() + " back",
                table.rows(),
                progress,
                cancellation);
        proofs.add(
            new TableProof(
                table.name(), table.rows(), read.rows(), table.fingerprint(), read.hex()));
      }
    }
    return proofs;
  }
}
