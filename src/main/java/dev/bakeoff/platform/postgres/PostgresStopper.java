package dev.bakeoff.platform.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops a server: a fast shutdown, which ends its connections and writes everything; an immediate
 * one where that takes too long; a kill where nothing else helps.
 *
 * @param data the server's data folder, by which pg_ctl finds it
 */
record PostgresStopper(PostgresProgram program, Commands commands, Path data) {
  private static final int FAST_S = 30;
  private static final int IMMEDIATE_S = 10;
  private static final int KILL_S = 10;

  /** Stops a server that was started on these data, and waits until it has gone. */
  void stop(ProcessHandle server) {
    if (!server.isAlive()) {
      return;
    }
    pgCtl("fast", FAST_S);
    if (!gone(server, 1)) {
      pgCtl("immediate", IMMEDIATE_S);
    }
    if (!gone(server, 1)) {
      server.destroyForcibly();
      gone(server, KILL_S);
    }
  }

  private void pgCtl(String mode, int seconds) {
    commands.run(
        List.of(
            program.tool("pg_ctl"),
            "stop",
            "-D",
            data.toString(),
            "-m",
            mode,
            "-t",
            Integer.toString(seconds)),
        Optional.empty(),
        Duration.ofSeconds(seconds + 5L));
  }

  private static boolean gone(ProcessHandle server, int seconds) {
    try {
      server.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return !server.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a process cannot fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !server.isAlive();
    }
  }
}
