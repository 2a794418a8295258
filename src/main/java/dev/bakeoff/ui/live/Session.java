package dev.bakeoff.ui.live;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunConfig;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.ui.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One run from its beginning to its end, as the window sees it: launched here, or followed while
 * another process works at it. Thread-safe.
 */
final class Session {
  /** Charts of a leg are made of all of its distributions, which is a hundredth of a second. */
  private static final Duration DETAIL_PACE = Duration.ofSeconds(1);

  /** Whether figures can be believed does not change from one second to the next. */
  private static final Duration BADGES_PACE = Duration.ofSeconds(3);

  private static final System.Logger LOG = System.getLogger(Session.class.getName());

  private final Clock clock;
  private final Runnable onEnd;
  private final MonitorState state;
  private final Optional<RunLock.Owner> elsewhere;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final Insights insights = new Insights();
  private volatile boolean done;
  private volatile boolean detail;
  private volatile Instant lookedAt = Instant.MIN;
  private Optional<RunHandle> handle = Optional.empty();
  private boolean cancelled;

  private Session(
      MonitorState state, Optional<RunLock.Owner> elsewhere, Clock clock, Runnable onEnd) {
    this.state = state;
    this.elsewhere = elsewhere;
    this.clock = clock;
    this.onEnd = onEnd;
  }

  /** Of a run that this process is to launch. */
  static Session of(RunConfig config, Clock clock, Runnable onEnd) {
    return new Session(new MonitorState(config, clock.instant()), Optional.empty(), clock, onEnd);
  }

  /** Of another process' run. */
  static Session of(RunLock.Owner elsewhere, Clock clock, Runnable onEnd) {
    return new Session(
        new MonitorState(elsewhere.what(), elsewhere.since()),
        Optional.of(elsewhere),
        clock,
        onEnd);
  }

  /** Which process works at it, where that is another one. */
  Optional<RunLock.Owner> elsewhere() {
    return elsewhere;
  }

  /** Completes when it is done. */
  CompletableFuture<Void> over() {
    return over.copy();
  }

  MonitorState state() {
    return state;
  }

  /**
   * What there is to show, with charts of the leg under way; not on the window's thread.
   *
   * @param inSight whether anybody looks at charts
   */
  MonitorSnapshot look(boolean inSight) {
    // The material first: a leg that starts in between is then in the snapshot only.
    Instant now = clock.instant();
    boolean due =
        inSight && (done || !now.isBefore(lookedAt.plus(detail ? DETAIL_PACE : BADGES_PACE)));
    if (due) {
      lookedAt = now;
    }
    state.material().ifPresent(material -> insights.look(material, due));
    return snapshot();
  }

  /** Whether the charts of the leg under way are looked at, and are to follow it closely. */
  void detail(boolean inSight) {
    detail = inSight;
  }

  /** What there is to show, with the charts that are there. */
  MonitorSnapshot snapshot() {
    return state.snapshot(clock.instant()).with(insights.latest());
  }

  /** Whether the launcher has let go of the run, so that another one may start. */
  boolean done() {
    return done;
  }

  /** Not on the window's thread: launching reads and writes files. */
  void begin(Function<RunListener, RunHandle> beginning) {
    try {
      RunHandle launched = beginning.apply(state);
      boolean stop;
      synchronized (this) {
        handle = Optional.of(launched);
        stop = cancelled;
      }
      if (stop) {
        launched.cancel();
      }
      var _ = launched.end().whenComplete(this::ended);
    } catch (RuntimeException e) {
      ended(null, e);
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

  /** Follows it no longer; a run of this process is asked to stop. */
  void leave() {
    Optional<RunHandle> running;
    synchronized (this) {
      running = handle;
    }
    if (elsewhere.isPresent()) {
      running.ifPresent(RunHandle::letGo);
    } else {
      cancel();
    }
  }

  private void ended(RunStatus status, Throwable error) {
    if (!state.over()) {
      state.on(
          error == null
              ? new RunEvent.RunFinished(clock.instant(), status)
              : new RunEvent.NotStarted(clock.instant(), problem(error)));
    }
    done = true;
    over.complete(null);
    onEnd.run();
  }

  private static Problem problem(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof ProblemException e) {
      return e.problem();
    }
    LOG.log(System.Logger.Level.ERROR, "A run broke off", cause);
    return Problem.of(
        Problem.Kind.INTERNAL,
        Texts.of("live.the-run-broke-off-because-of"),
        Texts.of("live.what-was-measured-so-far-is"));
  }
}
