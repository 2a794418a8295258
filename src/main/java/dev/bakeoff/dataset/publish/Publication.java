package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code publication.json} says of a published version: all that somebody wants to know before
 * they fetch it, and what proves afterwards that they got it.
 *
 * @param name the dataset's name
 * @param version its version
 * @param fingerprint of the whole version
 * @param rows in all tables
 * @param bytes of all files
 * @param created when the version was made
 * @param published when it was published first
 * @param description for people
 * @param tags for people
 * @param compatiblePlatforms types of platform that the publisher's Bakeoff can load it into
 * @param restore how long that takes, where there is something to go by
 * @param tables in load order
 * @param files manifest and specification too
 */
public record Publication(
    String name,
    String version,
    String fingerprint,
    long rows,
    long bytes,
    Instant created,
    Instant published,
    Optional<String> description,
    List<String> tags,
    List<String> compatiblePlatforms,
    List<RestoreEstimate> restore,
    List<Table> tables,
    List<StoredPart> files) {
  public Publication {
    tags = List.copyOf(tags);
    compatiblePlatforms = List.copyOf(compatiblePlatforms);
    restore = List.copyOf(restore);
    tables = List.copyOf(tables);
    files = List.copyOf(files);
  }

  public DatasetRef ref() {
    return new DatasetRef(name, Optional.of(version));
  }

  /**
   * A table.
   *
   * @param name its name
   * @param rows how many rows
   * @param bytes of its files
   */
  public record Table(String name, long rows, long bytes) {}

  /**
   * A file of the version.
   *
   * @param path relative to the version's folder
   * @param bytes its size
   * @param sha256 64 hexadecimal digits
   */
  public record StoredPart(String path, long bytes, String sha256) {}

  /**
   * How long loading is going to take; fetching the files comes on top.
   *
   * @param platform the type of platform; {@code any} for an assumption
   * @param seconds estimated
   * @param basis what the estimate goes by, in words
   */
  public record RestoreEstimate(String platform, double seconds, String basis) {}
}
