package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.publish.PullRequest.Verification;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.dataset.version.Labels;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import dev.bakeoff.model.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches published versions into the catalog, where they appear when every file has proved to be
 * the one that was published. Thread-safe.
 */
public final class Puller {
  private static final Comparator<Publication> NEWEST_FIRST =
      Comparator.comparing(Publication::created)
          .thenComparing(Publication::published)
          .reversed()
          .thenComparing(Publication::name)
          .thenComparing(Publication::version);

  private static final Logger LOG = LoggerFactory.getLogger(Puller.class);

  private final DatasetCatalog catalog;
  private final Labels labels;
  private final Stores stores;

  public Puller(DatasetCatalog catalog, Labels labels, Stores stores) {
    this.catalog = catalog;
    this.labels = labels;
    this.stores = stores;
  }

  /**
   * What a place offers; a publication that cannot be read does not hide the others.
   *
   * @throws ProblemException where the place cannot be reached or is none
   */
  public Offers available(String location) {
    try (FileStore store = stores.open(location)) {
      return offers(store, Optional.empty());
    }
  }

  /**
   * Fetches a version, or goes on with what an earlier attempt has fetched of it, from whichever
   * place. A version that the catalog holds is not fetched again.
   *
   * @throws ProblemException of kind REQUEST where there is no such version, or the catalog holds
   *     another one of that name; DATA where what is there is not what was published; STORAGE;
   *     CANCELLED
   */
  public PullReport pull(PullRequest request, Progress progress, Cancellation cancellation) {
    long start = System.nanoTime();
    try (FileStore store = stores.open(request.location())) {
      Publication publication = find(store, request.dataset());
      DatasetRef ref = publication.ref();
      Download download = new Download(store, publication);
      Manifest manifest = download.manifest();
      Optional<VersionWriter> writer =
          catalog.find(ref).isPresent()
              ? Optional.empty()
              : catalog.resume(ref, download.identity(), progress, cancellation);
      if (writer.isEmpty()) {
        return alreadyThere(publication, start);
      }
      try (VersionWriter version = writer.get()) {
        download.into(version.directory(), catalog.freeBytes(), progress, cancellation);
        if (request.verification() == Verification.FULL) {
          download.verifyRows(version.directory(), progress, cancellation);
        }
        version.publish(manifest);
      }
      label(manifest, publication);
      return new PullReport(
          manifest,
          false,
          download.fetched(),
          download.bytesFetched(),
          download.kept(),
          seconds(start));
    }
  }

  /** The publisher's words come along; the data are there without them, too. */
  private void label(Manifest manifest, Publication publication) {
    try {
      if (publication.description().isPresent()) {
        labels.note(manifest, publication.description().get());
      }
      if (!publication.tags().isEmpty()) {
        labels.tag(manifest, publication.tags(), List.of());
      }
    } catch (ProblemException e) {
      LOG.info("{} is not labelled: {}", manifest.ref(), e.getMessage());
    }
  }

  private PullReport alreadyThere(Publication publication, long start) {
    Manifest own = catalog.get(publication.ref());
    if (!own.fingerprint().equals(publication.fingerprint())) {
      throw Problem.request(
              "The catalog holds another %s already: its fingerprint is %s, that of the published"
                      .formatted(publication.ref(), own.fingerprint())
                  + " one %s.".formatted(publication.fingerprint()),
              "Delete it first, if it is not needed: bakeoff dataset delete %s"
                  .formatted(publication.ref()))
          .asException();
    }
    return new PullReport(own, true, 0, 0, 0, seconds(start));
  }

  private static Publication find(FileStore store, Optional<DatasetRef> wanted) {
    if (wanted.isPresent() && wanted.get().version().isPresent()) {
      Optional<Publication> there = read(store, wanted.get());
      if (there.isPresent()) {
        return there.get();
      }
    }
    Offers offers = offers(store, wanted.map(DatasetRef::name));
    if (offers.publications().isEmpty() && !offers.problems().isEmpty()) {
      throw offers.problems().getFirst().asException();
    }
    List<Publication> candidates = offers.publications();
    if (wanted.isPresent()) {
      candidates = candidates.stream().filter(p -> p.name().equals(wanted.get().name())).toList();
      if (candidates.isEmpty() || wanted.get().version().isPresent()) {
        throw unknown(store, wanted.get());
      }
    } else if (candidates.stream().map(Publication::name).distinct().count() != 1) {
      throw candidates.isEmpty() ? nothing(store) : unsaid(store, candidates);
    }
    return candidates.getFirst();
  }

  private static Offers offers(FileStore store, Optional<String> only) {
    List<Publication> publications = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : only.map(List::of).orElseGet(() -> store.folders(""))) {
      if (!DatasetRef.isWord(name)) {
        continue;
      }
      for (String version : store.folders(name)) {
        if (DatasetRef.isWord(version)) {
          try {
            read(store, new DatasetRef(name, Optional.of(version))).ifPresent(publications::add);
          } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.DATA) {
              throw e;
            }
            problems.add(e.problem());
          }
        }
      }
    }
    publications.sort(NEWEST_FIRST);
    return new Offers(store.location(), publications, problems);
  }

  private static Optional<Publication> read(FileStore store, DatasetRef ref) {
    String place = Layout.publication(ref);
    return store
        .read(place)
        .map(content -> PublicationFile.read(content, ref, store.location() + "/" + place));
  }

  private static ProblemException nothing(FileStore store) {
    return Problem.request(
            "Nothing is published in %s.".formatted(store.location()),
            "A published catalog has NAME/VERSION/publication.json below it; check the location.")
        .asException();
  }

  private static ProblemException unsaid(FileStore store, List<Publication> candidates) {
    return Problem.request(
            "Several datasets are published in %s.".formatted(store.location()),
            "Say which: "
                + String.join(
                    ", ", candidates.stream().map(p -> p.ref().toString()).limit(20).toList())
                + ".")
        .asException();
  }

  private static ProblemException unknown(FileStore store, DatasetRef wanted) {
    List<String> all =
        offers(store, Optional.empty()).publications().stream()
            .map(p -> wanted.version().isPresent() ? p.ref().toString() : p.name())
            .distinct()
            .toList();
    return all.isEmpty()
        ? nothing(store)
        : Problem.request(
                "There is no '%s' in %s.".formatted(wanted, store.location()),
                Suggestions.hint(wanted.toString(), all))
            .asException();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
