package dev.bakeoff.platform.jdbc;

import dev.bakeoff.model.Durations;
import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cancels statements that run longer than a limit, for engines inside this process that have no
 * time-out of their own. Thread-safe.
 */
public final class StatementTimer implements AutoCloseable {
  /** The setting that holds the limit, a duration. */
  public static final String SETTING = "statement_timeout";

  /**
   * A cancellation that comes before the engine has begun to execute is lost, so it is repeated.
   */
  private static final int REPEAT_MS = 5;

  private final Duration limit;
  private final ScheduledThreadPoolExecutor alarms;

  public StatementTimer(Duration limit) {
    this.limit = limit;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("statement-timer").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  /** The limit of a connection's {@value #SETTING}; empty for none. */
  public static Optional<Duration> limitOf(Connection connection) {
    String text = connection.setting(SETTING, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Duration limit = Durations.parse(text);
    if (limit.toMillis() < 1) {
      throw Problem.request(
              "The statement time-out of '" + connection.platform() + "' is zero.",
              "Give a time such as 30s, or leave it out for none.")
          .asException();
    }
    return Optional.of(limit);
  }

  String limitText() {
    return Durations.format(limit);
  }

  Guard start(Statement statement) {
    Guard guard = new Guard(statement);
    guard.alarm =
        alarms.scheduleWithFixedDelay(guard, limit.toMillis(), REPEAT_MS, TimeUnit.MILLISECONDS);
    return guard;
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }

  /**
   * The watch over one execution. Its lock makes sure that a late alarm never hits the statement's
   * next execution.
   */
  static final class Guard implements Runnable, AutoCloseable {
    private final Statement statement;
    private ScheduledFuture<?> alarm;
    private boolean over;
    private boolean fired;

    private Guard(Statement statement) {
      this.statement = statement;
    }

    @Override
    public synchronized void run() {
      if (over) {
        return;
      }
      fired = true;
      try {
        statement.cancel();
      } catch (SQLException ignored) {
        // It has just ended by itself.
      }
    }

    synchronized boolean fired() {
      return fired;
    }

    @Override
    public synchronized void close() {
      over = true;
      alarm.cancel(false);
    }
  }
}
