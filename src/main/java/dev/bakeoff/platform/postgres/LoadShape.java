package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.Manifest;
import dev.bakeoff.dataset.TableEntry;
import java.util.OptionalInt;

/**
 * How many connections load, and into how many parts a table's rows are cut.
 *
 * <p>A table that arrives whole, in the transaction that made it, arrives frozen, and no vacuum has
 * to touch its pages again. On two cores that costs least: encoding on one and the server on the
 * other keep both busy, see docs/benchmarks.md. More cores have time left, and then large tables
 * are cut, so that several server processes take them. Very large ones always are, so that a
 * connection that is lost near the end costs no day.
 *
 * @param streams connections
 * @param cut whether a table may be cut so that several connections load it
 * @param rows of all tables
 */
record LoadShape(int streams, boolean cut, long rows) {
  /** More are a matter of who asks for them. */
  private static final int MOST_UNASKED = 8;

  private static final int CORES_TO_CUT = 4;

  /** Rows of a part of a very large table. */
  private static final long PART_ROWS = 5_000_000;

  /** Rows of a part that is worth a transaction of its own. */
  private static final long FINE_ROWS = 250_000;

  /**
   * A shape.
   *
   * @param asked the number of streams that was asked for
   */
  static LoadShape of(OptionalInt asked, Manifest manifest) {
    int cores = Runtime.getRuntime().availableProcessors();
    return asked.isPresent()
        ? new LoadShape(asked.getAsInt(), asked.getAsInt() > 1, manifest.rows())
        : new LoadShape(Math.clamp(cores, 2, MOST_UNASKED), cores >= CORES_TO_CUT, manifest.rows());
  }

  /** Parts that a table is to be cut into. */
  int parts(TableEntry table) {
    long share = cut ? Math.ceilDiv(table.rows() * streams, Math.max(1, rows)) : 1;
    long pieces = table.rows() > 2 * PART_ROWS ? Math.ceilDiv(table.rows(), PART_ROWS) : 1;
    // Smaller ones than connections ask for, so that less is repeated where one is lost.
    long fine = share > 1 ? Math.min(4 * share, table.rows() / FINE_ROWS) : 1;
    return (int) Math.max(Math.max(1, fine), Math.max(share, pieces));
  }
}
