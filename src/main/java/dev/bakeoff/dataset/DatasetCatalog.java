package dev.bakeoff.dataset;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dataset versions below {@code BAKEOFF_HOME/datasets}, one folder each: {@code
 * NAME/VERSION/manifest.json} with its Parquet files beside it. A version is in the catalog when it
 * is complete and never changes afterwards. Several processes may use one home at the same time.
 * Thread-safe; use one instance per process and home.
 */
public final class DatasetCatalog {
  private static final Comparator<Manifest> NEWEST_FIRST =
      Comparator.comparing(Manifest::created)
          .thenComparing(Manifest::version, DatasetCatalog::compareVersions)
          .reversed()
          .thenComparing(Manifest::name);

  private final Path root;
  private final VersionLocks locks;

  public DatasetCatalog(Path bakeoffHome) {
    this.root = bakeoffHome.toAbsolutePath().normalize().resolve("datasets");
    this.locks = new VersionLocks(root.resolve(".locks"));
  }

  /** All versions that can be read, newest first. */
  public List<Manifest> list() {
    List<Manifest> manifests = new ArrayList<>();
    for (Path directory : versionDirectories()) {
      try {
        manifests.add(read(directory));
      } catch (ProblemException e) {
        // problems() reports it; one broken version must not hide the others.
      }
    }
    manifests.sort(NEWEST_FIRST);
    return manifests;
  }

  /** What keeps versions that are there from being read. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Path directory : versionDirectories()) {
      try {
        read(directory);
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    return problems;
  }

  /**
   * Looks a version up.
   *
   * @return empty where there is none
   * @throws ProblemException of kind DATA where it is there but cannot be read
   */
  public Optional<Manifest> find(DatasetRef ref) {
    if (ref.version().isPresent()) {
      Path directory = directory(ref.name(), ref.version().get());
      return Files.isDirectory(directory) ? Optional.of(read(directory)) : Optional.empty();
    }
    Optional<Manifest> newest =
        list().stream().filter(manifest -> manifest.name().equals(ref.name())).findFirst();
    if (newest.isEmpty()) {
      // Where every version of that name is broken, say so instead of "unknown".
      versionDirectories(root.resolve(ref.name())).forEach(this::read);
    }
    return newest;
  }

  /**
   * Looks a version up that must be there.
   *
   * @throws ProblemException of kind REQUEST, with what is there, where it is not; of kind DATA
   *     where it cannot be read
   */
  public Manifest get(DatasetRef ref) {
    return find(ref).orElseThrow(() -> unknown(ref));
  }

  /** The folder that holds a version's files. */
  public Path directory(Manifest manifest) {
    return directory(manifest.name(), manifest.version());
  }

