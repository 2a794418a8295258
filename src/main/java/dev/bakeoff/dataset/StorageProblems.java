package dev.bakeoff.dataset;

import dev.bakeoff.model.Problem;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** What the disk has to say, in words. */
public final class StorageProblems {
  private StorageProblems() {}

  /** Whether the failure, or what caused it, is a disk that cannot take any more. */
  public static boolean isDiskFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("not enough space")
          || message.contains("disk quota exceeded")
          || message.contains("disk full")) {
        return true;
      }
    }
    return false;
  }

  static Problem diskFull(String what, Path directory) {
    return Problem.of(
        Problem.Kind.STORAGE,
        "The disk of %s is full: %s was not made, and nothing of it is left behind."
            .formatted(directory, what),
        "Free some space, choose a smaller scale, or set BAKEOFF_HOME to a larger disk.");
  }

  /** The reason of a failed file operation; the file's name is the caller's to say. */
  public static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof AccessDeniedException) {
      return "access is denied.";
    }
    String message =
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }
}
