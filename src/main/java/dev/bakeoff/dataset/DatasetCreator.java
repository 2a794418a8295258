package dev.bakeoff.dataset;

import dev.bakeoff.dataset.DatasetSpec.Scale;
import dev.bakeoff.dataset.DatasetSpec.SpecTable;
import dev.bakeoff.dataset.format.ParquetTableWriter;
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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Generates dataset versions into the catalog. Thread-safe; of several who want the same version at
 * the same time, in whatever process, one generates it and the others wait for it.
 */
public final class DatasetCreator {
  /** Files beside the data, and a margin for what an estimate cannot know. */
  private static final double ESTIMATE_MARGIN = 1.1;

  private final DatasetCatalog catalog;
  private final DatasetSpecs specs;
  private final InstantSource clock;

  public DatasetCreator(DatasetCatalog catalog, DatasetSpecs specs, InstantSource clock) {
    this.catalog = catalog;
    this.specs = specs;
    this.clock = clock;
  }

  /**
   * What a request would take.
   *
   * @param rows in all tables
   * @param bytes of the files, roughly
   * @param freeBytes on the disk that they would go to
   */
  public record Estimate(long rows, long bytes, long freeBytes) {
    public boolean fits() {
      return bytes <= freeBytes;
    }
  }

  /** Foretells size without generating anything. */
  public Estimate estimate(CreateRequest request) {
    DatasetSpec spec = specs.get(request.spec());
    Scale scale = spec.resolve(request);
    long bytes = (long) (spec.estimatedBytes(scale) * ESTIMATE_MARGIN);
    return new Estimate(scale.totalRows(), bytes, freeBytes());
  }

  /**
   * The version that the request describes: the one that is there, if it was made from the same
   * request, else a new one.
   *
   * @throws ProblemException of kind REQUEST where the request is wrong or another dataset has its
   *     name and version; STORAGE where the disk cannot hold or take it; CANCELLED
   */
  public Manifest ensure(CreateRequest request, Progress progress, Cancellation cancellation) {
    DatasetRef ref = new DatasetRef(request.name(), Optional.of(request.version()));
    DatasetSpec spec = specs.get(request.spec());
    Scale scale = spec.resolve(request);
    if (request.threads() < 1) {
      throw Problem.request(
              "A dataset cannot be generated with %d threads.".formatted(request.threads()),
              "Give 1 or more.")
          .asException();
    }
    Optional<Manifest> existing = existing(ref, request, scale);
    if (existing.isPresent()) {
      return existing.get();
    }
    try (VersionLocks.Held lock =
        catalog.locks().acquire(request.name(), request.version(), progress, cancellation)) {
      // Somebody may have finished it while this one waited for the lock.
      Optional<Manifest> finished = existing(ref, request, scale);
      if (finished.isPresent()) {
        return finished.get();
      }
      sweep(lock);
      refuseWhatCannotFit(request);
      return generate(request, spec, scale, lock, progress, cancellation);
    } catch (IOException | UncheckedIOException e) {
      throw StorageProblems.isDiskFull(e)
          ? StorageProblems.diskFull("dataset " + ref, catalog.root()).asException(e)
          : Problem.of(
                  Problem.Kind.STORAGE,
                  "Dataset %s cannot be written below %s: %s"
                      .formatted(ref, catalog.root(), StorageProblems.reason(e)),
                  "See to the rights on that folder, or set BAKEOFF_HOME to another one.")
              .asException(e);
    }
  }

  private Optional<Manifest> existing(DatasetRef ref, CreateRequest request, Scale scale) {
    Optional<Manifest> existing = catalog.find(ref);
    existing.ifPresent(
        manifest -> {
          List<String> differences = differences(manifest, request, scale);
          if (!differences.isEmpty()) {
            throw Problem.request(
                    "Dataset %s is there already, but was made differently: %s."
                        .formatted(ref, String.join("; ", differences)),
                    "Choose another name or version, or delete it first.")
                .asException();
          }
        });
    return existing;
  }

