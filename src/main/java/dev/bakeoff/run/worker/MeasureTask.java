package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.metrics.DriverWatch;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.FileCache;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.workload.LoadDriver;
import dev.bakeoff.workload.LoadListener;
import dev.bakeoff.workload.LoadSettings;
import dev.bakeoff.workload.RequestData;
import dev.bakeoff.workload.RequestPlan;
import dev.bakeoff.workload.WorkloadOptions.CacheState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one leg against data that an earlier load task has left on the platform. */
final class MeasureTask {
  private static final int MOST_NOTES = 50;

  private final WorkerPlan plan;
  private final PlatformAdapter adapter;
  private final MessageWriter output;
  private final Cancellation cancellation;

  MeasureTask(
      WorkerPlan plan, PlatformAdapter adapter, MessageWriter output, Cancellation cancellation) {
    this.plan = plan;
    this.adapter = adapter;
    this.output = output;
    this.cancellation = cancellation;
  }

  void run() throws InterruptedException {
    LegPlan leg = plan.leg().orElseThrow();
    Manifest manifest = plan.dataset().orElseThrow().manifest();
    RequestPlan requests =
        new RequestData(new ParquetSource(Path.of(plan.dataset().orElseThrow().directory())))
            .fill(
                RequestPlan.of(leg.pattern(), leg.fanoutLimit(), leg.options(), manifest.tables()));
    LoadSettings settings =
        new LoadSettings(
            leg.clients(),
            leg.warmup(),
            leg.duration(),
            leg.iterations(),
            Duration.ofMillis(plan.intervalMillis()),
            leg.keys(),
            leg.options().keys(),
            leg.options().pacing(),
            plan.seed());
    makeCold(leg);
    try (PlatformSession session = adapter.open(plan.connection())) {
      if (!session.holds(manifest)) {
        throw Problem.of(
                Problem.Kind.DATA,
                "The platform no longer holds " + manifest.ref() + " as it was loaded.",
                "Somebody changed or dropped its tables; run again to load them anew.")
            .asException();
      }
      Counting counting =
          new Counting(session, adapter.descriptor().can(Capability.SERVER_COUNTERS));
      try (DriverWatch watch = DriverWatch.start()) {
        new LoadDriver(session, requests, settings, new Reporter(counting, watch))
            .run(cancellation);
      }
      counting.end();
      output.write(new WorkerMessage.PhaseStarted("tear_down"));
    }
    cancellation.throwIfRequested();
  }

  /** What runs in this process has nothing cached but its files, before it opens them. */
  private void makeCold(LegPlan leg) {
    List<Path> files = adapter.files(plan.connection());
    if (leg.options().cache() == CacheState.COLD && !files.isEmpty()) {
      double done = FileCache.drop(files) ? 1 : 0;
      output.write(new WorkerMessage.Facts(Map.of(Fact.CACHE_CLEARED, done)));
    }
  }

  /**
   * Reads the platform's counters just after the beginning and after the end of the measured phase,
   * and a server's every second in between.
   */
  private final class Counting {
    private final PlatformSession session;
    private final boolean continuous;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread =
        Thread.ofPlatform().daemon().name("counters").unstarted(this::work);

    Counting(PlatformSession session, boolean continuous) {
      this.session = session;
      this.continuous = continuous;
    }

    /** Returns at once: the measured phase must not wait for an answer. */
    void begin() {
      thread.start();
    }

    void end() throws InterruptedException {
      over.countDown();
      if (thread.getState() != Thread.State.NEW) {
        thread.join();
        tell();
      }
    }

    private void work() {
      try {
        do {
          tell();
        } while (continuous && !over.await(1, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void tell() {
      try {
        Map<String, Double> counters = session.counters();
        if (!counters.isEmpty()) {
          output.write(new WorkerMessage.Counted(counters));
        }
      } catch (ProblemException e) {
        output.write(
            new WorkerMessage.Log(
                Level.WARNING, "The platform's counters are not known: " + e.problem().what()));
      }
    }
  }

  private final class Reporter implements LoadListener {
    private final AtomicInteger notes = new AtomicInteger();
    private final Counting counting;
    private final DriverWatch watch;

    Reporter(Counting counting, DriverWatch watch) {
      this.counting = counting;
      this.watch = watch;
    }

    @Override
    public void warmupStarted() {
      output.write(new WorkerMessage.PhaseStarted("warm_up"));
    }

    @Override
    public void measureStarted() {
      output.write(new WorkerMessage.PhaseStarted("measure"));
      counting.begin();
      // What happened while connecting and warming up is no fault of the measured phase.
      var _ = watch.sample();
    }

    @Override
    public void interval(Interval interval) {
      DriverWatch.Sample driver = watch.sample();
      output.write(
          new WorkerMessage.Resource(
              OptionalDouble.of(driver.cpuPercent()),
              OptionalDouble.empty(),
              OptionalDouble.of(driver.gcMillis()),
              OptionalDouble.of(driver.hiccupMillis())));
      output.write(
          new WorkerMessage.IntervalMeasured(
              interval.startMillis(),
              interval.seconds(),
              Optional.of(interval.latencies().encode()),
              Optional.empty(),
              interval.errors(),
              encoded(interval.series()),
              interval.arrivals()));
    }

    private static Map<String, String> encoded(Map<String, Latencies> series) {
      Map<String, String> encoded = new TreeMap<>();
      series.forEach((name, latencies) -> encoded.put(name, latencies.encode()));
      return encoded;
    }

    @Override
    public void facts(Map<String, Double> facts) {
      output.write(new WorkerMessage.Facts(facts));
    }

    @Override
    public void note(String message) {
      int count = notes.incrementAndGet();
      if (count <= MOST_NOTES) {
        output.write(new WorkerMessage.Log(Level.WARNING, message));
      } else if (count == MOST_NOTES + 1) {
        output.write(
            new WorkerMessage.Log(Level.WARNING, "Further notes of this leg are left out."));
      }
    }
  }
}
