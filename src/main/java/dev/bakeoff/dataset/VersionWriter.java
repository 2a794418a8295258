package dev.bakeoff.dataset;

import dev.bakeoff.dataset.format.ParquetQueries;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.format.ParquetTableWriter;
import dev.bakeoff.dataset.format.RowProgress;
import dev.bakeoff.dataset.generate.TableGenerator;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Puts one new version together beside its place, under the version's lock. It appears in the
 * catalog with {@link #publish} and at no other moment; closed before that, nothing of it is left,
 * unless it was opened to be resumed. Used by one thread. Failures of the disk reach the caller as
 * problems of kind STORAGE.
 */
public final class VersionWriter implements AutoCloseable {
  private final DatasetCatalog catalog;
  private final DatasetRef ref;
  private final VersionLocks.Held lock;
  private final Path target;
  private final Path staging;
  private final ParquetTableWriter.Journal journal;
  private boolean published;
  private boolean kept;

  /** The lock's new owner; see {@link DatasetCatalog#write}. */
  VersionWriter(
      DatasetCatalog catalog, DatasetRef ref, VersionLocks.Held lock, Optional<String> work)
      throws IOException {
    this.catalog = catalog;
    this.ref = ref;
    this.lock = lock;
    this.target = catalog.directory(ref.name(), ref.version().orElseThrow());
    this.staging = lock.besides(target, "partial");
    if (work.isPresent()) {
      this.journal = GenerationJournal.resume(staging, work.get());
    } else {
      Directories.deleteTree(staging);
      Files.createDirectories(staging);
      this.journal = ParquetTableWriter.Journal.NONE;
    }
  }

  /** Closed without being published, it leaves what is there to the next attempt. */
  VersionWriter keptOnFailure() {
    kept = true;
    return this;
  }

  /** The folder that becomes the version's; files may be put there. */
  public Path directory() {
    return staging;
  }

  /** Generates a table with so many threads; files of an attempt that was killed are kept. */
  public TableEntry generate(
      TableSchema schema,
      TableGenerator generator,
      int threads,
      Progress progress,
      Cancellation cancellation) {
    return storing(() -> writer(threads).write(schema, generator, journal, progress, cancellation));
  }

  /**
   * Copies a cursor's rows, and finds out whether their key is dense. The caller closes the cursor.
   *
   * @param bytesPerRow size of a row in memory, roughly: 200 where nothing is known
   * @param expectedRows for the progress; 0 where that is not known
   * @throws ProblemException of kind DATA where a null stands where none may, or a key occurs twice
   */
  public TableEntry copy(
      TableSchema schema,
      RowCursor rows,
      long bytesPerRow,
      long expectedRows,
      Progress progress,
      Cancellation cancellation) {
    int threads = Runtime.getRuntime().availableProcessors();
    RowProgress done =
        new RowProgress("Writing " + schema.name(), expectedRows, progress, cancellation);
    return adopt(
        storing(() -> writer(threads).copy(schema, rows, bytesPerRow, done)), cancellation);
  }

  /**
   * Takes a table over whose files somebody else has written into {@link #directory}, and finds out
   * whether its key is dense.
   *
   * @throws ProblemException of kind DATA where a key occurs twice
   */
  public TableEntry adopt(TableEntry entry, Cancellation cancellation) {
    try (ParquetQueries queries =
        new ParquetQueries(new ParquetSource(staging), catalog.spill(), cancellation)) {
      Optional<String> repeated = queries.repeatedKeys(entry);
      if (repeated.isPresent()) {
        throw Problem.of(
                Problem.Kind.DATA,
                repeated.get(),
                "Choose other columns as the key, or none, or correct the data.")
            .asException();
      }
      return new TableEntry(
          entry.schema(),
          entry.rows(),
          entry.bytes(),
          entry.fingerprint(),
          entry.files(),
          queries.denseKeys(entry));
    }
  }

  /**
   * Takes a table of another version over without copying its files, where the disk can do that.
   */
  public TableEntry link(TableEntry table, Path versionDirectory) {
    return storing(
        () -> {
          for (String file : table.files()) {
            Path link = staging.resolve(file);
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            linkOrCopy(link, versionDirectory.resolve(file));
          }
          return table;
        });
  }

  /** Puts a small file beside the manifest: {@code spec.yaml}. */
  public void attach(String name, byte[] content) {
    storing(() -> Files.write(staging.resolve(name), content));
  }

  /**
   * Makes the version appear.
   *
   * @param tables in load order, their files in {@link #directory}
   */
  public Manifest publish(
      Origin origin, Optional<String> parent, Instant now, List<TableEntry> tables) {
    return publish(
        new Manifest(
            ref.name(),
            ref.version().orElseThrow(),
            origin,
            now.truncatedTo(ChronoUnit.MILLIS),
            parent,
            tables));
  }

  /** Makes the version appear, with a manifest that came from another catalog. */
  public Manifest publish(Manifest manifest) {
    return storing(
        () -> {
          Directories.deleteTree(staging.resolve(".spill"));
          Files.deleteIfExists(staging.resolve(GenerationJournal.NAME));
          Files.write(staging.resolve(ManifestFile.NAME), ManifestFile.toJson(manifest));
          Directories.sync(staging);
          Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
          published = true;
          Directories.syncEntries(target.getParent());
          return manifest;
        });
  }

  @Override
  public void close() {
    try (lock) {
      if (!published && !kept) {
        Directories.deleteTree(staging);
        Directories.deleteIfEmpty(target.getParent());
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  private ParquetTableWriter writer(int threads) {
    return new ParquetTableWriter(staging, staging.resolve(".spill"), threads);
  }

  private static void linkOrCopy(Path link, Path existing) throws IOException {
    try {
      Files.createLink(link, existing);
    } catch (UnsupportedOperationException | IOException e) {
      // Not every file system has links, and some have too many already.
      Files.copy(existing, link);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T storing(Work<T> work) {
    try {
      return work.run();
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  private ProblemException failed(Exception failure) {
    return catalog.cannotWrite(ref, failure);
  }
}