  private static List<String> differences(Manifest there, CreateRequest request, Scale scale) {
    List<String> differences = new ArrayList<>();
    if (!there.spec().equals(request.spec())) {
      differences.add("spec '%s', not '%s'".formatted(there.spec(), request.spec()));
    }
    if (there.seed() != request.seed()) {
      differences.add("seed %d, not %d".formatted(there.seed(), request.seed()));
    }
    // 100000 rows and the scale of that size are the same data under another name.
    if (!there.tables().stream().map(TableEntry::rows).toList().equals(scale.rows())) {
      differences.add("scale %s, not %s".formatted(there.scale(), scale.name()));
    }
    return differences;
  }

  private Manifest generate(
      CreateRequest request,
      DatasetSpec spec,
      Scale scale,
      VersionLocks.Held lock,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    Path target = catalog.directory(request.name(), request.version());
    Path staging = lock.besides(target, "partial");
    boolean published = false;
    try {
      Files.createDirectories(staging);
      List<TableEntry> tables = new ArrayList<>();
      for (SpecTable table : spec.tables()) {
        TableGenerator generator = table.generator().create(request.seed(), scale.rows());
        ParquetTableWriter writer =
            new ParquetTableWriter(staging, staging.resolve(".spill"), request.threads());
        tables.add(writer.write(table.schema(), generator, progress, cancellation));
      }
      Directories.deleteTree(staging.resolve(".spill"));
      Manifest manifest =
          new Manifest(
              request.name(),
              request.version(),
              spec.name(),
              scale.name(),
              request.seed(),
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              Optional.empty(),
              tables);
      Files.write(staging.resolve(ManifestFile.NAME), ManifestFile.toJson(manifest));
      cancellation.throwIfRequested();
      Directories.sync(staging);
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
      published = true;
      Directories.syncEntries(target.getParent());
      return manifest;
    } finally {
      if (!published) {
        Directories.deleteTree(staging);
        Directories.deleteIfEmpty(target.getParent());
      }
    }
  }

  private void refuseWhatCannotFit(CreateRequest request) {
    Estimate estimate = estimate(request);
    if (!estimate.fits()) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "Dataset %s:%s needs about %s, but the disk of %s has only %s free."
                  .formatted(
                      request.name(),
                      request.version(),
                      megabytes(estimate.bytes()),
                      catalog.root(),
                      megabytes(estimate.freeBytes())),
              "Free some space, choose a smaller scale, or set BAKEOFF_HOME to a larger disk.")
          .asException();
    }
  }

  private static String megabytes(long bytes) {
    return "%,d MB".formatted(Math.ceilDiv(bytes, 1_000_000L));
  }

  private long freeBytes() {
    Path existing = catalog.root();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing == null ? 0 : Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what killed generations left behind: everything unfinished that nobody has locked. */
  private void sweep(VersionLocks.Held own) throws IOException {
    if (!Files.isDirectory(catalog.root())) {
      return;
    }
    sweepSpills();
    List<Path> leftovers;
    try (Stream<Path> paths = Files.walk(catalog.root(), 2)) {
      leftovers = paths.filter(DatasetCreator::isLeftover).toList();
    }
    for (Path leftover : leftovers) {
      String file = leftover.getFileName().toString();
      String version = file.substring(1, file.lastIndexOf('.'));
      String name = leftover.getParent().getFileName().toString();
      if (own.isFor(name, version)) {
        Directories.deleteTree(leftover);
        continue;
      }
      Optional<VersionLocks.Held> lock = catalog.locks().tryAcquire(name, version);
      if (lock.isPresent()) {
        try (VersionLocks.Held free = lock.get()) {
          Directories.deleteTree(free.besides(leftover.resolveSibling(version), "partial"));
          Directories.deleteTree(free.besides(leftover.resolveSibling(version), "deleted"));
        }
      }
    }
  }

  /** Deletes what queries of processes that are gone had put aside. */
  private void sweepSpills() throws IOException {
    Path spills = catalog.spill().getParent();
    if (!Files.isDirectory(spills)) {
      return;
    }
    List<Path> ofProcesses;
    try (Stream<Path> paths = Files.list(spills)) {
      ofProcesses = paths.toList();
    }
    for (Path spill : ofProcesses) {
      String name = spill.getFileName().toString();
      boolean alive =
          name.chars().allMatch(Character::isDigit)
              && ProcessHandle.of(Long.parseLong(name)).isPresent();
      if (!alive) {
        Directories.deleteTree(spill);
      }
    }
  }

  private static boolean isLeftover(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") && (name.endsWith(".partial") || name.endsWith(".deleted"));
  }
}
