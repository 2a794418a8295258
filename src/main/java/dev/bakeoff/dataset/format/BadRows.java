package dev.bakeoff.dataset.format;

import dev.bakeoff.model.Problem;
import java.nio.file.Path;

/** Told of rows of a file that cannot become rows of a table. Used by one thread. */
@FunctionalInterface
public interface BadRows {
  /**
   * For files that must not have any: the first one ends the reading, as a problem of kind DATA.
   */
  BadRows REFUSED =
      (file, line, reason, raw, from, to) -> {
        throw Problem.of(
                Problem.Kind.DATA,
                "Line %,d of %s cannot be read: %s.".formatted(line, file, reason),
                "Get the file anew; this one was damaged or changed.")
            .asException();
      };

  /**
   * Takes one row.
   *
   * @param file where it is
   * @param line its first line's number, from 1
   * @param reason in words, without a point at the end
   * @param raw holds what the file says, or the beginning of that; not to be kept
   * @param from the first byte's index
   * @param to the index after the last byte's
   */
  void reject(Path file, long line, String reason, byte[] raw, int from, int to);
}
