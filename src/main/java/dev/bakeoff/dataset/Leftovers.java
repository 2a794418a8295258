package dev.bakeoff.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What killed processes left in a catalog: unfinished and half-deleted versions that nobody has
 * locked, and what queries had put aside. Thread-safe.
 */
final class Leftovers {
  /** An unfinished generation can be resumed for so long; after that nobody will. */
  private static final Duration RESUMABLE = Duration.ofDays(7);

  private final Path root;
  private final VersionLocks locks;

  Leftovers(Path root, VersionLocks locks) {
    this.root = root;
    this.locks = locks;
  }

  /**
   * Deletes leftovers.
   *
   * @param resumableToo also those that a generation could go on from
   * @return bytes freed
   */
  long sweep(boolean resumableToo) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    long freed = sweepSpills();
    List<Path> leftovers;
    try (Stream<Path> paths = Files.walk(root, 2)) {
      leftovers = paths.filter(Leftovers::isLeftover).toList();
    }
    for (Path leftover : leftovers) {
      if (resumableToo || !isResumable(leftover)) {
        freed += delete(leftover);
      }
    }
    return freed;
  }

  private long delete(Path leftover) throws IOException {
    String file = leftover.getFileName().toString();
    String version = file.substring(1, file.lastIndexOf('.'));
    String name = leftover.getParent().getFileName().toString();
    Optional<VersionLocks.Held> lock = locks.tryAcquire(name, version);
    if (lock.isEmpty()) {
      return 0;
    }
    try (VersionLocks.Held free = lock.get()) {
      Path unfinished = free.besides(leftover.resolveSibling(version), "partial");
      Path halfDeleted = free.besides(leftover.resolveSibling(version), "deleted");
      long bytes = Directories.size(unfinished) + Directories.size(halfDeleted);
      Directories.deleteTree(unfinished);
      Directories.deleteTree(halfDeleted);
      Directories.deleteIfEmpty(leftover.getParent());
      return bytes;
    }
  }

  private long sweepSpills() throws IOException {
    Path spills = root.resolve(".spill");
    if (!Files.isDirectory(spills)) {
      return 0;
    }
    List<Path> ofProcesses;
    try (Stream<Path> paths = Files.list(spills)) {
      ofProcesses = paths.toList();
    }
    long freed = 0;
    for (Path spill : ofProcesses) {
      String name = spill.getFileName().toString();
      boolean alive =
          name.chars().allMatch(Character::isDigit)
              && ProcessHandle.of(Long.parseLong(name)).isPresent();
      if (!alive) {
        freed += Directories.size(spill);
        Directories.deleteTree(spill);
      }
    }
    return freed;
  }

  private static boolean isResumable(Path leftover) {
    Path journal = leftover.resolve(GenerationJournal.NAME);
    try {
      FileTime changed = Files.getLastModifiedTime(journal);
      return changed.toInstant().isAfter(Instant.now().minus(RESUMABLE));
    } catch (IOException | UncheckedIOException e) {
      return false; // No journal, nothing to resume.
    }
  }

  private static boolean isLeftover(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") && (name.endsWith(".partial") || name.endsWith(".deleted"));
  }
}
