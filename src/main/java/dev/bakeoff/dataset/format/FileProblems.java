package dev.bakeoff.dataset.format;

import com.github.luben.zstd.ZstdIOException;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Files of the user's that cannot be read, in words. */
public final class FileProblems {
  private FileProblems() {}

  /** A failure while a file was read. */
  public static ProblemException unreadable(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return Problem.request("There is no file " + file + ".", "Check the path.")
          .asException(failure);
    }
    if (failure instanceof AccessDeniedException) {
      return Problem.of(
              Problem.Kind.STORAGE, file + " may not be read.", "See to the rights on it.")
          .asException(failure);
    }
    boolean cutOff =
        failure instanceof EOFException
            || String.valueOf(failure.getMessage()).contains("Truncated source");
    if (cutOff || failure instanceof ZipException || failure instanceof ZstdIOException) {
      return Problem.of(
              Problem.Kind.DATA,
              "%s was cut off or damaged: %s."
                  .formatted(file, cutOff ? "its packed content ends early" : failure.getMessage()),
              "Get the file anew.")
          .asException(failure);
    }
    return Problem.of(
            Problem.Kind.STORAGE,
            "%s cannot be read: %s.".formatted(file, failure.getMessage()),
            "See to the file and its disk.")
        .asException(failure);
  }
}
