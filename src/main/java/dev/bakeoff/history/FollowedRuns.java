package dev.bakeoff.history;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.run.RunEvent;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.run.RunHandle;
import dev.bakeoff.run.RunListener;
import dev.bakeoff.run.RunLock;
import dev.bakeoff.run.RunPlan;
import dev.bakeoff.run.RunWatcher;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;

/**
 * Follows the run of another process through the history's file, which it writes before it tells
 * anybody. Reads on a connection of its own, which never keeps the writer waiting.
 */
public final class FollowedRuns implements RunWatcher {
  private static final long PERIOD_MILLIS = 250;
  private static final int BUSY_MILLIS = 10_000;

  private final Path file;
  private final RunLock lock;

  /**
   * @param home of the run
   * @param lock of the home, of this process
   */
  public FollowedRuns(Path home, RunLock lock) {
    this.file = home.resolve("bakeoff.db");
    this.lock = lock;
  }

  @Override
  public Optional<RunLock.Owner> elsewhere() {
    return lock.owner().filter(o -> o.measures() && !o.isThisProcess());
  }

  @Override
  public RunHandle follow(RunLock.Owner owner, RunListener listener) {
    Following following = new Following(owner, listener);
    Thread.ofPlatform().daemon().name("follow-run").start(following::run);
    return following;
  }

  private final class Following implements RunHandle {
    private final RunLock.Owner owner;
    private final RunListener listener;
    private final CountDownLatch leave = new CountDownLatch(1);
    private final CompletableFuture<RunStatus> end = new CompletableFuture<>();
    private volatile Optional<RunPlan> plan = Optional.empty();
    private Optional<RunStatus> ended = Optional.empty();

    Following(RunLock.Owner owner, RunListener listener) {
      this.owner = owner;
      this.listener = listener;
    }

    @Override
    public Optional<RunPlan> plan() {
      return plan;
    }

    @Override
    public void cancel() {
      lock.askToStop(owner);
    }

    @Override
    public void letGo() {
      leave.countDown();
    }

    @Override
    public CompletableFuture<RunStatus> end() {
      return end.copy();
    }

    void run() {
      try {
        Optional<String> id = awaitPlan();
        if (id.isPresent()) {
          read(id.get());
        }
        end.complete(ended.orElse(RunStatus.INTERRUPTED));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end.complete(RunStatus.INTERRUPTED);
      } catch (SQLException e) {
        end.completeExceptionally(
            Problem.of(
                    Problem.Kind.STORAGE,
                    "The run cannot be followed: " + file + ": " + e.getMessage(),
                    "It goes on in its own process; the history shows it when it has ended.")
                .asException(e));
      } catch (RuntimeException e) {
        end.completeExceptionally(e);
      }
    }

    /** Until then its dataset is being made, of which nothing is written. */
    private Optional<String> awaitPlan() throws InterruptedException {
      while (true) {
        Optional<RunLock.Owner> now = current();
        if (now.isEmpty()) {
          throw notStarted();
        }
        if (now.get().run().isPresent()) {
          return now.get().run();
        }
        if (pause()) {
          return Optional.empty();
        }
      }
    }

    private void read(String id) throws SQLException, InterruptedException {
      SQLiteConfig config = new SQLiteConfig();
      config.setReadOnly(true);
      config.setBusyTimeout(BUSY_MILLIS);
      try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
        RunTail tail = new RunTail(connection, id);
        while (!tail.over()) {
          boolean alive = current().isPresent();
          connection.setAutoCommit(false);
          List<RunEvent> told = tail.next(alive);
          connection.rollback();
          connection.setAutoCommit(true);
          told.forEach(this::tell);
          if (told.isEmpty() && pause()) {
            return;
          }
        }
      }
    }

    private void tell(RunEvent event) {
      if (event instanceof RunEvent.RunStarted started) {
        plan = Optional.of(started.plan());
      } else if (event instanceof RunEvent.RunFinished finished) {
        ended = Optional.of(finished.status());
      }
      listener.on(event);
    }

    private Optional<RunLock.Owner> current() {
      return lock.owner().filter(o -> o.since().equals(owner.since()));
    }

    private boolean pause() throws InterruptedException {
      return leave.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ProblemException notStarted() {
      return Problem.of(
              Problem.Kind.STORAGE,
              "The run of the other process ended before it had started.",
              "Where it was started, it says why.")
          .asException();
    }
  }
}
