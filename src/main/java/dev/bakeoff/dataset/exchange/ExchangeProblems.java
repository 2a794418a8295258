package dev.bakeoff.dataset.exchange;

import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** Failures of writing, in words. */
final class ExchangeProblems {
  private ExchangeProblems() {}

  static ProblemException cannotWrite(Path target, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("not enough space")
          || message.contains("quota exceeded")) {
        return Problem.of(
                Problem.Kind.STORAGE,
                "The disk of %s is full; nothing of the export is left there.".formatted(target),
                "Free some space, or export to a larger disk.")
            .asException(failure);
      }
      if (cause instanceof AccessDeniedException) {
        return Problem.of(
                Problem.Kind.STORAGE,
                "%s may not be written to.".formatted(target),
                "See to its rights, or choose another folder.")
            .asException(failure);
      }
    }
    String reason =
        failure instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(failure.getMessage());
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot be written: %s.".formatted(target, reason),
            "Choose another folder.")
        .asException(failure);
  }

  static ProblemException cannotRead(Path source, IOException failure) {
    return Problem.of(
            Problem.Kind.STORAGE,
            failure instanceof AccessDeniedException
                ? source + " may not be read."
                : "%s cannot be read: %s.".formatted(source, failure.getMessage()),
            "See to its rights.")
        .asException(failure);
  }
}
