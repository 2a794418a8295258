package dev.bakeoff.ui.live;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunLauncher;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Starts a run and tells the window how it goes. Events are added up on the runner's thread; a
 * pulse publishes what they come to. However many events come, at most one publication waits for
 * the window's thread, and none is made while nobody looks, except for the run's end.
 *
 * <p>Methods are called, and the property changes, on the window's thread.
 */
public final class RunMonitor implements AutoCloseable {
  static final Duration PULSE = Duration.ofMillis(250);

  private static final System.Logger LOG = System.getLogger(RunMonitor.class.getName());

  private final RunLauncher launcher;
  private final Clock clock;
  private final Executor window;
  private final ScheduledExecutorService worker;
  private final AtomicBoolean publicationWaits = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Optional<MonitorSnapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private volatile Session session;
  private volatile boolean visible;

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
            Thread.ofPlatform().daemon().name("monitor").factory());
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
    Session now = session;
    return now != null && !now.state.over();
  }

  /**
   * Starts a run. Returns at once; where it cannot start, the snapshot says why.
   *
   * @throws ProblemException where another run is under way
   */
  public void start(RunConfig config) {
    if (busy()) {
      throw Problem.request(
              "'" + snapshotTitle() + "' is still running.",
              "Wait for its end or cancel it, then start this one.")
          .asException();
    }
    Session started = new Session(config);
    session = started;
    snapshot.set(Optional.of(started.state.snapshot(clock.instant())));
    worker.execute(started::launch);
  }

  /** Asks the run under way to stop; nothing happens where there is none. */
  public void cancel() {
    Session now = session;
    if (now != null) {
      now.state.cancelling();
      publish();
      worker.execute(now::cancel);
    }
  }

  /** Whether anyone looks: the pulse rests while nobody does. */
  public void setVisible(boolean looking) {
    visible = looking;
    if (looking && session != null) {
      snapshot.set(Optional.of(session.state.snapshot(clock.instant())));
    }
  }

  /** Stops publishing, and asks a run under way to stop. */
  @Override
  public void close() {
    Session now = session;
    if (now != null) {
      now.cancel();
    }
    worker.shutdownNow();
  }

  private void pulse() {
    if (visible && busy()) {
      publish();
    }
  }

  private void publish() {
    Session shown = session;
    if (publicationWaits.compareAndSet(false, true)) {
      MonitorSnapshot taken = shown.state.snapshot(clock.instant());
      window.execute(
          () -> {
            publicationWaits.set(false);
            if (shown == session) {
              // The end may have come while this waited: it must not be lost to conflation.
              snapshot.set(
                  Optional.of(shown.state.over() ? shown.state.snapshot(clock.instant()) : taken));
            }
          });
    }
  }

  private String snapshotTitle() {
    return snapshot.get().map(s -> s.heading().title()).orElse("A run");
  }

  /** One run from start to end. */
  private final class Session {
    private final RunConfig config;
    private final MonitorState state;
    private Optional<RunHandle> handle = Optional.empty();
    private boolean cancelled;

    Session(RunConfig config) {
      this.config = config;
      this.state = new MonitorState(config, clock.instant());
    }

    /** On the worker thread: taking the home's lock reads and writes files. */
    void launch() {
      try {
        RunHandle launched = launcher.launch(config, this::hear);
        boolean stop;
        synchronized (this) {
          handle = Optional.of(launched);
          stop = cancelled;
        }
        if (stop) {
          launched.cancel();
        }
        var _ = launched.end().whenComplete((status, error) -> ended(error));
      } catch (ProblemException e) {
        notStarted(e.problem());
      } catch (RuntimeException e) {
        notStarted(internal(e));
      }
    }

    void cancel() {
      Optional<RunHandle> running;
      synchronized (this) {
        cancelled = true;
        running = handle;
      }
      running.ifPresent(RunHandle::cancel);
    }

    private void hear(RunEvent event) {
      state.on(event);
      if (state.over()) {
        publish();
      }
    }

    private void ended(Throwable error) {
      if (error == null || state.over()) {
        return;
      }
      Throwable cause = error instanceof CompletionException ? error.getCause() : error;
      notStarted(cause instanceof ProblemException e ? e.problem() : internal(cause));
    }

    private void notStarted(Problem problem) {
      hear(new RunEvent.NotStarted(clock.instant(), problem));
    }

    private Problem internal(Throwable cause) {
      LOG.log(System.Logger.Level.ERROR, "A run could not be started", cause);
      return Problem.of(
          Problem.Kind.INTERNAL,
          "The run stopped because of a mistake in Bakeoff.",
          "What was measured so far is in the history; the log file tells more.");
    }
  }
}
