package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ManifestFile;
import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.publish.Publication.StoredPart;
import dev.bakeoff.dataset.publish.PublishReport.TargetReport;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Copies versions of the catalog to places that others can pull from. A version appears there when
 * it is complete, and does not change afterwards. Thread-safe.
 */
public final class Publisher {
  private final DatasetCatalog catalog;
  private final Labels labels;
  private final Stores stores;
  private final RestoreRates rates;
  private final InstantSource clock;

  public Publisher(
      DatasetCatalog catalog,
      Labels labels,
      Stores stores,
      RestoreRates rates,
      InstantSource clock) {
    this.catalog = catalog;
    this.labels = labels;
    this.stores = stores;
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * Publishes a version to all targets at the same time. A target that fails does not keep the
   * others from getting it; the report says which did.
   *
   * @throws ProblemException of kind REQUEST where the dataset or a target is none; DATA or STORAGE
   *     where its files cannot be read; CANCELLED, and then the next attempt goes on where this one
   *     ended
   */
  public PublishReport publish(
      PublishRequest request, Progress progress, Cancellation cancellation) {
    if (request.targets().isEmpty()) {
      throw Problem.request(
              "There is no place to publish to.", "Give a folder, or s3://bucket/prefix.")
          .asException();
    }
    Manifest manifest = catalog.get(request.dataset());
    List<FileStore> targets = open(request.targets());
    try {
      Path directory = catalog.directory(manifest);
      Optional<PublishReport> done = alreadyDone(manifest, targets, cancellation);
      if (done.isPresent()) {
        return done.get();
      }
      Publication publication =
          describe(manifest, request, parts(manifest, progress, cancellation));
      long bytes = publication.bytes() * targets.size();
      String task =
          "Publishing %s to %s"
              .formatted(
                  manifest.ref(),
                  targets.size() == 1 ? targets.getFirst().location() : targets.size() + " places");
      Transfers.Meter meter = new Transfers.Meter(task, bytes, progress);
      Map<FileStore, TargetReport> reports = new ConcurrentHashMap<>();
      Transfers.forEach(
          targets,
          cancellation,
          (target, all) ->
              reports.put(
                  target,
                  new Target(target, publication, manifest, directory).publish(meter, all)));
      return new PublishReport(publication, targets.stream().map(reports::get).toList());
    } finally {
      targets.forEach(FileStore::close);
    }
  }

  /** Where every target holds the version, whole, its files need not even be read. */
  private static Optional<PublishReport> alreadyDone(
      Manifest manifest, List<FileStore> targets, Cancellation cancellation) {
    List<TargetReport> reports = new ArrayList<>();
    Optional<Publication> publication = Optional.empty();
    for (FileStore target : targets) {
      cancellation.throwIfRequested();
      long start = System.nanoTime();
      try {
        Optional<Publication> there = Target.held(target, manifest);
        if (there.isEmpty()) {
          return Optional.empty();
        }
        publication = publication.or(() -> there);
        reports.add(
            TargetReport.alreadyThere(target.location(), (System.nanoTime() - start) / 1e9));
      } catch (ProblemException e) {
        return Optional.empty(); // It is reported when it is tried.
      }
    }
    return publication.map(p -> new PublishReport(p, reports));
  }

  private List<FileStore> open(List<String> locations) {
    List<FileStore> targets = new ArrayList<>();
    boolean opened = false;
    try {
      for (String location : locations) {
        FileStore store = stores.open(location);
        if (targets.stream().anyMatch(other -> other.location().equals(store.location()))) {
          store.close();
          continue;
        }
        targets.add(store);
        if (!Stores.isRemote(location) && catalog.contains(Path.of(location))) {
          throw Problem.request(
                  "%s lies inside Bakeoff's own catalog.".formatted(location),
                  "Publish to another folder.")
              .asException();
        }
      }
      opened = true;
      return targets;
    } finally {
      if (!opened) {
        targets.forEach(FileStore::close);
      }
    }
  }

  private List<StoredPart> parts(Manifest manifest, Progress progress, Cancellation cancellation) {
    Path directory = catalog.directory(manifest);
    List<String> paths = new ArrayList<>();
    manifest.tables().forEach(table -> paths.addAll(table.files()));
    paths.add(ManifestFile.NAME);
    if (Files.isRegularFile(directory.resolve(Layout.SPEC))) {
      paths.add(Layout.SPEC);
    }
    Transfers.Meter meter =
        new Transfers.Meter("Reading " + manifest.ref(), manifest.bytes(), progress);
    Map<String, StoredPart> parts = new ConcurrentHashMap<>();
    Transfers.forEach(
        paths,
        cancellation,
        (path, all) -> {
          Path file = directory.resolve(path);
          String sha256 = Checksums.of(file, meter::add, all);
          parts.put(path, new StoredPart(path, size(file), sha256));
        });
    for (TableEntry table : manifest.tables()) {
      long bytes = table.files().stream().mapToLong(file -> parts.get(file).bytes()).sum();
      if (bytes != table.bytes()) {
        throw Problem.of(
                Problem.Kind.DATA,
                "The files of %s have %,d bytes, but its manifest says %,d."
                    .formatted(table.name(), bytes, table.bytes()),
                "See what 'bakeoff dataset validate %s' says.".formatted(manifest.ref()))
            .asException();
      }
    }
    return paths.stream().map(parts::get).toList();
  }

  private Publication describe(Manifest manifest, PublishRequest request, List<StoredPart> parts) {
    Labels.Label label = labels.of(manifest);
    return new Publication(
        manifest.name(),
        manifest.version(),
        manifest.fingerprint(),
        manifest.rows(),
        parts.stream().mapToLong(StoredPart::bytes).sum(),
        manifest.created(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        request.description().or(() -> Optional.of(label.note()).filter(n -> !n.isEmpty())),
        Stream.concat(label.tags().stream(), request.tags().stream()).distinct().sorted().toList(),
        request.compatiblePlatforms(),
        RestoreEstimates.of(manifest, rates),
        manifest.tables().stream()
            .map(t -> new Publication.Table(t.name(), t.rows(), t.bytes()))
            .toList(),
        parts);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s cannot be read: %s".formatted(file, StorageProblems.reason(e)),
              "See to the rights on it.")
          .asException(e);
    }
  }
}
