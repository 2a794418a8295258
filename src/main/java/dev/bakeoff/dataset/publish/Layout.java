package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.ManifestFile;
import dev.bakeoff.dataset.publish.Publication.StoredPart;

/**
 * Where things lie in a published catalog: what describes a version in {@code NAME/VERSION/}, data
 * files under their own checksum in {@code _files/}, so that versions share what is equal and an
 * interrupted publication finds what it has already sent.
 */
final class Layout {
  static final String SPEC = "spec.yaml";

  /** No dataset's name starts like this. */
  private static final String FILES = "_files";

  private static final String PUBLICATION = "publication.json";

  private Layout() {}

  static String publication(DatasetRef ref) {
    return folder(ref) + "/" + PUBLICATION;
  }

  static String manifest(DatasetRef ref) {
    return folder(ref) + "/" + ManifestFile.NAME;
  }

  /** Where a version's file is stored. */
  static String place(DatasetRef ref, StoredPart part) {
    return isDescription(part.path())
        ? folder(ref) + "/" + part.path()
        : "%s/%s/%s%s"
            .formatted(FILES, part.sha256().substring(0, 2), part.sha256(), suffix(part.path()));
  }

  /** Whether it is one of the small files that people look at. */
  static boolean isDescription(String path) {
    return path.equals(ManifestFile.NAME) || path.equals(SPEC);
  }

  private static String folder(DatasetRef ref) {
    return ref.name() + "/" + ref.version().orElseThrow();
  }

  /** Kept, so that any engine that finds the file knows what it is. */
  private static String suffix(String path) {
    return path.endsWith(".parquet") ? ".parquet" : "";
  }
}
