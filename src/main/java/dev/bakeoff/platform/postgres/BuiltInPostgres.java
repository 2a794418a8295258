package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Problem;
import dev.bakeoff.platform.BuiltInServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A private PostgreSQL in a folder of its own: programs in {@code program-…}, data in {@code data},
 * which are kept between starts. It listens on a free port of 127.0.0.1 only, with a password that
 * is new at each start and exists in memory only.
 *
 * <p>A lock on the folder makes sure that a server found running there was left by a Bakeoff that
 * crashed; it is stopped first. No other server is ever touched.
 */
final class BuiltInPostgres implements BuiltInServer {
  private static final int PASSWORD_BYTES = 24;

  @Override
  public Running start(Path directory) {
    Path home = prepare(directory);
    FileChannel lock = lock(home);
    boolean started = false;
    try {
      PostgresProgram program = PostgresProgram.unpackBelow(home);
      Commands commands = new Unprivileged(program, home).commands();
      PostgresCluster cluster = new PostgresCluster(home, program, commands);
      cluster.stopStale();
      RunningPostgres server = cluster.start(password(), lock);
      started = true;
      return server;
    } finally {
      if (!started) {
        release(lock);
      }
    }
  }

  /** Makes the folder, for this user alone. */
  static Path prepare(Path directory) {
    try {
      Files.createDirectories(directory);
      Path home = directory.toRealPath();
      if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      }
      return home;
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder "
                  + directory
                  + " for the built-in PostgreSQL cannot be made: "
                  + e.getMessage(),
              "Check its rights, or set BAKEOFF_HOME to another folder.")
          .asException(e);
    }
  }

  static FileChannel lock(Path home) {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another server of this very process.
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder " + home + " cannot be locked: " + e.getMessage(),
              "Set BAKEOFF_HOME to a folder on a local disk.")
          .asException(e);
    }
    release(channel);
    throw Problem.of(
            Problem.Kind.PLATFORM,
            "The built-in PostgreSQL in " + home + " is in use by another Bakeoff.",
            "Wait until it has finished, or set BAKEOFF_HOME to another folder.")
        .asException();
  }

  /** Unlocks too. */
  static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException ignored) {
      // The lock ends with this process at the latest.
    }
  }

  static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