  /**
   * Deletes a version, one that cannot be read any more too. Without a version it deletes the only
   * one of that name.
   *
   * @throws ProblemException of kind REQUEST where it is not there, or not said which of several
   */
  public void delete(DatasetRef ref) {
    String version = ref.version().orElseGet(() -> onlyVersion(ref));
    Path directory = directory(ref.name(), version);
    try (VersionLocks.Held held =
        locks.acquire(ref.name(), version, Progress.NONE, new Cancellation())) {
      if (!Files.isDirectory(directory)) {
        throw unknown(ref);
      }
      Path doomed = held.besides(directory, "deleted");
      Directories.deleteTree(doomed);
      // One rename takes it out of the catalog, however long its files take to go.
      Files.move(directory, doomed);
      Directories.deleteTree(doomed);
      Directories.deleteIfEmpty(directory.getParent());
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "Dataset %s:%s cannot be deleted: %s"
                  .formatted(ref.name(), version, StorageProblems.reason(e)),
              "See to the rights on " + directory + ".")
          .asException(e);
    }
  }

  /**
   * Starts a new version. Waits while another Bakeoff works on the same one.
   *
   * @param ref with a version
   * @throws ProblemException of kind REQUEST where the version is there already; STORAGE; CANCELLED
   */
  public VersionWriter write(DatasetRef ref, Progress progress, Cancellation cancellation) {
    return write(ref, Optional.empty(), progress, cancellation)
        .orElseThrow(
            () ->
                Problem.request(
                        "Dataset %s is there already.".formatted(ref),
                        "Choose another name or version, or delete it first.")
                    .asException());
  }

  /**
   * Starts a new version, or goes on with what an earlier attempt at the same work has left. Waits
   * while another Bakeoff works on the same one.
   *
   * @param ref with a version
   * @param work what is made, in one line; equal only for the same files
   * @return empty where the version is there, perhaps since somebody else has just finished it
   */
  public Optional<VersionWriter> resume(
      DatasetRef ref, String work, Progress progress, Cancellation cancellation) {
    return write(ref, Optional.of(work), progress, cancellation).map(VersionWriter::keptOnFailure);
  }

  /**
   * Starts a new version, or goes on with one that was left unfinished.
   *
   * @param work what is made, in one line; an unfinished attempt at the same work is resumed
   * @return empty where the version is there, perhaps since somebody else has just finished it
   */
  Optional<VersionWriter> write(
      DatasetRef ref, Optional<String> work, Progress progress, Cancellation cancellation) {
    try {
      String version = ref.version().orElseThrow();
      VersionLocks.Held lock = locks.acquire(ref.name(), version, progress, cancellation);
      boolean handedOver = false;
      try {
        if (Files.isDirectory(directory(ref.name(), version))) {
          return Optional.empty();
        }
        new Leftovers(root, locks).sweep(false);
        VersionWriter writer = new VersionWriter(this, ref, lock, work);
        handedOver = true;
        return Optional.of(writer);
      } finally {
        if (!handedOver) {
          lock.close();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw cannotWrite(ref, e);
    }
  }

  /**
   * Deletes what killed processes left behind, unfinished versions that could be resumed too.
   *
   * @return bytes freed
   */
  public long collectGarbage() {
    try {
      return new Leftovers(root, locks).sweep(true);
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder %s cannot be cleaned up: %s".formatted(root, StorageProblems.reason(e)),
              "See to the rights on it.")
          .asException(e);
    }
  }

  /** Bytes that can still be written to the catalog's disk. */
  public long freeBytes() {
    Path existing = root;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing == null ? 0 : Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProblemException cannotWrite(DatasetRef ref, Exception failure) {
    return StorageProblems.isDiskFull(failure)
        ? StorageProblems.diskFull("dataset " + ref, root).asException(failure)
        : Problem.of(
                Problem.Kind.STORAGE,
                "Dataset %s cannot be written below %s: %s"
                    .formatted(ref, root, StorageProblems.reason(failure)),
                "See to the rights on that folder, or set BAKEOFF_HOME to another one.")
            .asException(failure);
  }

  /** Whether a path lies where the catalog keeps its versions. */
  public boolean contains(Path path) {
    return path.toAbsolutePath().normalize().startsWith(root);
  }

  Path root() {
    return root;
  }

  /** Where queries put what does not fit into memory, apart from other processes'. */
  public Path spill() {
    return root.resolve(".spill").resolve(Long.toString(ProcessHandle.current().pid()));
  }

  VersionLocks locks() {
    return locks;
  }

  Path directory(String name, String version) {
    return root.resolve(name).resolve(version);
  }

  private String onlyVersion(DatasetRef ref) {
    List<Path> versions = versionDirectories(root.resolve(ref.name()));
    if (versions.isEmpty()) {
      throw unknown(ref);
    }
    if (versions.size() > 1) {
      throw Problem.request(
              "Dataset '%s' has several versions.".formatted(ref.name()),
              "Say which: "
                  + String.join(
                      ", ", versions.stream().map(v -> ref.name() + ":" + v.getFileName()).toList())
                  + ".")
          .asException();
    }
    return versions.getFirst().getFileName().toString();
  }

  private ProblemException unknown(DatasetRef ref) {
    List<Manifest> all = list();
    List<String> versions =
        all.stream().filter(m -> m.name().equals(ref.name())).map(Manifest::version).toList();
    if (ref.version().isPresent() && !versions.isEmpty()) {
      return Problem.request(
              "Dataset '%s' has no version '%s'.".formatted(ref.name(), ref.version().get()),
              Suggestions.hint(ref.version().get(), versions))
          .asException();
    }
    List<String> names = all.stream().map(Manifest::name).distinct().toList();
    return Problem.request(
            "There is no dataset '%s'.".formatted(ref),
            names.isEmpty()
                ? "There are none yet. Create one with: bakeoff dataset create "
                    + ref.name()
                    + " --spec customer"
                : Suggestions.hint(ref.name(), names))
        .asException();
  }

  private Manifest read(Path directory) {
    Manifest manifest = ManifestFile.read(directory.resolve(ManifestFile.NAME));
    String folder = directory.getParent().getFileName() + ":" + directory.getFileName();
    if (!manifest.ref().toString().equals(folder)) {
      throw Problem.of(
              Problem.Kind.DATA,
              "%s says that it describes %s, but it lies in the folder of %s."
                  .formatted(directory.resolve(ManifestFile.NAME), manifest.ref(), folder),
              "Move the folder to where it belongs.")
          .asException();
    }
    return manifest;
  }

  private List<Path> versionDirectories() {
    return subdirectories(root).stream()
        .flatMap(name -> versionDirectories(name).stream())
        .toList();
  }

  private List<Path> versionDirectories(Path name) {
    return subdirectories(name);
  }

  /** Folders whose names start with a point are Bakeoff's own: locks, unfinished versions. */
  private static List<Path> subdirectories(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "The folder %s cannot be listed: %s".formatted(parent, StorageProblems.reason(e)),
              "See to the rights on it.")
          .asException(e);
    }
  }

  /** Numbers inside versions count as numbers: 1.10 is later than 1.9. */
  private static int compareVersions(String left, String right) {
    String[] a = left.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
    String[] b = right.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      boolean numbers = isNumber(a[i]) && isNumber(b[i]);
      int order =
          numbers ? new BigInteger(a[i]).compareTo(new BigInteger(b[i])) : a[i].compareTo(b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
