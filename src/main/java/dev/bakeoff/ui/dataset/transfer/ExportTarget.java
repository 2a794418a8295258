package dev.bakeoff.ui.dataset.transfer;

import dev.bakeoff.dataset.exchange.DataFormat;
import dev.bakeoff.dataset.exchange.ExportRequest;
import dev.bakeoff.model.Problem;
import dev.bakeoff.ui.kit.Formats;
import dev.bakeoff.ui.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether an export can go where it is to go, before it is begun. */
final class ExportTarget {
  private ExportTarget() {}

  /**
   * Looks at a folder; a bucket is looked at by the export itself.
   *
   * @param bytes that the tables take now, which files of another format take about as much as
   * @throws dev.bakeoff.model.ProblemException where it cannot
   */
  static void check(ExportRequest request, long bytes) {
    if (request.target().contains("://")) {
      return;
    }
    try {
      Path target = Path.of(request.target()).toAbsolutePath();
      boolean dump =
          request.format() == DataFormat.PG_DUMP
              && request.target().endsWith(DataFormat.PG_DUMP.suffix());
      if (dump ? Files.exists(target) : Files.exists(target) && !Files.isDirectory(target)) {
        throw refused("steps.export-file-there", target, "steps.export-other-place");
      }
      if (!dump && Files.isDirectory(target)) {
        try (Stream<Path> inside = Files.list(target)) {
          // What an export that was killed has left is cleared away by the next one.
          if (inside.anyMatch(f -> !f.endsWith(".bakeoff-export"))) {
            throw refused("steps.export-not-empty", target, "steps.export-other-place");
          }
        }
      }
      Path there = target;
      while (there != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (there == null || !Files.isWritable(there)) {
        throw refused("steps.export-not-writable", target, "steps.export-may-write");
      }
      long free = Files.getFileStore(there).getUsableSpace();
      if (free < bytes) {
        throw Problem.request(
                Texts.of("steps.export-no-room", Formats.bytes(bytes), Formats.bytes(free)),
                Texts.of("steps.export-make-room"))
            .asException();
      }
    } catch (InvalidPathException | IOException e) {
      throw Problem.request(
              Texts.of("steps.export-unreadable", request.target(), e.getMessage()),
              Texts.of("steps.export-other-place"))
          .asException(e);
    }
  }

  private static dev.bakeoff.model.ProblemException refused(String what, Path place, String hint) {
    return Problem.request(Texts.of(what, place), Texts.of(hint)).asException();
  }
}
