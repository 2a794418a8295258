package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that runs on our data folder although nobody holds the folder's lock any more. */
final class StaleServer {
  private static final Logger LOG = LoggerFactory.getLogger(StaleServer.class);

  private StaleServer() {}

  /** Stops it, if the process that the data folder names is really one of our programs. */
  static void stop(Path home, Path data, PostgresProgram program, Commands commands) {
    Path pidFile = data.resolve("postmaster.pid");
    Optional<ProcessHandle> named = pid(pidFile).flatMap(ProcessHandle::of);
    if (named.isEmpty() || !named.get().isAlive()) {
      return; // The server itself removes a lock file whose process has gone.
    }
    ProcessHandle process = named.get();
    if (isOurs(process, home)) {
      LOG.warn(
          "Stopping the PostgreSQL that an earlier Bakeoff left running, pid {}", process.pid());
      new PostgresStopper(program, commands, data).stop(process);
      return;
    }
    // The number has gone to another program meanwhile, for which a server would give way.
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The stale file " + pidFile + " cannot be removed: " + e.getMessage(),
              "Remove it, and try again.")
          .asException(e);
    }
  }

  private static Optional<Long> pid(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.valueOf(lines.getFirst().strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** By its program file; where that may not be read, by the data folder on its command line. */
  private static boolean isOurs(ProcessHandle process, Path home) {
    ProcessHandle.Info info = process.info();
    return info.command()
        .map(command -> Path.of(command).startsWith(home))
        .or(() -> info.commandLine().map(line -> line.contains(home.toString())))
        .orElse(false);
  }
}
