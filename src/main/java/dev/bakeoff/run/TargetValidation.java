package dev.bakeoff.run;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerMessage;
import dev.bakeoff.run.worker.WorkerPlan;
import dev.bakeoff.run.worker.WorkerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Checks in a worker what one platform holds. */
final class TargetValidation {
  private static final Duration LIMIT = Duration.ofDays(1);

  private final TargetAccess access;
  private final WorkerCommands workers;
  private final Progress progress;
  private final Cancellation cancellation;

  TargetValidation(
      TargetAccess access, WorkerCommands workers, Progress progress, Cancellation cancellation) {
    this.access = access;
    this.workers = workers;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  ValidationReport run(
      PlatformProfile profile, Manifest dataset, Path directory, ValidationLevel level)
      throws InterruptedException {
    Connection connection = access.connect(profile, Connections.namespace(dataset), false);
    WorkerPlan plan =
        WorkerPlan.validate(
            connection, new WorkerPlan.Dataset(directory.toString(), dataset, level));
    AtomicReference<ValidationReport> answer = new AtomicReference<>();
    WorkerProcess worker =
        WorkerProcess.start(
            workers.find(profile.type(), WorkerPlan.Task.VALIDATE),
            plan,
            message -> {
              if (message instanceof WorkerMessage.Validated validated) {
                answer.set(validated.report());
              } else if (message instanceof WorkerMessage.ProgressMade made) {
                progress.report(
                    new Progress.Step(made.task(), made.done(), made.total(), made.unit()));
              }
            });
    cancellation.onCancel(() -> worker.requestStop(Problems.cancelled()));
    worker.awaitSuccess(LIMIT);
    if (answer.get() == null) {
      throw Problem.of(
              Problem.Kind.WORKER, "The worker ended without saying what it found.", "See the log.")
          .asException();
    }
    return answer.get();
  }
}
