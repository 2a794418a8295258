package dev.bakeoff.run.worker;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.format.KeyList;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.PlatformAdapter;
import dev.bakeoff.platform.PlatformSession;
import dev.bakeoff.run.LegPlan;
import dev.bakeoff.run.RunEvent.Level;
import dev.bakeoff.workload.AccessPlan;
import dev.bakeoff.workload.LoadDriver;
import dev.bakeoff.workload.LoadListener;
import dev.bakeoff.workload.LoadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one leg against data that an earlier load task has left on the platform. */
final class MeasureTask {
  private static final int MOST_NOTES = 50;

  /** 32 MB of keys; more would only make the worker larger, not the draws fairer. */
  private static final int MOST_KEYS = 4_000_000;

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
    AccessPlan access = listed(AccessPlan.of(leg.pattern(), manifest.tables(), leg.fanoutLimit()));
    LoadSettings settings =
        new LoadSettings(
            leg.clients(),
            leg.warmup(),
            leg.duration(),
            leg.iterations(),
            Duration.ofMillis(plan.intervalMillis()),
            leg.keys(),
            plan.seed());
    try (PlatformSession session = adapter.open(plan.connection())) {
      if (!session.holds(manifest)) {
        throw Problem.of(
                Problem.Kind.DATA,
                "The platform no longer holds " + manifest.ref() + " as it was loaded.",
                "Somebody changed or dropped its tables; run again to load them anew.")
            .asException();
      }
      Counting counting = new Counting(session);
      new LoadDriver(session, access, settings, new Reporter(counting)).run(cancellation);
      counting.end();
      output.write(new WorkerMessage.PhaseStarted("tear_down"));
    }
    cancellation.throwIfRequested();
  }

  /** Keys with gaps are taken from the dataset's files, before anything is measured. */
  private AccessPlan listed(AccessPlan access) {
    ParquetSource files = new ParquetSource(Path.of(plan.dataset().orElseThrow().directory()));
    return access
        .unlisted()
        .map(table -> access.withKeys(KeyList.read(files, table, MOST_KEYS)))
        .orElse(access);
  }

  /**
   * Reads the platform's counters just after the beginning and after the end of the measured phase.
   */
  private final class Counting {
    private final PlatformSession session;
    private final Thread first =
        Thread.ofPlatform().daemon().name("counters").unstarted(this::tell);

    Counting(PlatformSession session) {
      this.session = session;
    }

    /** Returns at once: the measured phase must not wait for an answer. */
    void begin() {
      first.start();
    }

    void end() throws InterruptedException {
      if (first.getState() != Thread.State.NEW) {
        first.join();
        tell();
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

    Reporter(Counting counting) {
      this.counting = counting;
    }

    @Override
    public void warmupStarted() {
      output.write(new WorkerMessage.PhaseStarted("warm_up"));
    }

    @Override
    public void measureStarted() {
      output.write(new WorkerMessage.PhaseStarted("measure"));
      counting.begin();
    }

    @Override
    public void interval(Interval interval) {
      output.write(
          new WorkerMessage.IntervalMeasured(
              interval.startMillis(),
              interval.seconds(),
              Optional.of(interval.latencies().encode()),
              Optional.empty(),
              interval.errors()));
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
