package dev.bakeoff.dataset.remote;

import dev.bakeoff.dataset.remote.s3.S3Settings;
import dev.bakeoff.dataset.remote.s3.S3Store;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens the place that a user names. Thread-safe. */
public final class Stores {
  private final S3Settings s3;

  /** Buckets are found by the usual AWS environment variables and profiles. */
  public Stores() {
    this(S3Settings.fromEnvironment());
  }

  /**
   * @param s3 how buckets are reached
   */
  public Stores(S3Settings s3) {
    this.s3 = s3;
  }

  /** Whether the location is a bucket rather than a path of this machine. */
  public static boolean isRemote(String location) {
    return location.startsWith("s3://");
  }

  /**
   * Opens a place. Nothing is sent anywhere before the store is asked for something.
   *
   * @param location a folder's path or {@code s3://bucket/prefix}
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it is neither
   */
  public FileStore open(String location) {
    Locations.requireNoSecrets(location);
    if (isRemote(location)) {
      return S3Store.open(location, s3);
    }
    if (location.contains("://") || location.isBlank()) {
      throw Locations.notAPlace(location, null);
    }
    try {
      return new FolderStore(Path.of(location));
    } catch (InvalidPathException e) {
      throw Locations.notAPlace(location, e);
    }
  }
}
