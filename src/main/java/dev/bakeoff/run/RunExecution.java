package dev.bakeoff.run;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.RunEvent.LegStatus;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.worker.ServerPool;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run under way: prepares the dataset and the platforms, then works through the legs. */
final class RunExecution implements RunHandle {
  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

  private final Runner.Parts parts;
  private final EventStream events;
  private final Cancellation cancellation;
  private final Supplier<Prepared> preparation;
  private final CompletableFuture<RunStatus> end = new CompletableFuture<>();

  private volatile Optional<RunPlan> plan = Optional.empty();
  private RunStatus status = RunStatus.FAILED;
  private Optional<ProblemException> neverStarted = Optional.empty();

  RunExecution(
      Runner.Parts parts,
      EventStream events,
      Cancellation cancellation,
      Supplier<Prepared> preparation) {
    this.parts = parts;
    this.events = events;
    this.cancellation = cancellation;
    this.preparation = preparation;
  }

  /** A plan with the dataset that it is about. */
  record Prepared(RunPlan plan, Manifest dataset, Path directory) {}

  @Override
  public Optional<RunPlan> plan() {
    return plan;
  }

  @Override
  public void cancel() {
    cancellation.cancel();
  }

  @Override
  public CompletableFuture<RunStatus> end() {
    return end.copy();
  }

  /** Runs to the end; never throws for anything that went wrong in the run. */
  void run(RunConfig config) {
    Prepared prepared;
    try {
      prepared = preparation.get();
      plan = Optional.of(prepared.plan());
    } catch (ProblemException e) {
      neverStarted = Optional.of(e);
      events.emit(at -> new RunEvent.NotStarted(at, e.problem()));
      return;
    } catch (RuntimeException e) {
      LOG.error("the run could not be prepared", e);
      Problem problem =
          Problem.of(
              Problem.Kind.INTERNAL,
              "The run could not be prepared: " + e,
              "The log has the details.");
      neverStarted = Optional.of(problem.asException(e));
      events.emit(at -> new RunEvent.NotStarted(at, problem));
      return;
    }
    Environment environment = parts.environment().get();
    events.emit(at -> new RunEvent.RunStarted(at, prepared.plan(), environment));
    try (ServerPool servers = new ServerPool(parts.workers())) {
      TargetAccess access = new TargetAccess(parts.adapters(), parts.connections(), servers);
      status = work(config, prepared, access);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = RunStatus.CANCELLED;
    } catch (RuntimeException e) {
      LOG.error("the run failed for a reason of our own", e);
      events.log(OptionalInt.empty(), Level.ERROR, "The run failed: " + e);
      status = RunStatus.FAILED;
    }
    events.emit(at -> new RunEvent.RunFinished(at, status));
  }

  /** Tells whoever waits; after the run's lock is free again. */
  void complete() {
    neverStarted.ifPresentOrElse(end::completeExceptionally, () -> end.complete(status));
  }

  private RunStatus work(RunConfig config, Prepared prepared, TargetAccess access)
      throws InterruptedException {
    Map<String, Problem> unprepared = new HashMap<>();
    String namespace = Connections.namespace(prepared.dataset());
    TargetPreparation preparing =
        new TargetPreparation(
            access, parts.workers(), events, cancellation, parts.catalog().spill());
    for (PlatformProfile profile : config.platforms()) {
      LoadResult result =
          preparing.prepare(profile, namespace, prepared.dataset(), prepared.directory());
      result.problem().ifPresent(problem -> unprepared.put(profile.name(), problem));
      events.emit(at -> new RunEvent.TargetFinished(at, result));
    }
    LegExecution legs = new LegExecution(prepared, access, parts.workers(), events, cancellation);
    boolean allCompleted = true;
    for (LegPlan leg : prepared.plan().legs()) {
      LegStatus ended = runLeg(config, legs, leg, unprepared.get(leg.platform()));
      allCompleted &= ended == LegStatus.COMPLETED;
    }
    if (cancellation.isRequested()) {
      return RunStatus.CANCELLED;
    }
    return allCompleted ? RunStatus.COMPLETED : RunStatus.FAILED;
  }

  private LegStatus runLeg(RunConfig config, LegExecution legs, LegPlan leg, Problem unprepared)
      throws InterruptedException {
    if (cancellation.isRequested()) {
      return finish(leg, LegStatus.CANCELLED, Optional.of(Problems.cancelled()));
    }
    if (unprepared != null) {
      return finish(leg, LegStatus.FAILED, Optional.of(Problems.notPrepared(unprepared)));
    }
    PlatformProfile profile =
        config.platforms().stream()
            .filter(p -> p.name().equals(leg.platform()))
            .findFirst()
            .orElseThrow();
    Optional<Problem> problem = legs.run(leg, profile);
    LegStatus ended =
        problem.isEmpty()
            ? LegStatus.COMPLETED
            : cancellation.isRequested() ? LegStatus.CANCELLED : LegStatus.FAILED;
    return finish(leg, ended, problem);
  }

  private LegStatus finish(LegPlan leg, LegStatus ended, Optional<Problem> problem) {
    events.emit(at -> new RunEvent.LegFinished(at, leg.seq(), ended, problem));
    return ended;
  }
}
