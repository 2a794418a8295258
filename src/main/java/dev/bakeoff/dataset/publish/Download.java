package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.Fingerprint;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.ManifestFile;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.StorageProblems;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.format.ParquetSource;
import dev.bakeoff.dataset.publish.Publication.StoredPart;
import dev.bakeoff.dataset.remote.FileStore;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import dev.bakeoff.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** One publication on its way from one place. Used once. */
final class Download {
  private final FileStore store;
  private final Publication publication;
  private final Manifest manifest;
  private final Map<String, StoredPart> parts = new HashMap<>();
  private final AtomicInteger fetched = new AtomicInteger();
  private final AtomicLong bytesFetched = new AtomicLong();
  private final AtomicInteger kept = new AtomicInteger();

  /** Reads the manifest, and compares it with the publication before anything is fetched. */
  Download(FileStore store, Publication publication) {
    this.store = store;
    this.publication = publication;
    publication.files().forEach(part -> parts.put(part.path(), part));
    this.manifest = readManifest();
    checkParts();
  }

  Manifest manifest() {
    return manifest;
  }

  /** The same files from whichever place: what was fetched from one is good for another. */
  String identity() {
    List<String> sums =
        publication.files().stream()
            .map(part -> part.path() + " " + part.sha256())
            .sorted()
            .toList();
    byte[] all = String.join("\n", sums).getBytes(StandardCharsets.UTF_8);
    return "pull " + publication.ref() + " " + Checksums.of(all);
  }

  int fetched() {
    return fetched.get();
  }

  long bytesFetched() {
    return bytesFetched.get();
  }

  int kept() {
    return kept.get();
  }

  /** Fetches all that is not there yet. */
  void into(Path directory, long freeBytes, Progress progress, Cancellation cancellation) {
    List<StoredPart> wanted =
        publication.files().stream()
            .filter(part -> !part.path().equals(ManifestFile.NAME))
            .toList();
    discardOthers(directory);
    checkSpace(directory, wanted, freeBytes);
    long bytes = wanted.stream().mapToLong(StoredPart::bytes).sum();
    Transfers.Meter meter = new Transfers.Meter("Pulling " + publication.ref(), bytes, progress);
    Transfers.forEach(
        wanted,
        cancellation,
        (part, all) -> fetch(part, directory.resolve(part.path()), meter, all));
    ParquetSource source = new ParquetSource(directory);
    manifest.tables().forEach(source::files); // Throws where one is no Parquet file.
  }

  /** Reads every row, and compares the fingerprints with the manifest's. */
  void verifyRows(Path directory, Progress progress, Cancellation cancellation) {
    ParquetSource source = new ParquetSource(directory);
    for (TableEntry table : manifest.tables()) {
      Fingerprint read;
      try (RowCursor cursor = source.rows(table)) {
        String task = "Checking " + table.name();
        read = Fingerprint.of(cursor, table.schema(), task, table.rows(), progress, cancellation);
      }
      if (read.rows() != table.rows() || !read.hex().equals(table.fingerprint())) {
        throw damaged(
            "%s of %s has %,d rows with the fingerprint %s; its manifest says %,d and %s"
                .formatted(
                    table.name(),
                    publication.ref(),
                    read.rows(),
                    read.hex(),
                    table.rows(),
                    table.fingerprint()),
            "It was published that way: publish it anew, from a catalog that it is whole in.");
      }
    }
  }

