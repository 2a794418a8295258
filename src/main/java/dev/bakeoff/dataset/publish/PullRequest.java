package dev.bakeoff.dataset.publish;

import dev.bakeoff.dataset.DatasetRef;
import java.util.Optional;

/**
 * What to fetch from where.
 *
 * @param location a published catalog: a folder or {@code s3://bucket/prefix}
 * @param dataset without a version: the newest; empty for the only one that is there
 * @param verification beyond sizes and checksums, which are always compared
 */
public record PullRequest(
    String location, Optional<DatasetRef> dataset, Verification verification) {
  /** What is looked at before a pulled version may enter the catalog. */
  public enum Verification {
    /** Every file is the one that was published. */
    CHECKSUMS,
    /** And every row is read: the tables' fingerprints are those of the manifest. */
    FULL
  }
}
