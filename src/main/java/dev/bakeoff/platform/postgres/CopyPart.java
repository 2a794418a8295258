package dev.bakeoff.platform.postgres;

import dev.bakeoff.dataset.ByteBuilder;
import dev.bakeoff.dataset.Column;
import dev.bakeoff.dataset.DatasetSource.RowPart;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.platform.jdbc.SqlNames;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyIn;

/** Writes a part of a table's rows by binary COPY. */
final class CopyPart {
  /** Bytes per message to the server. */
  private static final int CHUNK = 128 * 1024;

  private final String table;
  private final List<Column> columns;
  private final RowPart part;

  /**
   * A part.
   *
   * @param table qualified and quoted
   */
  CopyPart(String table, List<Column> columns, RowPart part) {
    this.table = table;
    this.columns = columns;
    this.part = part;
  }

  /**
   * Copies the rows.
   *
   * @param freeze whether they arrive frozen, so that no vacuum has to touch them again, which the
   *     server allows in the transaction that made the table
   * @param counter told now and then how many rows more were sent; of less than none where the copy
   *     broke off
   */
  void run(LoadConnection connection, boolean freeze, LongConsumer counter) throws SQLException {
    String sql =
        "COPY %s (%s) FROM STDIN (FORMAT binary%s)"
            .formatted(table, SqlNames.columns(columns), freeze ? ", FREEZE true" : "");
    ByteBuilder chunk = new ByteBuilder(2 * CHUNK);
    CopyEncoder encoder = new CopyEncoder(columns, chunk);
    long counted = 0;
    long count = 0;
    CopyIn copy = null;
    boolean ended = false;
    // Opened first: a source that cannot be read must not leave a copy open.
    try (RowCursor rows = part.opener().get()) {
      copy = PostgresServer.pg(connection.jdbc()).getCopyAPI().copyIn(sql);
      encoder.header();
      while (rows.next()) {
        encoder.row(rows);
        count++;
        if (chunk.length() >= CHUNK) {
          copy.writeToCopy(chunk.array(), 0, chunk.length());
          chunk.clear();
          counter.accept(count - counted);
          counted = count;
          connection.check();
        }
      }
      encoder.trailer();
      copy.writeToCopy(chunk.array(), 0, chunk.length());
      copy.endCopy();
      counter.accept(count - counted);
      ended = true;
    } finally {
      if (!ended) {
        counter.accept(-counted);
      }
      if (copy != null && copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
