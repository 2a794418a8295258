package dev.bakeoff.dataset.exchange;

import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import dev.bakeoff.dataset.format.Compression;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's own dumps, made and restored by PostgreSQL's own programs through a private server.
 * Failures reach the caller as {@link dev.bakeoff.model.ProblemException}. Thread-safe.
 */
public interface Dumps {
  /**
   * Writes a dump in the custom format.
   *
   * @param manifest the tables, each after those it refers to
   * @param file to write; not there yet
   * @param scratch a folder for the server, made and deleted here
   */
  void dump(
      Manifest manifest,
      DatasetSource source,
      Compression compression,
      Path file,
      Path scratch,
      Progress progress,
      Cancellation cancellation);

  /**
   * Restores a dump into a private server.
   *
   * @param dump a file of the custom format, or a folder of the directory format
   * @param tables only these; empty for all
   * @param jobs how many tables at a time
   * @param scratch a folder for the server, made here and deleted when the result is closed
   */
  Restored restore(
      Path dump,
      List<String> tables,
      int jobs,
      Path scratch,
      Progress progress,
      Cancellation cancellation);

  /** A dump that was restored, while its server runs. */
  interface Restored extends AutoCloseable {
    /** Every table of the dump, in load order. */
    List<RestoredTable> tables();

    /** What was left out on the way, for people. */
    List<String> notes();

    /**
     * A table's rows.
     *
     * @param table its name in {@link #tables}
     * @param columns as many as it has, in the same order, of these or other types
     */
    RowCursor rows(String table, List<Column> columns);

    /** Stops the server and deletes its folder. */
    @Override
    void close();
  }

  /**
   * A table of a dump.
   *
   * @param schema as it would be imported
   * @param rows in it
   * @param notes by column: why its type is another than the dump's
   */
  record RestoredTable(TableSchema schema, long rows, Map<String, String> notes) {
    public RestoredTable {
      notes = Map.copyOf(notes);
    }
  }
}
