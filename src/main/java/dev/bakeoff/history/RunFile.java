package dev.bakeoff.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the manifest of a run file says, format version {@value #VERSION}; {@code docs/run-files.md}
 * describes the whole file. Public for whoever shows a file before importing it.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format
 * @param bakeoff the version that wrote it
 * @param created when, ISO-8601
 * @param runs what is in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunFile(
    String format, int version, String bakeoff, String created, List<Entry> runs) {
  /** The newest format that is read, and the one that is written. */
  public static final int VERSION = 1;

  /** How file names end. */
  public static final String SUFFIX = ".bakeoff";

  static final String FORMAT = "bakeoff-runs";
  static final String MANIFEST = "manifest.json";

  public RunFile {
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param id of the run
   * @param name for people
   * @param status how it ended
   * @param created when it started, ISO-8601
   * @param dataset name:version
   * @param entry of the zip file that holds its rows
   * @param lines how many rows
   * @param sha256 of the entry, uncompressed
   */
  public record Entry(
      String id,
      String name,
      String status,
      String created,
      String dataset,
      String entry,
      long lines,
      String sha256) {}
}
