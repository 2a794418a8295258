package dev.bakeoff.ui.live;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunLauncher;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunWatcher;
import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Starts a run, or finds one that another process works at, and tells the window how it goes.
 * Events are added up on the runner's thread; a pulse publishes what they come to, four times a
 * second while the live screen is in sight and once a second otherwise. However many events come,
 * at most one publication waits for the window's thread.
 *
 * <p>Methods are called, and properties change, on the window's thread.
 */
public final class RunMonitor implements AutoCloseable {
  static final Duration PULSE = Duration.ofMillis(250);

  private static final int PULSES_OUT_OF_SIGHT = 4;

  /** Room on a disk changes slowly, and asking for it may take a while. */
  private static final int PULSES_PER_DISK_LOOK = 20;

  private final RunLauncher launcher;
  private final Optional<Others> others;
  private final Clock clock;
  private final Executor window;
  private final ScheduledExecutorService worker;
  private final AtomicBoolean publicationWaits = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<Optional<MonitorSnapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private volatile Optional<Session> session = Optional.empty();
  private volatile boolean visible;
  private volatile OptionalLong diskFree = OptionalLong.empty();
  private volatile Optional<Instant> followed = Optional.empty();
  private TimeView view = TimeView.Whole.RUN;
  private final AtomicInteger shownDirectly = new AtomicInteger();
  private boolean detail;
  private int pulses;

  /** Where runs of other processes are looked for. */
  private record Others(RunWatcher watcher, Path home) {}

  /**
   * Of this process' runs only.
   *
   * @param launcher starts runs
   * @param clock of the run's times
   * @param window runs tasks on the window's thread, in order
   */
  public RunMonitor(RunLauncher launcher, Clock clock, Executor window) {
    this(launcher, Optional.empty(), clock, window);
  }

  /**
   * Of all runs in a home.
   *
   * @param watcher finds those of other processes
   * @param home whose disk is watched; it need not be there yet
   */
  public RunMonitor(
      RunLauncher launcher, RunWatcher watcher, Path home, Clock clock, Executor window) {
    this(launcher, Optional.of(new Others(watcher, home)), clock, window);
  }

  private RunMonitor(RunLauncher launcher, Optional<Others> others, Clock clock, Executor window) {
    this.launcher = launcher;
    this.others = others;
    this.clock = clock;
    this.window = window;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-monitor").factory());
    var _ = worker.scheduleAtFixedRate(this::pulse, 0, PULSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The run under way or the last one; empty before the first. */
  public ReadOnlyObjectProperty<Optional<MonitorSnapshot>> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** Whether a run is under way, here or in another process. */
  public boolean busy() {
    return session.filter(s -> !s.done()).isPresent();
  }

  /** The process that works at the run that is shown, where that is another one. */
  public Optional<RunLock.Owner> elsewhere() {
    return session.flatMap(Session::elsewhere);
  }

  /**
   * A run under way in this process.
   *
   * @param over completes when it has ended
   * @param stop asks it to stop; on any thread
   */
  public record OwnRun(CompletableFuture<Void> over, Runnable stop) {}

  /** The run under way in this process; empty where there is none, whatever other processes do. */
  public Optional<OwnRun> ownRun() {
    return session
        .filter(s -> !s.done() && s.elsewhere().isEmpty())
        .map(s -> new OwnRun(s.over(), s::cancel));
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
    Session started = Session.of(config, clock, this::publish);
    show(begun(started));
    worker.execute(() -> started.begin(state -> launcher.launch(config, state)));
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

  /** Whether the charts of the leg under way are in sight. */
  public void setDetailVisible(boolean inSight) {
    detail = inSight;
    session.ifPresent(s -> s.detail(inSight));
  }

  /** How much of the run the lines show from now on; they follow soon. */
  public void look(TimeView wanted) {
    view = wanted;
    session.ifPresent(
        s -> {
          s.state().look(wanted);
          try {
            worker.execute(this::publish);
          } catch (RejectedExecutionException e) {
            // The window is being closed.
            return;
          }
        });
  }

  /** Stops publishing, and asks a run of this process to stop; runs of others go on. */
  @Override
  public void close() {
    session.ifPresent(Session::leave);
    worker.shutdownNow();
  }

  /** Stops publishing; a run of this process goes on without a window. */
  public void leave() {
    session.filter(s -> s.elsewhere().isPresent()).ifPresent(Session::leave);
    worker.shutdownNow();
  }

  private void pulse() {
    int now = pulses++;
    if (now % PULSES_PER_DISK_LOOK == 0) {
      others.ifPresent(o -> diskFree = free(o.home()));
    }
    if (busy()) {
      if (visible || now % PULSES_OUT_OF_SIGHT == 0) {
        publish();
      }
    } else if (now % PULSES_OUT_OF_SIGHT == 0) {
      others
          .flatMap(o -> o.watcher().elsewhere())
          .filter(o -> !followed.equals(Optional.of(o.since())))
          .ifPresent(owner -> window.execute(() -> follow(owner)));
    }
  }

  private void follow(RunLock.Owner owner) {
    if (busy() || worker.isShutdown() || followed.equals(Optional.of(owner.since()))) {
      return;
    }
    followed = Optional.of(owner.since());
    Session found = Session.of(owner, clock, this::publish);
    show(begun(found));
    RunWatcher watcher = others.orElseThrow().watcher();
    worker.execute(() -> found.begin(state -> watcher.follow(owner, state)));
  }

  private Session begun(Session next) {
    next.state().look(view);
    next.detail(detail);
    session = Optional.of(next);
    return next;
  }

  private static OptionalLong free(Path home) {
    Path there = home.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null
          ? OptionalLong.empty()
          : OptionalLong.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException e) {
      // Not every file system tells.
      return OptionalLong.empty();
    }
  }

  /** On any thread. */
  private void publish() {
    if (publicationWaits.compareAndSet(false, true)) {
      // Copied here, so that the window's thread only draws.
      Optional<Session> shown = session;
      int before = shownDirectly.get();
      Optional<MonitorSnapshot> taken = shown.map(s -> s.look(visible || s.done()));
      window.execute(
          () -> {
            publicationWaits.set(false);
            if (shown.equals(session)) {
              // What has been shown since it was taken is newer.
              shown.ifPresent(
                  s -> show(s, before == shownDirectly.get() ? taken.orElseThrow() : s.snapshot()));
            }
          });
    }
  }

  private void show(Session shown) {
    shownDirectly.incrementAndGet();
    show(shown, shown.snapshot());
  }

  private void show(Session shown, MonitorSnapshot taken) {
    boolean done = shown.done();
    // The end may have come after the snapshot was taken, and no other publication follows it.
    MonitorSnapshot latest = done && !taken.stage().over() ? shown.snapshot() : taken;
    // An end is shown once another run may start: whoever hears of it may want just that.
    if (done || !latest.stage().over()) {
      snapshot.set(Optional.of(latest.with(diskFree)));
    }
  }
}
