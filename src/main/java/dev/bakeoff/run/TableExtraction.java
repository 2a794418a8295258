package dev.bakeoff.run;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerMessage;
import dev.bakeoff.run.worker.WorkerPlan;
import dev.bakeoff.run.worker.WorkerPlan.Extract;
import dev.bakeoff.run.worker.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads tables of somebody else's in a worker. */
final class TableExtraction {
  private static final Duration LIMIT = Duration.ofDays(2);

  private final TargetAccess access;
  private final WorkerCommands workers;
  private final Progress progress;
  private final Cancellation cancellation;

  TableExtraction(
      TargetAccess access, WorkerCommands workers, Progress progress, Cancellation cancellation) {
    this.access = access;
    this.workers = workers;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Reads them.
   *
   * @param directory where files go; looked at only where tables are copied
   */
  List<ExtractedTable> run(PlatformTables.Place place, Extract.Depth depth, Path directory)
      throws InterruptedException {
    return run(place, new Extract(place.place(), place.tables(), depth), directory);
  }

  /** Restores a dump and reads its tables for their fingerprints. */
  List<ExtractedTable> restore(PlatformTables.Place place, Extract.Restore restore)
      throws InterruptedException {
    Extract extract =
        new Extract(place.place(), place.tables(), Extract.Depth.FINGERPRINT, Optional.of(restore));
    return run(place, extract, Path.of(""));
  }

  private List<ExtractedTable> run(PlatformTables.Place place, Extract extract, Path directory)
      throws InterruptedException {
    Connection connection =
        access.connect(place.profile(), "bakeoff_extract", extract.restore().isEmpty());
    WorkerPlan plan = WorkerPlan.extract(connection, extract, directory);
    AtomicReference<List<ExtractedTable>> answer = new AtomicReference<>(List.of());
    WorkerProcess worker =
        WorkerProcess.start(
            workers.find(place.profile().type(), WorkerPlan.Task.EXTRACT),
            plan,
            message -> {
              if (message instanceof WorkerMessage.Extracted extracted) {
                answer.set(extracted.tables());
              } else if (message instanceof WorkerMessage.ProgressMade made) {
                progress.report(
                    new Progress.Step(made.task(), made.done(), made.total(), made.unit()));
              }
            });
    cancellation.onCancel(() -> worker.requestStop(Problems.cancelled()));
    worker.awaitSuccess(LIMIT);
    return answer.get();
  }
}
