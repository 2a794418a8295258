package dev.bakeoff.run;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.Origin;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableOrder;
import dev.bakeoff.dataset.ValidationLevel;
import dev.bakeoff.dataset.ValidationReport;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.metrics.Environment;
import dev.bakeoff.metrics.cost.PriceBook;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.Adapters;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.PlatformInfo;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.platform.TestStep;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.run.worker.ServerPool;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerPlan.Extract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plans runs, and runs them on threads and in processes of their own. */
public final class Runner implements RunLauncher, PlatformChecker, PlatformData, PlatformTables {
  /** What a runner works with. */
  public record Parts(
      DatasetCatalog catalog,
      DatasetCreator creator,
      Adapters adapters,
      Connections connections,
      WorkerCommands workers,
      Supplier<Environment> environment,
      Supplier<PriceBook> prices,
      Clock clock) {}

  private final Parts parts;
  private final RunLock lock;
  private final RunListener history;
  private final RunPlanner planner;

  /**
   * @param lock of the home that everything happens in
   * @param history hears each event before anybody else
   */
  public Runner(Parts parts, RunLock lock, RunListener history) {
    this.parts = parts;
    this.lock = lock;
    this.history = history;
    this.planner = new RunPlanner(parts.adapters(), parts.prices(), parts.clock());
  }

  @Override
  public RunPlan plan(RunConfig config, Manifest dataset) {
    return planner.plan(config, dataset);
  }

  @Override
  public RunHandle launch(RunConfig config, RunListener listener) {
    parts.connections().announce(config.platforms(), parts.adapters());
    lock.acquireForRun(config.name());
    Cancellation cancellation = new Cancellation();
    EventStream events = new EventStream(parts.clock(), this::record, listener);
    RunExecution execution =
        new RunExecution(parts, events, cancellation, () -> prepare(config, events, cancellation));
    Thread.ofPlatform()
        .name("run")
        .start(
            () -> {
              try (StopRequests _ = new StopRequests(lock, cancellation)) {
                execution.run(config);
              } finally {
                lock.release();
                execution.complete();
              }
            });
    return execution;
  }

  private void record(RunEvent event) {
    history.on(event);
    if (event instanceof RunEvent.RunStarted started) {
      // From now on another process finds it in the history.
      lock.runs(started.plan().id());
    }
  }

  private RunExecution.Prepared prepare(
      RunConfig config, EventStream events, Cancellation cancellation) {
    Progress progress = step -> events.emit(at -> new RunEvent.Preparing(at, step));
    Manifest manifest =
        config
            .create()
            .map(request -> parts.creator().ensure(request, progress, cancellation))
            .orElseGet(() -> parts.catalog().get(config.dataset()));
    Path directory = parts.catalog().directory(manifest);
    return new RunExecution.Prepared(plan(config, manifest), manifest, directory);
  }

  @Override
  public PlatformInfo check(PlatformProfile profile, Consumer<TestStep> steps) {
    try (ServerPool servers = new ServerPool(parts.workers())) {
      TargetAccess access = new TargetAccess(parts.adapters(), parts.connections(), servers);
      return new Probe(access, parts.workers()).run(profile, steps);
    } catch (ProblemException e) {
      // What the user answered may have been the reason; the next attempt asks again.
      parts.connections().forgetAnswers(profile);
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.interrupted().asException(e);
    }
  }

  @Override
  public LoadResult load(
      PlatformProfile profile, Manifest dataset, Progress progress, Cancellation cancellation) {
    RunListener nobody = event -> {};
    RunListener teller =
        event -> {
          if (event instanceof RunEvent.TargetProgress made) {
            progress.report(made.step());
          }
        };
    EventStream events = new EventStream(parts.clock(), nobody, teller);
    return withServers(
        "loading " + dataset.ref() + " into " + profile.name(),
        access -> {
          LoadResult result =
              new TargetPreparation(
                      access, parts.workers(), events, cancellation, parts.catalog().spill())
                  .prepare(
                      profile,
                      Connections.namespace(dataset),
                      dataset,
                      parts.catalog().directory(dataset));
          if (result.problem().isPresent()) {
            throw result.problem().get().asException();
          }
          return result;
        });
  }

  @Override
  public ValidationReport validate(
      PlatformProfile profile,
      Manifest dataset,
      ValidationLevel level,
      Progress progress,
      Cancellation cancellation) {
    return withServers(
        "checking " + dataset.ref() + " on " + profile.name(),
        access ->
            new TargetValidation(access, parts.workers(), progress, cancellation)
                .run(profile, dataset, parts.catalog().directory(dataset), level));
  }

  @Override
  public List<ExtractedTable> list(Place place, Progress progress, Cancellation cancellation) {
    return extract(place, Extract.Depth.LIST, Path.of(""), progress, cancellation);
  }

  @Override
  public List<ExtractedTable> fingerprints(
      Place place, Progress progress, Cancellation cancellation) {
    return extract(place, Extract.Depth.FINGERPRINT, Path.of(""), progress, cancellation);
  }

  @Override
  public List<ExtractedTable> restore(
      Place place, Path dump, int jobs, Progress progress, Cancellation cancellation) {
    Extract.Restore restore = new Extract.Restore(dump.toAbsolutePath().toString(), jobs);
    return withServers(
        "restoring " + dump.getFileName() + " into " + place.profile().name(),
        access ->
            new TableExtraction(access, parts.workers(), progress, cancellation)
                .restore(place, restore));
  }

  @Override
  public Copied copy(Place place, DatasetRef ref, Progress progress, Cancellation cancellation) {
    try (VersionWriter writer = parts.catalog().write(ref, progress, cancellation)) {
      List<ExtractedTable> copied =
          extract(place, Extract.Depth.COPY, writer.directory(), progress, cancellation);
      List<TableEntry> entries =
          copied.stream().map(table -> writer.adopt(table.entry(), cancellation)).toList();
      return new Copied(
          writer.publish(
              Origin.imported(place.url()),
              Optional.empty(),
              parts.clock().instant(),
              TableOrder.parentsFirst(entries)),
          copied);
    }
  }

  private List<ExtractedTable> extract(
      Place place,
      Extract.Depth depth,
      Path directory,
      Progress progress,
      Cancellation cancellation) {
    return withServers(
        "reading " + place.url(),
        access ->
            new TableExtraction(access, parts.workers(), progress, cancellation)
                .run(place, depth, directory));
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(TargetAccess access) throws InterruptedException;
  }

  /** One at a time per home, like runs: two would disturb each other. */
  private <T> T withServers(String what, Work<T> work) {
    lock.acquire(what);
    try (ServerPool servers = new ServerPool(parts.workers())) {
      return work.run(new TargetAccess(parts.adapters(), parts.connections(), servers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.interrupted().asException(e);
    } finally {
      lock.release();
    }
  }

  @Override
  public RunConfig quickstart() {
    return Quickstart.config();
  }
}
