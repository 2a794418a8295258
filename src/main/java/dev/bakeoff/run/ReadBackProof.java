package dev.bakeoff.run;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ColumnarFiles;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.worker.WorkerMessage.ReadBack;
import java.nio.file.Path;
import java.util.List;

/**
 * Works out the proofs of a worker that leaves that to Bakeoff, from the files that it has written
 * of what its platform holds.
 */
final class ReadBackProof {
  private ReadBackProof() {}

  static List<TableProof> of(
      Manifest dataset, List<ReadBack> tables, Progress progress, Cancellation cancellation) {
    return dataset.tables().stream()
        .map(
            table ->
                tables.stream()
                    .filter(read -> read.table().equals(table.name()))
                    .findFirst()
                    .map(read -> proof(table, read, progress, cancellation))
                    .orElseThrow(
                        () ->
                            Problem.of(
                                    Problem.Kind.WORKER,
                                    "The worker did not read the table " + table.name() + " back.",
                                    "Its 'loaded' must name every table; see"
                                        + " docs/worker-protocol.md.")
                                .asException()))
        .toList();
  }

  private static TableProof proof(
      TableEntry table, ReadBack read, Progress progress, Cancellation cancellation) {
    List<Path> files = read.files().stream().map(Path::of).toList();
    try (RowCursor rows =
        new ColumnarFiles(ColumnarFiles.Kind.PARQUET, files).rows(table.schema())) {
      Fingerprint found =
          Fingerprint.of(
              rows,
              table.schema(),
              "Proving " + table.name(),
              table.rows(),
              progress,
              cancellation);
      return new TableProof(
          table.name(), table.rows(), found.rows(), table.fingerprint(), found.hex());
    }
  }
}
