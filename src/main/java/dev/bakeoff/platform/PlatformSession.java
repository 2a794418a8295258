package dev.bakeoff.platform;

import dev.bakeoff.dataset.DatasetSource;
import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableEntry;
import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open connection to one platform, for one dataset version's namespace. Not thread-safe, except
 * {@link #connectClient}. Failures reach the caller as {@link dev.bakeoff.model.ProblemException}
 * with the platform's own words, without secrets.
 */
public interface PlatformSession extends AutoCloseable {
  PlatformInfo describe();

  /**
   * Whether the namespace holds a completed load of exactly this version by Bakeoff, by its own
   * mark and row counts; a cheap check, after which the caller still reads fingerprints back.
   */
  boolean holds(Manifest manifest);

  /**
   * Loads a version the platform's fast way, replacing an earlier load by Bakeoff. Leaves the
   * namespace empty where it fails or is cancelled; where the platform went away in the middle, it
   * may leave what is done, marked as incomplete, for the next load of the same version to go on
   * from. Never touches tables that Bakeoff did not make.
   */
  void load(Manifest manifest, DatasetSource source, Progress progress, Cancellation cancellation);

  /** Reads a loaded table back, every row and column, in canonical form, for its fingerprint. */
  RowCursor scan(TableEntry table);

  /**
   * How many rows a loaded table has.
   *
   * @throws dev.bakeoff.model.ProblemException of kind PLATFORM where there is no such table
   */
  default long count(TableEntry table) {
    long rows = 0;
    try (RowCursor cursor = scan(table)) {
      while (cursor.next()) {
        rows++;
      }
    }
    return rows;
  }

  /** A connection of its own for one client thread. May be called from any thread. */
  PlatformClient connectClient() throws PlatformException;

  /**
   * Counters that only grow, of the server's or of this session's own consumption; what they grew
   * by over a leg is kept with it. Names carry their unit, such as {@code read_units}, {@code
   * bytes_billed}, {@code slot_ms}, {@code blks_hit}. Empty where the platform tells nothing.
   *
   * @throws dev.bakeoff.model.ProblemException of kind PLATFORM where they cannot be read
   */
  default Map<String, Double> counters() {
    return Map.of();
  }

  /**
   * Reads tables that Bakeoff did not load; present with {@link Capability#FOREIGN_TABLES}. Valid
   * while this session is open.
   */
  default Optional<ForeignTables> foreignTables() {
    return Optional.empty();
  }

  /**
   * Restores a dump in PostgreSQL's custom format as it is, with the platform's own tool; present
   * with {@link Capability#RESTORES_DUMPS}. The tables are the user's then, not Bakeoff's. Leaves
   * nothing of it where it fails or is cancelled.
   *
   * @param dump a file
   * @param tables only these; empty for all
   * @param jobs how many tables at a time
   * @return the names of the tables that were restored
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where a table of that name is there
   *     already or the platform takes no dumps; DATA where the dump is damaged; PLATFORM; CANCELLED
   */
  default List<String> restore(
      Path dump, List<String> tables, int jobs, Progress progress, Cancellation cancellation) {
    throw Problem.request(
            "This platform takes no dumps of PostgreSQL's.",
            "Import the dump into the catalog, and load it from there.")
        .asException();
  }

  /** Drops what Bakeoff loaded into the namespace. */
  void unload();

  @Override
  void close();
}
