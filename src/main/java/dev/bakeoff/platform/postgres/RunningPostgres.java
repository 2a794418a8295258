package dev.bakeoff.platform.postgres;

import dev.bakeoff.platform.BuiltInServer;
import dev.bakeoff.platform.Connection;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in server while it runs. Also stopped where this process ends in an orderly way. */
final class RunningPostgres implements BuiltInServer.Running {
  private static final Logger LOG = LoggerFactory.getLogger(RunningPostgres.class);
  private static final Duration READY_TIMEOUT = Duration.ofMinutes(10);
  private static final int POLL_MS = 20;

  private final Process process;
  private final int port;
  private final String password;
  private final PostgresStopper stopper;
  private final FileChannel lock;
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  RunningPostgres(
      Process process, int port, String password, PostgresStopper stopper, FileChannel lock) {
    this.process = process;
    this.port = port;
    this.password = password;
    this.stopper = stopper;
    this.lock = lock;
    this.hook = Thread.ofPlatform().name("stop-postgres").unstarted(this::stop);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        PostgresAdapter.HOST,
        "127.0.0.1",
        PostgresAdapter.PORT,
        Integer.toString(port),
        PostgresAdapter.DATABASE,
        PostgresCluster.DATABASE,
        PostgresAdapter.USER,
        PostgresCluster.USER,
        PostgresAdapter.SSL_MODE,
        "disable",
        PostgresAdapter.SERVER_PID,
        Long.toString(pid()));
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of(PostgresAdapter.PASSWORD, password);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop();
      BuiltInPostgres.release(lock);
    }
  }

  /** Stops the server and keeps the lock. */
  void stop() {
    stopper.stop(process.toHandle());
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This is the hook at work.
      LOG.debug("Stopped while the process ends");
    }
  }

  /**
   * Waits until the server lets us in.
   *
   * @param log where the server writes
   * @return why it does not; empty where it does
   */
  Optional<String> awaitReady(Path log) {
    Connection connection =
        new Connection("built-in", "postgresql", "", true, settings(), secrets());
    PostgresServer server = PostgresServer.of(connection);
    long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        server.connectClient().close();
        return Optional.empty();
      } catch (SQLException e) {
        last = e.getMessage();
      }
      try {
        if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
          return Optional.of(PostgresCluster.tail(log));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted while it started");
      }
    }
    return Optional.of("no answer within " + READY_TIMEOUT.toMinutes() + " minutes: " + last);
  }
}
