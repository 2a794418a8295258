package dev.bakeoff.dataset;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * One writer per dataset version, over all processes that share a home. The system drops the lock
 * of a process that dies, however it dies. Lock files stay behind: deleting one that somebody is
 * about to lock would let two in. Thread-safe.
 */
final class VersionLocks {
  private static final long POLL_NANOS = 50_000_000;

  private final Path directory;

  /**
   * What this process holds. A POSIX lock belongs to the whole process and goes with the first
   * channel that is closed, so a version must not even be opened twice.
   */
  private final Set<Path> held = new HashSet<>();

  VersionLocks(Path directory) {
    this.directory = directory;
  }

  /** A lock that is held until it is closed. */
  final class Held implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private Held(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    boolean isFor(String name, String version) {
      return file.equals(lockFile(name, version));
    }

    /** A hidden folder beside a version's, for what is not, or no longer, in the catalog. */
    Path besides(Path version, String purpose) {
      return version.resolveSibling("." + version.getFileName() + "." + purpose);
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        forget(file);
      }
    }
  }

  /** Waits for the lock of a version. */
  Held acquire(String name, String version, Progress progress, Cancellation cancellation)
      throws IOException {
    boolean told = false;
    while (true) {
      Optional<Held> lock = tryAcquire(name, version);
      if (lock.isPresent()) {
        return lock.get();
      }
      cancellation.throwIfRequested();
      if (!told) {
        told = true;
        progress.report(
            new Progress.Step(
                "Waiting for another Bakeoff that works on %s:%s".formatted(name, version),
                0,
                0,
                "rows"));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** The lock of a version, unless somebody else has it. */
  Optional<Held> tryAcquire(String name, String version) throws IOException {
    Path file = lockFile(name, version);
    synchronized (held) {
      if (!held.add(file)) {
        return Optional.empty();
      }
    }
    boolean locked = false;
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      locked = lock != null;
      return locked ? Optional.of(new Held(file, channel)) : Optional.empty();
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } finally {
      if (!locked) {
        forget(file);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private Path lockFile(String name, String version) {
    return directory.resolve(name).resolve(version + ".lock");
  }

  private void forget(Path file) {
    synchronized (held) {
      held.remove(file);
    }
  }
}
