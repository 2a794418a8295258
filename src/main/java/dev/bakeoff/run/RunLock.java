package dev.bakeoff.run;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one run at a time uses a home: two would measure each other, and share the files
 * of the embedded platforms. The lock goes with its process, so a killed Bakeoff never leaves one.
 * Beside it stand who has it, so that another process can watch the run, and another process's wish
 * that it stop. One instance per process and home, since on POSIX closing any channel to a locked
 * file releases the process's lock. Thread-safe.
 */
public final class RunLock {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

  /** Whoever looks whether the lock is free has it for a moment; that moment passes. */
  private static final int ATTEMPTS = 8;

  private static final long BETWEEN_ATTEMPTS_MILLIS = 40;

  private final Path file;
  private final Path note;
  private final Path stop;
  private FileChannel channel;
  private Optional<Owner> own = Optional.empty();

  public RunLock(Path home) {
    this.file = home.resolve("run.lock");
    this.note = home.resolve("run.lock.owner");
    this.stop = home.resolve("run.stop");
  }

  /**
   * Who has the lock.
   *
   * @param pid of its process
   * @param what it does, for people
   * @param since when
   * @param measures whether it is a run, and not a load or a check
   * @param run its id in history, once it is there
   */
  public record Owner(
      long pid, String what, Instant since, boolean measures, Optional<String> run) {
    /** Whether this process is it. */
    public boolean isThisProcess() {
      return pid == ProcessHandle.current().pid();
    }
  }

  /** Takes the lock for something else than a run, or says who has it. */
  public void acquire(String what) {
    acquire(what, false);
  }

  /** Takes the lock for a run, which others can watch and ask to stop, or says who has it. */
  public void acquireForRun(String what) {
    acquire(what, true);
  }

  private synchronized void acquire(String what, boolean measures) {
    if (channel != null) {
      throw busy("this Bakeoff");
    }
    try {
      Files.createDirectories(file.getParent());
      channel = patientLock();
      if (channel == null) {
        throw busy(
            noted()
                .map(o -> "process " + o.pid() + " (" + o.what() + ")")
                .orElse("another Bakeoff"));
      }
      Files.deleteIfExists(stop);
      write(
          new Owner(
              ProcessHandle.current().pid(), what, Instant.now(), measures, Optional.empty()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Lets others know which run of the history it is. */
  public synchronized void runs(String runId) {
    Owner before = own.orElseThrow();
    try {
      write(
          new Owner(
              before.pid(), before.what(), before.since(), before.measures(), Optional.of(runId)));
    } catch (IOException e) {
      // Nobody can watch this run from another process; that is no reason to end it.
      LOG.warn("the run lock's note could not be written", e);
    }
  }

  public synchronized void release() {
    if (channel != null) {
      try {
        own = Optional.empty();
        Files.deleteIfExists(note);
        Files.deleteIfExists(stop);
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException("the run lock could not be released", e);
      } finally {
        channel = null;
      }
    }
  }

  /** Whether a run is under way in this home, in this process or another. */
  public synchronized boolean isHeld() {
    if (channel != null) {
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel probe = tryLock()) {
      return probe == null;
    } catch (IOException e) {
      // A home that cannot be written to has no run of ours in it.
      return false;
    }
  }

  /** Who has the lock, in this process or another; empty where nobody has. */
  public synchronized Optional<Owner> owner() {
    if (own.isPresent()) {
      return own;
    }
    // Only a note is worth a look at the lock, which may keep another from taking it just then.
    Optional<Owner> noted = noted();
    return noted.isPresent() && isHeld() ? noted : Optional.empty();
  }

  /** Asks the owner, in whatever process, to stop; the same run only, and none that follows it. */
  public void askToStop(Owner owner) {
    try {
      replace(stop, owner.since().toString());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Whether another process asks this one to stop what it took the lock for. */
  public synchronized boolean stopAsked() {
    try {
      return own.isPresent()
          && Files.exists(stop)
          && Files.readString(stop).strip().equals(own.get().since().toString());
    } catch (IOException e) {
      // It is being written; the next look will read it.
      return false;
    }
  }

  private Optional<Owner> noted() {
    try {
      return Files.exists(note)
          ? Optional.of(RunJson.read(Files.readString(note), Owner.class))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Just taken away, or of an earlier version.
      return Optional.empty();
    }
  }

  private void write(Owner owner) throws IOException {
    own = Optional.of(owner);
    replace(note, RunJson.write(owner));
  }

  /** At once, so that nobody reads half of it. */
  private static void replace(Path target, String text) throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    Files.writeString(beside, text);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileChannel patientLock() throws IOException {
    for (int attempt = 1; ; attempt++) {
      FileChannel taken = tryLock();
      if (taken != null || attempt == ATTEMPTS) {
        return taken;
      }
      try {
        Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private FileChannel tryLock() throws IOException {
    FileChannel opened =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = opened.tryLock();
      return lock == null ? null : opened;
    } catch (OverlappingFileLockException e) {
      return null;
    } finally {
      if (lock == null) {
        opened.close();
      }
    }
  }

  private ProblemException unusable(IOException cause) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "The home " + file.getParent() + " cannot be used: " + cause.getMessage(),
            "Check that the folder exists and may be written, or set BAKEOFF_HOME to another"
                + " one.")
        .asException(cause);
  }

  private ProblemException busy(String owner) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "A run is already under way in " + file.getParent() + ", by " + owner + ".",
            "Wait for it or cancel it, or set BAKEOFF_HOME to another folder.")
        .asException();
  }
}