  private void fetch(StoredPart part, Path file, Transfers.Meter meter, Cancellation all) {
    try {
      if (Files.isRegularFile(file)) {
        if (Files.size(file) == part.bytes()
            && Checksums.of(file, _ -> {}, all).equals(part.sha256())) {
          kept.incrementAndGet();
          meter.add(part.bytes());
          return;
        }
        Files.delete(file);
      }
      String place = Layout.place(publication.ref(), part);
      long there =
          store
              .find(place)
              .orElseThrow(
                  () ->
                      damaged(
                          part.path()
                              + " of "
                              + publication.ref()
                              + " is missing at "
                              + store.location()
                              + "/"
                              + place,
                          "Its publisher can put it back by publishing again."))
              .bytes();
      if (there != part.bytes()) {
        throw damaged(
            "%s of %s has %,d bytes at %s/%s, but %,d were published"
                .formatted(
                    part.path(), publication.ref(), there, store.location(), place, part.bytes()),
            "Its publisher can put it right by publishing again.");
      }
      store.download(place, file, meter::add, all);
      String sum = Checksums.of(file, _ -> {}, all);
      if (!sum.equals(part.sha256())) {
        Files.delete(file);
        throw damaged(
            "%s of %s is not what was published: its SHA-256 is %s, but should be %s"
                .formatted(part.path(), publication.ref(), sum, part.sha256()),
            "Try again; if it stays so, delete %s/%s and have it published again."
                .formatted(store.location(), place));
      }
      fetched.incrementAndGet();
      bytesFetched.addAndGet(part.bytes());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private Manifest readManifest() {
    StoredPart part = parts.get(ManifestFile.NAME);
    if (part == null) {
      throw damaged("The publication of %s has no manifest".formatted(publication.ref()), "");
    }
    String place = Layout.place(publication.ref(), part);
    String where = store.location() + "/" + place;
    byte[] content =
        store
            .read(place)
            .orElseThrow(() -> damaged(where + " is missing", "It has to be published again."));
    String sum = Checksums.of(content);
    if (!sum.equals(part.sha256())) {
      throw damaged(
          "%s is not what was published: its SHA-256 is %s, but should be %s"
              .formatted(where, sum, part.sha256()),
          "Nothing was fetched.");
    }
    Manifest read;
    try {
      read = ManifestFile.parse(content, where);
    } catch (ProblemException e) {
      throw Problem.of(Problem.Kind.DATA, e.problem().what(), "Nothing was fetched.")
          .asException(e);
    }
    if (!read.ref().equals(publication.ref())
        || !read.fingerprint().equals(publication.fingerprint())) {
      throw damaged(
          "%s describes %s with the fingerprint %s, its publication %s with %s"
              .formatted(
                  where,
                  read.ref(),
                  read.fingerprint(),
                  publication.ref(),
                  publication.fingerprint()),
          "Nothing was fetched.");
    }
    return read;
  }

  /** The publication's files are the manifest's, with the same sizes, and no others. */
  private void checkParts() {
    int described = 1;
    for (TableEntry table : manifest.tables()) {
      long bytes = 0;
      for (String file : table.files()) {
        StoredPart part = parts.get(file);
        if (part == null || PublicationFile.hasHiddenPart(file) || Layout.isDescription(file)) {
          throw damaged(
              "The file '%s' of %s is not among those that were published"
                  .formatted(file, publication.ref()),
              "Nothing was fetched.");
        }
        bytes += part.bytes();
        described++;
      }
      if (bytes != table.bytes()) {
        throw damaged(
            "The files of %s were published with %,d bytes, but its manifest says %,d"
                .formatted(table.name(), bytes, table.bytes()),
            "Nothing was fetched.");
      }
    }
    described += parts.containsKey(Layout.SPEC) ? 1 : 0;
    if (described != parts.size()) {
      throw damaged(
          "The publication of %s names files that its manifest does not"
              .formatted(publication.ref()),
          "Nothing was fetched.");
    }
  }

  private void checkSpace(Path directory, List<StoredPart> wanted, long freeBytes) {
    long needed = 0;
    for (StoredPart part : wanted) {
      if (!Files.exists(directory.resolve(part.path()))) {
        needed += part.bytes();
      }
    }
    if (needed > freeBytes) {
      throw Problem.of(
              Problem.Kind.STORAGE,
              "%s takes %,d MB, but only %,d MB are free on the catalog's disk."
                  .formatted(publication.ref(), needed / 1_000_000, freeBytes / 1_000_000),
              "Free some space, or set BAKEOFF_HOME to a larger disk.")
          .asException();
    }
  }

  /** Nothing but what was published may come into the catalog, or be taken for its beginning. */
  private void discardOthers(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(f -> !Files.isDirectory(f)).toList()) {
        String path =
            directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        boolean unfinished =
            path.endsWith(".partial")
                && parts.containsKey(path.replaceAll("\\.[0-9a-f]{12}\\.partial$", ""));
        // What begins with a point are the writer's own notes.
        if (!parts.containsKey(path) && !unfinished && !PublicationFile.hasHiddenPart(path)) {
          Files.delete(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(directory, e);
    }
  }

  private static ProblemException unwritable(Path file, Exception e) {
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot be written: %s".formatted(file, StorageProblems.reason(e)),
            "See to the rights on it and to the space on its disk.")
        .asException(e);
  }

  private static ProblemException damaged(String what, String hint) {
    return Problem.of(Problem.Kind.DATA, what + ".", hint).asException();
  }
}
