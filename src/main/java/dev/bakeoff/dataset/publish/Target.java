package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ManifestFile;
import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.publish.Publication.StoredPart;
import dev.bakeoff.dataset.publish.PublishReport.Outcome;
import dev.bakeoff.dataset.publish.PublishReport.TargetReport;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One publication on its way to one place. Used once. */
final class Target {
  private final FileStore store;
  private final Publication publication;
  private final Manifest manifest;
  private final Path directory;
  private final DatasetRef ref;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicLong bytesSent = new AtomicLong();
  private final AtomicInteger shared = new AtomicInteger();
  private final AtomicLong bytesShared = new AtomicLong();

  Target(FileStore store, Publication publication, Manifest manifest, Path directory) {
    this.store = store;
    this.publication = publication;
    this.manifest = manifest;
    this.directory = directory;
    this.ref = publication.ref();
  }

  /** Publishes, and reports what came of it; throws only where it was cancelled. */
  TargetReport publish(Transfers.Meter meter, Cancellation cancellation) {
    long start = System.nanoTime();
    Outcome outcome = Outcome.FAILED;
    Optional<Problem> problem = Optional.empty();
    try {
      outcome = copy(meter, cancellation);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      problem = Optional.of(e.problem());
    }
    return new TargetReport(
        store.location(),
        outcome,
        sent.get(),
        bytesSent.get(),
        shared.get(),
        bytesShared.get(),
        (System.nanoTime() - start) / 1e9,
        problem);
  }

  private Outcome copy(Transfers.Meter meter, Cancellation cancellation) {
    Optional<Publication> there = there();
    if (there.isPresent()) {
      return same(there.get(), meter, cancellation);
    }
    Set<String> places = new HashSet<>();
    List<StoredPart> data = new ArrayList<>();
    for (StoredPart part : publication.files()) {
      // Two files of a version may be equal; then they are one there.
      if (!Layout.isDescription(part.path()) && places.add(Layout.place(ref, part))) {
        data.add(part);
      }
    }
    Transfers.forEach(data, cancellation, (part, all) -> ensure(part, meter, all));
    for (StoredPart part : publication.files()) {
      if (Layout.isDescription(part.path())) {
        store.write(Layout.place(ref, part), content(part));
        meter.add(part.bytes());
      }
    }
    cancellation.throwIfRequested();
    if (!store.create(Layout.publication(ref), PublicationFile.write(publication))) {
      // Somebody else has published the same version in the meantime.
      return same(there().orElseThrow(this::different), meter, cancellation);
    }
    return Outcome.PUBLISHED;
  }

  /** Puts a file there, unless it is: its place is its checksum, so its size tells the rest. */
  private void ensure(StoredPart part, Transfers.Meter meter, Cancellation cancellation) {
    String place = Layout.place(ref, part);
    if (store.find(place).filter(file -> file.bytes() == part.bytes()).isPresent()) {
      shared.incrementAndGet();
      bytesShared.addAndGet(part.bytes());
      meter.add(part.bytes());
      return;
    }
    store.upload(directory.resolve(part.path()), place, meter::add, cancellation);
    sent.incrementAndGet();
    bytesSent.addAndGet(part.bytes());
  }

  /** The version is there: fine where it holds the same, and what it has lost is put back. */
  private Outcome same(Publication there, Transfers.Meter meter, Cancellation cancellation) {
    if (!isSame(store, there, manifest)) {
      throw different();
    }
    Set<StoredPart> theirs = new HashSet<>(there.files());
    List<StoredPart> data = publication.files().stream().filter(theirs::contains).toList();
    Transfers.forEach(data, cancellation, (part, all) -> ensure(part, meter, all));
    return Outcome.ALREADY_THERE;
  }

  private Optional<Publication> there() {
    return there(store, ref);
  }

  /** The publication of the same version, where the place has one and all of its files. */
  static Optional<Publication> held(FileStore store, Manifest manifest) {
    return there(store, manifest.ref())
        .filter(there -> isSame(store, there, manifest))
        .filter(
            there ->
                there.files().stream()
                    .allMatch(
                        part ->
                            store
                                .find(Layout.place(there.ref(), part))
                                .filter(file -> file.bytes() == part.bytes())
                                .isPresent()));
  }

  private static Optional<Publication> there(FileStore store, DatasetRef ref) {
    String place = Layout.publication(ref);
    return store
        .read(place)
        .map(content -> PublicationFile.read(content, ref, store.location() + "/" + place));
  }

  /** The fingerprint is about rows; keys, indexes and types are part of a version too. */
  private static boolean isSame(FileStore store, Publication there, Manifest manifest) {
    if (!there.fingerprint().equals(manifest.fingerprint())) {
      return false;
    }
    String place = Layout.manifest(there.ref());
    return store
        .read(place)
        .map(bytes -> ManifestFile.parse(bytes, store.location() + "/" + place))
        .map(theirs -> shape(theirs).equals(shape(manifest)))
        .orElse(true); // Lost; it can be put back.
  }

  private static List<TableSchema> shape(Manifest manifest) {
    return manifest.tables().stream().map(TableEntry::schema).toList();
  }

  private ProblemException different() {
    return Problem.request(
            "%s holds another %s already.".formatted(store.location(), ref),
            "A published version never changes: publish yours under another version.")
        .asException();
  }

  private byte[] content(StoredPart part) {
    try {
      return Files.readAllBytes(directory.resolve(part.path()));
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s of %s cannot be read: %s".formatted(part.path(), ref, StorageProblems.reason(e)),
              "See to the rights on it.")
          .asException(e);
    }
  }
}
