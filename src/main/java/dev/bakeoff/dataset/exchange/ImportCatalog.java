package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.DatasetCatalog;
import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.dataset.VersionWriter;
import dev.bakeoff.dataset.format.FileNames;
import dev.bakeoff.dataset.remote.Stores;
import dev.bakeoff.model.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What imports need of the catalog they go to. */
record ImportCatalog(DatasetCatalog catalog, InstantSource clock) {
  /** What some system does not allow in a file's name. */
  private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

  /**
   * Takes tables that an incremental export left out over from the version that they are like.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where that version is not here
   */
  List<TableEntry> linkUnchanged(SourceFiles source, ImportRequest request, VersionWriter writer) {
    List<TableEntry> linked = new ArrayList<>();
    if (source.description().isEmpty()
        || source.description().get().unchanged().isEmpty()
        || !request.tables().isEmpty()) {
      return linked;
    }
    ExportDescription description = source.description().get();
    String base = description.changedSince().orElse("");
    Optional<Manifest> found = catalog.find(DatasetRef.parse(base));
    for (ExportDescription.Unchanged table : description.unchanged()) {
      TableEntry entry =
          found
              .flatMap(
                  m ->
                      m.tables().stream()
                          .filter(
                              t ->
                                  t.name().equals(table.name())
                                      && t.fingerprint().equals(table.fingerprint()))
                          .findFirst())
              .orElseThrow(
                  () ->
                      Problem.request(
                              "The export leaves out '%s', which is as in %s, and that is not in the catalog."
                                  .formatted(table.name(), base),
                              "Import %s first, or choose tables that are in the export with --tables."
                                  .formatted(base))
                          .asException());
      linked.add(writer.link(entry, catalog.directory(found.orElseThrow())));
    }
    return linked;
  }

  /** What the manifest says of where the rows came from: a name, and no path of this machine. */
  String note(String source) {
    return Stores.isRemote(source) ? source : Path.of(source).toAbsolutePath().getFileName() + "";
  }

  /** Where a table's bad rows go: beside its source. */
  Path rejectedFile(String named, Path root, String table) {
    Path beside =
        Stores.isRemote(named) ? Path.of("").toAbsolutePath() : root.toAbsolutePath().getParent();
    boolean safe = !table.startsWith(".") && !UNSAFE.matcher(table).find();
    return beside.resolve((safe ? table : FileNames.of(table)) + "-rejected.csv");
  }
}
