package dev.bakeoff.run;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that one run at a time uses a home: two would measure each other, and share the files
 * of the embedded platforms. The lock goes with its process, so a killed Bakeoff never leaves one.
 * One instance per process and home, since on POSIX closing any channel to a locked file releases
 * the process's lock. Thread-safe.
 */
public final class RunLock {
  private final Path file;
  private final Path note;
  private FileChannel channel;

  public RunLock(Path home) {
    this.file = home.resolve("run.lock");
    this.note = home.resolve("run.lock.owner");
  }

  /** Takes the lock, or says who has it. */
  public synchronized void acquire(String what) {
    if (channel != null) {
      throw busy("this Bakeoff");
    }
    try {
      Files.createDirectories(file.getParent());
      channel = tryLock();
      if (channel == null) {
        throw busy(Files.exists(note) ? Files.readString(note).strip() : "another Bakeoff");
      }
      Files.writeString(note, "process " + ProcessHandle.current().pid() + " (" + what + ")");
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The home " + file.getParent() + " cannot be used: " + e.getMessage(),
              "Check that the folder exists and may be written, or set BAKEOFF_HOME to another"
                  + " one.")
          .asException(e);
    }
  }

  public synchronized void release() {
    if (channel != null) {
      try {
        Files.writeString(note, "", StandardCharsets.UTF_8);
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

  private ProblemException busy(String owner) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "A run is already under way in " + file.getParent() + ", by " + owner + ".",
            "Wait for it or cancel it, or set BAKEOFF_HOME to another folder.")
        .asException();
  }
}
