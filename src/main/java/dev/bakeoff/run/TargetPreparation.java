package dev.bakeoff.run;

import dev.bakeoff.dataset.Directories;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.Phase;
import dev.bakeoff.run.RunEvent.TableProof;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerMessage;
import dev.bakeoff.run.worker.WorkerPlan;
import dev.bakeoff.run.worker.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the dataset onto one platform, in a worker, and judges the proof that it is there. */
final class TargetPreparation {
  private static final Logger LOG = LoggerFactory.getLogger(TargetPreparation.class);

  /** Long enough for any load; a load that hangs is seen by its progress and cancelled by hand. */
  private static final Duration LIMIT = Duration.ofDays(2);

  private final TargetAccess access;
  private final WorkerCommands workers;
  private final EventStream events;
  private final Cancellation cancellation;
  private final Path scratch;

  /**
   * @param scratch for what workers in other languages read back; a folder that need not be there
   */
  TargetPreparation(
      TargetAccess access,
      WorkerCommands workers,
      EventStream events,
      Cancellation cancellation,
      Path scratch) {
    this.access = access;
    this.workers = workers;
    this.events = events;
    this.cancellation = cancellation;
    this.scratch = scratch;
  }

  LoadResult prepare(PlatformProfile profile, String namespace, Manifest dataset, Path directory)
      throws InterruptedException {
    String platform = profile.name();
    if (cancellation.isRequested()) {
      return failed(platform, Problems.cancelled(), Optional.empty());
    }
    events.emit(at -> new RunEvent.TargetPhase(at, platform, Phase.START));
    Answers answers = new Answers(platform);
    Path readBack = scratch.resolve("read-back-" + UUID.randomUUID());
    try {
      Connection connection = access.connect(profile, namespace, false);
      WorkerPlan plan =
          WorkerPlan.load(
              connection, new WorkerPlan.Dataset(directory.toString(), dataset), readBack);
      WorkerProcess worker =
          WorkerProcess.start(
              workers.find(profile.type(), WorkerPlan.Task.LOAD), plan, answers::hear);
      cancellation.onCancel(() -> worker.requestStop(Problems.cancelled()));
      Optional<Problem> problem = worker.await(LIMIT).problem();
      return problem.isPresent()
          ? failed(platform, problem.get(), answers.info())
          : judged(platform, dataset, answers);
    } catch (ProblemException e) {
      return failed(platform, e.problem(), answers.info());
    } finally {
      try {
        Directories.deleteTree(readBack);
      } catch (IOException | UncheckedIOException e) {
        LOG.info("files that were read back stay until the next start", e);
      }
    }
  }

  private LoadResult judged(String platform, Manifest dataset, Answers answers) {
    if (answers.loaded().isEmpty()) {
      return failed(
          platform,
          Problem.of(
              Problem.Kind.WORKER,
              "The worker ended without saying what it loaded.",
              "See the log."),
          answers.info());
    }
    WorkerMessage.Loaded loaded = answers.loaded().get();
    List<TableProof> proofs =
        loaded.readBack().isEmpty()
            ? loaded.tables()
            : ReadBackProof.of(
                dataset,
                loaded.readBack(),
                step -> events.emit(at -> new RunEvent.TargetProgress(at, platform, step)),
                cancellation);
    List<TableProof> wrong = proofs.stream().filter(t -> !t.matches()).toList();
    return new LoadResult(
        platform,
        wrong.isEmpty() ? Optional.empty() : Optional.of(difference(wrong)),
        loaded.reused(),
        loaded.loadSeconds(),
        loaded.validateSeconds(),
        answers.info(),
        proofs);
  }

  private static Problem difference(List<TableProof> wrong) {
    String tables =
        wrong.stream()
            .map(
                t ->
                    t.table()
                        + (t.rows() == t.expectedRows()
                            ? " (same number of rows, other values)"
                            : " (" + t.rows() + " rows instead of " + t.expectedRows() + ")"))
            .collect(Collectors.joining(", "));
    return Problem.of(
        Problem.Kind.DATA,
        "What the platform holds is not the dataset: " + tables + ".",
        "Figures on different data cannot be compared; look at what else writes to these tables.");
  }

  private static LoadResult failed(String platform, Problem problem, Optional<PlatformInfo> info) {
    return new LoadResult(platform, Optional.of(problem), false, 0, 0, info, List.of());
  }

  /** What the worker has said so far; written by its reader thread, read after its end. */
  private final class Answers {
    private final String platform;
    private volatile Optional<PlatformInfo> info = Optional.empty();
    private volatile Optional<WorkerMessage.Loaded> loaded = Optional.empty();

    Answers(String platform) {
      this.platform = platform;
    }

    Optional<PlatformInfo> info() {
      return info;
    }

    Optional<WorkerMessage.Loaded> loaded() {
      return loaded;
    }

    void hear(WorkerMessage message) {
      switch (message) {
        case WorkerMessage.Described described -> info = Optional.of(described.info());
        case WorkerMessage.Loaded answer -> loaded = Optional.of(answer);
        case WorkerMessage.PhaseStarted phase ->
            events.emit(at -> new RunEvent.TargetPhase(at, platform, phase(phase.phase())));
        case WorkerMessage.ProgressMade made ->
            events.emit(
                at ->
                    new RunEvent.TargetProgress(
                        at,
                        platform,
                        new Progress.Step(made.task(), made.done(), made.total(), made.unit())));
        case WorkerMessage.Log log ->
            events.log(OptionalInt.empty(), log.level(), platform + ": " + log.message());
        case WorkerMessage.Hello _,
            WorkerMessage.IntervalMeasured _,
            WorkerMessage.Resource _,
            WorkerMessage.ProblemFound _,
            WorkerMessage.Ready _,
            WorkerMessage.Validated _,
            WorkerMessage.Tested _,
            WorkerMessage.Extracted _,
            WorkerMessage.Facts _,
            WorkerMessage.Counted _,
            WorkerMessage.Done _ -> {}
      }
    }
  }

  static Phase phase(String name) {
    return Phase.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
