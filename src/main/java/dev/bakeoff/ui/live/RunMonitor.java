package dev.bakeoff.ui.live;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.ui.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Starts a run and tells the window how it goes. Events are added up on the runner's thread; a
 * pulse publishes what they come to, four times a second while the live screen is in sight and once
 * a second otherwise. However many events come, at most one publication waits for the window's
 * thread.
 *
 * <p>Methods are called, and properties change, on the window's thread.
 */
public final class RunMonitor implements AutoCloseable {
  static final Duration PULSE = Duration.ofMillis(250);

  private static final int PULSES_OUT_OF_SIGHT = 4;

  private final RunLauncher launcher;
  private final Clock clock;
  private final Executor window;
  private final ScheduledExecutorService worker;
  private final AtomicBoolean publicationWaits = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Optional<MonitorSnapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private volatile Optional<Session> session = Optional.empty();
  private volatile boolean visible;
  private int pulses;

  /**
   * @param launcher starts runs
   * @param clock of the run's times
   * @param window runs tasks on the window's thread, in order
   */
  public RunMonitor(RunLauncher launcher, Clock clock, Executor window) {
    this.launcher = launcher;
    this.clock = clock;
    this.window = window;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-monitor").factory());
    var _ =
        worker.scheduleAtFixedRate(
            this::pulse, PULSE.toMillis(), PULSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The run under way or the last one; empty before the first. */
  public ReadOnlyObjectProperty<Optional<MonitorSnapshot>> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** Whether a run is under way. */
  public boolean busy() {
    return session.filter(s -> !s.done()).isPresent();
  }

  /**
   * Starts a run. Returns at once; where it cannot start, the snapshot says why.
   *
   * @throws ProblemException where another run is under way
   */
  public void start(RunConfig config) {
    if (busy()) {
      throw Problem.request(
              Texts.of("live.another-run-is-still-under-way"),
              Texts.of("live.wait-for-its-end-or-cancel"))
          .asException();
    }
    Session started = new Session(config, clock, this::publish);
    session = Optional.of(started);
    show(started);
    worker.execute(() -> started.launch(launcher));
  }

  /** Asks the run under way to stop; nothing happens where there is none. */
  public void cancel() {
    session
        .filter(s -> !s.done())
        .ifPresent(
            s -> {
              s.state().cancelling();
              show(s);
              worker.execute(s::cancel);
            });
  }

  /** Whether the live screen is in sight. */
  public void setVisible(boolean inSight) {
    visible = inSight;
    if (inSight) {
      session.ifPresent(this::show);
    }
  }

  /** Stops publishing, and asks a run under way to stop. */
  @Override
  public void close() {
    session.ifPresent(Session::cancel);
    worker.shutdownNow();
  }

  private void pulse() {
    pulses++;
    if (busy() && (visible || pulses % PULSES_OUT_OF_SIGHT == 0)) {
      publish();
    }
  }

  /** On any thread. */
  private void publish() {
    if (publicationWaits.compareAndSet(false, true)) {
      // Copied here, so that the window's thread only draws.
      Optional<Session> shown = session;
      Optional<MonitorSnapshot> taken = shown.map(s -> s.look(visible || s.done()));
      window.execute(
          () -> {
            publicationWaits.set(false);
            if (shown.equals(session)) {
              shown.ifPresent(s -> show(s, taken.orElseThrow()));
            }
          });
    }
  }

  private void show(Session shown) {
    show(shown, shown.snapshot());
  }

  private void show(Session shown, MonitorSnapshot taken) {
    boolean done = shown.done();
    // The end may have come after the snapshot was taken, and no other publication follows it.
    MonitorSnapshot latest = done && !taken.stage().over() ? shown.snapshot() : taken;
    // An end is shown once another run may start: whoever hears of it may want just that.
    if (done || !latest.stage().over()) {
      snapshot.set(Optional.of(latest));
    }
  }
}
