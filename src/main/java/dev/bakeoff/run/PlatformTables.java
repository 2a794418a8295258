package dev.bakeoff.run;

import dev.bakeoff.dataset.DatasetRef;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.PlatformProfile;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads tables that Bakeoff did not load, in a worker, and changes nothing on the platform.
 * Thread-safe.
 */
public interface PlatformTables {
  /**
   * Where tables are.
   *
   * @param profile how to reach the platform
   * @param place in the platform's own words: a schema, a prefix of names; empty for where the
   *     profile points
   * @param tables only these; empty for all
   */
  record Place(PlatformProfile profile, String place, List<String> tables) {
    public Place {
      tables = List.copyOf(tables);
    }

    /** For people, and for {@code dataset import}: {@code dynamodb://prod/fraud_}. */
    public String url() {
      return "%s://%s%s"
          .formatted(
              profile.flavor().orElse(profile.type()),
              profile.name(),
              place.isEmpty() ? "" : "/" + place);
    }
  }

  /**
   * What there is, without reading rows where the platform has a schema.
   *
   * @throws dev.bakeoff.model.ProblemException where the platform fails or cannot be read so;
   *     REQUEST where there is no such place or table; CANCELLED
   */
  List<ExtractedTable> list(Place place, Progress progress, Cancellation cancellation);

  /** Reads every row for its fingerprint; fails likewise. */
  List<ExtractedTable> fingerprints(Place place, Progress progress, Cancellation cancellation);

  /**
   * Restores a dump in PostgreSQL's custom format straight into the platform, and reads every row
   * of its tables back for its fingerprint. Changes nothing where it fails; fails likewise, and
   * REQUEST where tables of those names are there already.
   *
   * @param place whose tables are those of the dump to restore, and whose place is the schema that
   *     they lie in
   * @param jobs how many tables at a time
   */
  List<ExtractedTable> restore(
      Place place, Path dump, int jobs, Progress progress, Cancellation cancellation);

  /**
   * Copies tables into a new version of the catalog; fails likewise, and DATA where rows do not fit
   * their schema, STORAGE.
   */
  Copied copy(Place place, DatasetRef ref, Progress progress, Cancellation cancellation);

  /**
   * Tables that were copied.
   *
   * @param dataset the new version
   * @param tables what they were copied from, with the notes on their conversion
   */
  record Copied(Manifest dataset, List<ExtractedTable> tables) {
    public Copied {
      tables = List.copyOf(tables);
    }
  }
}
