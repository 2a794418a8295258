package dev.bakeoff.run;

import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerMessage;
import dev.bakeoff.run.worker.WorkerPlan;
import dev.bakeoff.run.worker.WorkerProcess;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks a platform what it is. */
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TargetAccess access;
  private final WorkerCommands workers;

  Probe(TargetAccess access, WorkerCommands workers) {
    this.access = access;
    this.workers = workers;
  }

  PlatformInfo run(PlatformProfile profile, Consumer<TestStep> steps) throws InterruptedException {
    Connection connection = access.connect(profile, "bakeoff_probe", false);
    WorkerPlan plan = WorkerPlan.probe(connection);
    AtomicReference<PlatformInfo> answer = new AtomicReference<>();
    WorkerProcess worker =
        WorkerProcess.start(
            workers.find(profile.type(), WorkerPlan.Task.PROBE),
            plan,
            message -> {
              if (message instanceof WorkerMessage.Described described) {
                answer.set(described.info());
              } else if (message instanceof WorkerMessage.Tested tested) {
                steps.accept(tested.step());
              }
            });
    worker.awaitSuccess(LIMIT);
    return answer.get();
  }
}
