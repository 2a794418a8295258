package dev.bakeoff.run;

import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.Connections;
import dev.bakeoff.platform.PlatformProfile;
import dev.bakeoff.run.worker.WorkerCommands;
import dev.bakeoff.run.worker.WorkerMessage;
import dev.bakeoff.run.worker.WorkerPlan;
import dev.bakeoff.run.worker.WorkerProcess;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Runs legs, one worker process each, and passes on what they say. */
final class LegExecution {
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final RunExecution.Prepared prepared;
  private final TargetAccess access;
  private final WorkerCommands workers;
  private final EventStream events;
  private final Cancellation cancellation;

  LegExecution(
      RunExecution.Prepared prepared,
      TargetAccess access,
      WorkerCommands workers,
      EventStream events,
      Cancellation cancellation) {
    this.prepared = prepared;
    this.access = access;
    this.workers = workers;
    this.events = events;
    this.cancellation = cancellation;
  }

  /** Runs one leg to its end and says why it failed, where it did. */
  Optional<Problem> run(LegPlan leg, PlatformProfile profile) throws InterruptedException {
    events.emit(at -> new RunEvent.LegStarted(at, leg.seq()));
    AtomicLong operations = new AtomicLong();
    CounterGrowth counters = new CounterGrowth();
    DriverGauges gauges = new DriverGauges();
    try {
      makeCold(leg, profile);
      Connection connection =
          access.connect(profile, Connections.namespace(prepared.dataset()), !writes(leg));
      WorkerProcess worker =
          WorkerProcess.start(
              workers.find(profile.type(), WorkerPlan.Task.MEASURE),
              plan(leg, connection),
              message -> hear(leg, message, operations, counters, gauges));
      cancellation.onCancel(() -> worker.requestStop(Problems.cancelled()));
      OptionalLong serverPid =
          connection.setting("server_pid", "").isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(Long.parseLong(connection.setting("server_pid", "")));
      try (ResourceSampling sampling =
          new ResourceSampling(leg.seq(), worker.pid(), serverPid, interval(leg), events, gauges)) {
        sampling.start();
        Optional<Problem> problem = worker.await(leg.timeout()).problem();
        counters
            .total()
            .ifPresent(grew -> events.emit(at -> new RunEvent.LegCounters(at, leg.seq(), grew)));
        return problem.isPresent() || operations.get() > 0
            ? problem
            : Optional.of(nothingSucceeded());
      }
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private boolean writes(LegPlan leg) {
    return RequestPlan.of(
            leg.pattern(), leg.fanoutLimit(), leg.options(), prepared.dataset().tables())
        .writes();
  }

  private void makeCold(LegPlan leg, PlatformProfile profile) {
    if (leg.options().cache() == CacheState.COLD) {
      access
          .makeCold(profile)
          .ifPresent(
              done ->
                  events.emit(
                      at ->
                          new RunEvent.LegFacts(
                              at, leg.seq(), Map.of(Fact.CACHE_CLEARED, done ? 1.0 : 0.0))));
    }
  }

  private WorkerPlan plan(LegPlan leg, Connection connection) {
    return WorkerPlan.measure(
        connection,
        new WorkerPlan.Dataset(prepared.directory().toString(), prepared.dataset()),
        leg,
        keySeed(leg),
        interval(leg));
  }

  /**
   * The same for every platform, so that all are asked for the same keys; another for each trial.
   */
  private long keySeed(LegPlan leg) {
    return prepared.plan().seed() * 1_000_003L + 31L * leg.setting().hashCode() + leg.trial();
  }

  /** A second, or a part of it where a leg is too short for a curve of seconds. */
  private static Duration interval(LegPlan leg) {
    return leg.duration().compareTo(SHORT) < 0 ? Duration.ofMillis(250) : Duration.ofSeconds(1);
  }

  private void hear(
      LegPlan leg,
      WorkerMessage message,
      AtomicLong operations,
      CounterGrowth counters,
      DriverGauges gauges) {
    switch (message) {
      case WorkerMessage.PhaseStarted phase ->
          events.emit(
              at -> new RunEvent.LegPhase(at, leg.seq(), TargetPreparation.phase(phase.phase())));
      case WorkerMessage.IntervalMeasured measured -> {
        Interval interval = interval(measured);
        operations.addAndGet(interval.operations());
        events.emit(at -> new RunEvent.LegInterval(at, leg.seq(), interval));
      }
      case WorkerMessage.Log log ->
          events.log(OptionalInt.of(leg.seq()), log.level(), leg.platform() + ": " + log.message());
      case WorkerMessage.Counted(Map<String, Double> read) -> gauges.counted(counters.read(read));
      case WorkerMessage.Resource use -> gauges.driver(use);
      case WorkerMessage.Facts(Map<String, Double> facts) ->
          events.emit(at -> new RunEvent.LegFacts(at, leg.seq(), facts));
      case WorkerMessage.Hello _,
          WorkerMessage.ProgressMade _,
          WorkerMessage.ProblemFound _,
          WorkerMessage.Ready _,
          WorkerMessage.Described _,
          WorkerMessage.Loaded _,
          WorkerMessage.Validated _,
          WorkerMessage.Tested _,
          WorkerMessage.Extracted _,
          WorkerMessage.Done _ -> {}
    }
  }

  private static Interval interval(WorkerMessage.IntervalMeasured measured) {
    Latencies latencies =
        measured
            .histogram()
            .map(Latencies::decode)
            .or(() -> measured.nanos().map(Latencies::ofNanos))
            .orElse(Latencies.EMPTY);
    Map<String, Latencies> series = new HashMap<>();
    measured.series().forEach((name, histogram) -> series.put(name, Latencies.decode(histogram)));
    return new Interval(
        measured.startMs(),
        measured.seconds(),
        latencies,
        measured.errors(),
        series,
        measured.arrivals());
  }

  private static Problem nothingSucceeded() {
    return Problem.of(
        Problem.Kind.PLATFORM,
        "No request succeeded.",
        "The run's log names the first failures; check that the platform runs and holds the data.");
  }
}
