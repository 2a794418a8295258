package dev.bakeoff.workload;

import dev.bakeoff.metrics.Interval;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Takes all clients of a leg through its stretches and hands out what they measure. */
final class Phases {
  /** How long requests under way at the end may still take before they are given up. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** Between letting clients in and the first intended start: they must wake up. */
  private static final long LEAD_NANOS = 2_000_000;

  private final LoadSettings settings;
  private final PhaseGate gate;
  private final Measurements measurements;
  private final LoadListener listener;
  private final Silence silence;
  private long epoch;
  private int stretches;

  Phases(LoadSettings settings, PhaseGate gate, Measurements measurements, LoadListener listener) {
    this.settings = settings;
    this.gate = gate;
    this.measurements = measurements;
    this.listener = listener;
    this.silence = new Silence(listener);
  }

  /** Begins the measured phase, from whose start intervals are told. */
  void beginMeasured() {
    listener.measureStarted();
    epoch = System.nanoTime();
  }

  /**
   * Lets clients run without counting.
   *
   * @param rate of an open loop; empty for a closed one
   * @return requests per second that succeeded
   */
  double warmUp(Duration length, OptionalDouble rate) throws InterruptedException {
    if (length.isZero()) {
      return 0;
    }
    long start = System.nanoTime() + LEAD_NANOS;
    Stretch stretch = stretch(false, start, length, rate);
    if (gate.begin(stretch)) {
      boolean done = stretch.awaitClients(start + length.toNanos());
      // What waits in the queue of an open loop is forgotten: it is no fault of the next stretch.
      stretch.end();
      if (!done && !stretch.awaitClients(System.nanoTime() + GRACE.toNanos())) {
        throw stuck();
      }
    }
    throwIfBroken();
    return stretch.succeeded() * 1e9 / Math.max(1, System.nanoTime() - start);
  }

  /**
   * Measures, handing out an interval at regular times.
   *
   * @param step of a search; 0 where there is only one
   * @param length in which requests start
   * @param rate of an open loop; empty for a closed one
   * @param drain how long requests that wait in the queue of an open loop may wait on afterwards
   */
  List<Interval> measure(int step, Duration length, OptionalDouble rate, Duration drain)
      throws InterruptedException {
    List<Interval> intervals = new ArrayList<>();
    boolean open = rate.isPresent();
    long start = System.nanoTime() + (open ? LEAD_NANOS : 0);
    Stretch stretch = stretch(true, start, length, rate);
    if (!gate.begin(stretch)) {
      return intervals;
    }
    long interval = settings.interval().toNanos();
    long end = start + length.toNanos();
    long drained = end + (open ? Math.min(drain.toNanos(), GRACE.toNanos()) : 0);
    long from = start;
    boolean done = false;
    while (!done) {
      long until = from + interval;
      // A sliver of an interval at the end would hold too few requests to show.
      boolean last = from < end && until + interval / 2 >= end;
      done = stretch.awaitClients(last ? end : until);
      if (!done && last) {
        if (!open) {
          stretch.end();
        }
        // What the last requests take beyond the end is no interval of its own; a backlog is.
        if (stretch.schedule().isEmpty() || stretch.schedule().get().backlog() == 0) {
          done = stretch.awaitClients(open ? Math.min(drained, end + interval) : end + interval);
        }
      }
      if (!done && System.nanoTime() >= drained) {
        stretch.end();
        done = stretch.awaitClients(System.nanoTime() + interval / 2);
      }
      if (!done && System.nanoTime() > drained + GRACE.toNanos()) {
        throw stuck();
      }
      long now = System.nanoTime();
      Interval measured =
          measurements.drain(
              TimeUnit.NANOSECONDS.toMillis(from - epoch),
              (now - from) / 1e9,
              stretch.schedule().map(schedule -> schedule.counts(step)));
      listener.interval(measured);
      silence.heard(measured);
      intervals.add(measured);
      from = now;
    }
    throwIfBroken();
    return intervals;
  }

  private Stretch stretch(boolean counts, long start, Duration length, OptionalDouble rate) {
    long iterations = counts ? settings.iterations().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
    long most =
        iterations < Long.MAX_VALUE / settings.clients()
            ? iterations * settings.clients()
            : Long.MAX_VALUE;
    Optional<Schedule> schedule =
        rate.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Schedule(
                    settings.pacing(),
                    rate.getAsDouble(),
                    // Another row of arrivals in each, yet the same ones on every platform.
                    settings.seed() + stretches++,
                    start,
                    length,
                    most));
    return new Stretch(counts, iterations, schedule, settings.clients());
  }

  private void throwIfBroken() {
    Optional<Throwable> failure = gate.failure();
    if (failure.isPresent()) {
      throw Problem.of(
              Problem.Kind.INTERNAL, "A client broke: " + failure.get(), "The log has the details.")
          .asException(failure.get());
    }
  }

  private static ProblemException stuck() {
    return Problem.of(
            Problem.Kind.PLATFORM,
            "A request did not end within " + GRACE.toSeconds() + " s after the last was sent.",
            "Look at the platform's log for what it was doing.")
        .asException();
  }
}
