package dev.bakeoff.dataset.remote;

import dev.bakeoff.model.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens the place that a user names. Thread-safe. */
public final class Stores {
  /** Whether the location is a bucket rather than a path of this machine. */
  public static boolean isRemote(String location) {
    return location.startsWith("s3://");
  }

  /**
   * Opens a place.
   *
   * @param location a folder's path or {@code s3://bucket/prefix}
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where it is neither
   */
  public FileStore open(String location) {
    if (location.contains("://")) {
      throw Problem.request(
              "'%s' is not a place that files can be carried to.".formatted(location),
              "Give a folder, or a bucket as s3://bucket/prefix.")
          .asException();
    }
    try {
      return new FolderStore(Path.of(location));
    } catch (InvalidPathException e) {
      throw Problem.request(
              "'%s' is not a path: %s.".formatted(location, e.getReason()),
              "Give a folder, or a bucket as s3://bucket/prefix.")
          .asException(e);
    }
  }
}
