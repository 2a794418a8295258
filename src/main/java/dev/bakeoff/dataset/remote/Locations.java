package dev.bakeoff.dataset.remote;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;

/** Paths inside stores, and how the places themselves are written. */
public final class Locations {
  private static final String HINT = "Give a folder, or a bucket as s3://bucket/prefix.";

  private Locations() {}

  /**
   * Whether a path can be used on every system and in every bucket: relative, with {@code /}
   * between its parts, none of which leads elsewhere.
   */
  public static boolean isPath(String path) {
    if (path.indexOf('\\') >= 0 || path.indexOf(':') >= 0 || path.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refuses what is not a path of a store.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST
   */
  public static String requirePath(String path, String location) {
    if (!isPath(path)) {
      throw Problem.request(
              "The path '%s' does not lie inside %s.".formatted(path, location),
              "Use a relative path with '/' and without '..'.")
          .asException();
    }
    return path;
  }

  /**
   * Refuses a location that carries credentials: they would end up in logs, reports and the shell's
   * history. The location itself is not repeated.
   */
  static void requireNoSecrets(String location) {
    int scheme = location.indexOf("://");
    if (scheme < 0) {
      return;
    }
    if (location.indexOf('@', scheme) >= 0 || location.indexOf('?', scheme) >= 0) {
      throw Problem.request(
              "The location carries more than a place: credentials or parameters.",
              "Name the place only, as s3://bucket/prefix; credentials come from AWS_PROFILE or"
                  + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
          .asException();
    }
  }

  static ProblemException notAPlace(String location, Exception cause) {
    return Problem.request(
            "'%s' is not a place that files can be carried to.".formatted(location), HINT)
        .asException(cause);
  }
}
