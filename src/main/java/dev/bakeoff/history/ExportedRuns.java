package dev.bakeoff.history;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written to a run file.
 *
 * @param file the file
 * @param bytes its size
 * @param runs ids, in order
 */
public record ExportedRuns(Path file, long bytes, List<String> runs) {
  public ExportedRuns {
    runs = List.copyOf(runs);
  }
}
