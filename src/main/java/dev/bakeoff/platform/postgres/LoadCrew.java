package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformException.ErrorKind;
import dev.bakeoff.platform.jdbc.SqlProblems;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does a load's steps on several connections, in an order in which each finds done what it waits
 * for. A connection that is lost is opened again, and its step repeated; where the server stays
 * away, what is done remains, and the failure says what is missing.
 */
final class LoadCrew {
  /** A step that loses its connection so often has something to do with it. */
  private static final int MOST_REPEATS = 5;

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  /** How many missing steps a message names one by one. */
  private static final int NAMED = 10;

  private final PostgresServer server;
  private final LoadLedger ledger;
  private final int streams;
  private final Duration patience;
  private final Progress progress;
  private final Cancellation cancellation;

  // Guarded by this.
  private final Map<String, LoadStep> waiting = new LinkedHashMap<>();
  private final Map<String, LoadStep> running = new LinkedHashMap<>();
  private final Map<String, Integer> repeats = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private Throwable failure;

  /**
   * A crew.
   *
   * @param patience how long a server that went away is waited for
   */
  LoadCrew(
      PostgresServer server,
      LoadLedger ledger,
      int streams,
      Duration patience,
      Progress progress,
      Cancellation cancellation) {
    this.server = server;
    this.ledger = ledger;
    this.streams = streams;
    this.patience = patience;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** The server went away in the middle of a load and did not come back. */
  static final class ServerGoneException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> missing;

    private ServerGoneException(List<String> missing, SQLException cause) {
      super(cause);
      this.missing = missing;
    }

    private SQLException sql() {
      return (SQLException) getCause();
    }

    /** What has not been loaded, in words. */
    String missing() {
      String named = missing.stream().limit(NAMED).collect(Collectors.joining("; "));
      return missing.size() <= NAMED
          ? named
          : named + "; and " + (missing.size() - NAMED) + " more steps";
    }
  }

  /**
   * Does all steps that have not been done before, and returns when all are.
   *
   * @param before ids of those that have
   * @throws SQLException the server's complaint about a step
   */
  void run(List<LoadStep> steps, Set<String> before) throws SQLException, ServerGoneException {
    synchronized (this) {
      done.addAll(before);
      steps.stream()
          .filter(step -> !done.contains(step.id()))
          .forEach(step -> waiting.put(step.id(), step));
    }
    Cancellation stop = new Cancellation();
    cancellation.onCancel(stop::cancel);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(streams, steps.size()); i++) {
      threads.add(Thread.ofPlatform().daemon().name("postgres-load-" + i).start(() -> work(stop)));
    }
    join(threads, stop);
    synchronized (this) {
      cancellation.throwIfRequested();
      switch (failure) {
        case null -> {}
        case ServerGoneException gone -> throw new ServerGoneException(missing(), gone.sql());
        case SQLException e -> throw e;
        case RuntimeException e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
  }

  private static void join(List<Thread> threads, Cancellation stop) {
    for (Thread thread : threads) {
      boolean joined = false;
      while (!joined) {
        try {
          thread.join();
          joined = true;
        } catch (InterruptedException e) {
          // The steps must have ended before anybody looks at what they have left.
          stop.cancel();
        }
      }
    }
  }

  /** What the loaded data lack; where they lack nothing, the rest of the work. */
  private synchronized List<String> missing() {
    List<LoadStep> open = new ArrayList<>(running.values());
    open.addAll(waiting.values());
    boolean data = open.stream().anyMatch(step -> step.kind() == LoadStep.Kind.RECORDED);
    return open.stream()
        .filter(step -> !data || step.kind() == LoadStep.Kind.RECORDED)
        .map(LoadStep::words)
        .distinct()
        .toList();
  }

  /** One thread: takes steps until there are no more. */
  private void work(Cancellation stop) {
    LoadConnection connection = null;
    try {
      for (LoadStep step = next(stop); step != null; step = next(stop)) {
        boolean ended = false;
        while (!ended) {
          if (connection == null) {
            connection = connect(stop);
          }
          try {
            perform(step, connection);
            ended = true;
          } catch (SQLException e) {
            stop.throwIfRequested();
            if (!isLoss(e)) {
              throw e;
            }
            connection.close();
            connection = null;
            countRepeat(step, e);
          }
        }
        finish(step);
      }
    } catch (SQLException | ServerGoneException | RuntimeException e) {
      fail(e, stop);
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private void perform(LoadStep step, LoadConnection connection) throws SQLException {
    switch (step.kind()) {
      case REPEATABLE -> step.work().run(connection);
      case RECORDED -> {
        connection.jdbc().setAutoCommit(false);
        try {
          if (ledger.begin(connection.jdbc(), step.id())) {
            step.work().run(connection);
            connection.check();
            connection.jdbc().commit();
          } else {
            connection.jdbc().rollback();
          }
        } catch (RuntimeException | SQLException e) {
          undo(connection);
          throw e;
        }
        connection.jdbc().setAutoCommit(true);
      }
    }
  }

  private static void undo(LoadConnection connection) {
    try {
      connection.jdbc().rollback();
      connection.jdbc().setAutoCommit(true);
    } catch (SQLException ignored) {
      // The failure that led here is the one to report; the server undoes it with the connection.
    }
  }

  /** The first step whose turn has come; waits for one; null when there are no more. */
  private synchronized LoadStep next(Cancellation stop) {
    while (true) {
      stop.throwIfRequested();
      if (waiting.isEmpty() || failure != null) {
        return null;
      }
      for (LoadStep step : waiting.values()) {
        if (done.containsAll(step.after())) {
          waiting.remove(step.id());
          running.put(step.id(), step);
          return step;
        }
      }
      try {
        wait(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
      }
    }
  }

  private synchronized void finish(LoadStep step) {
    running.remove(step.id());
    done.add(step.id());
    notifyAll();
  }

  private void fail(Throwable e, Cancellation stop) {
    synchronized (this) {
      boolean stopped = e instanceof ProblemException p && isCancelled(p);
      // What the others say once they were stopped is not the reason.
      if (failure == null && !stopped) {
        failure = e;
      }
      notifyAll();
    }
    stop.cancel();
  }

  private static boolean isCancelled(ProblemException e) {
    return e.problem().kind() == Problem.Kind.CANCELLED;
  }

  private synchronized void countRepeat(LoadStep step, SQLException e) throws SQLException {
    if (repeats.merge(step.id(), 1, Integer::sum) > MOST_REPEATS) {
      throw e;
    }
  }

  private LoadConnection connect(Cancellation stop) throws SQLException, ServerGoneException {
    long deadline = System.nanoTime() + patience.toNanos();
    Duration wait = FIRST_WAIT;
    while (true) {
      stop.throwIfRequested();
      try {
        return LoadConnection.open(server, streams, progress, stop);
      } catch (SQLException e) {
        if (!isLoss(e)) {
          throw e;
        }
        if (System.nanoTime() + wait.toNanos() > deadline) {
          throw new ServerGoneException(List.of(), e);
        }
        pause(wait);
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
      }
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.CANCELLED, "Interrupted.", "").asException(e);
    }
  }

  /** Whether the connection is gone, rather than the request wrong. */
  static boolean isLoss(SQLException e) {
    ErrorKind kind = SqlProblems.kindOfState(e.getSQLState());
    return kind == ErrorKind.CONNECTION || kind == ErrorKind.THROTTLED;
  }
}
