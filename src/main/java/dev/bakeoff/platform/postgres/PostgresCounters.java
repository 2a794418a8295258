package dev.bakeoff.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The server's cumulative statistics, as in the manual's chapter on monitoring. Those of our
 * database bear their own names; those that the server keeps for all of its databases together
 * begin with {@code server_}. Sessions hand theirs in about once a second.
 */
final class PostgresCounters {
  private static final String DATABASE =
      "SELECT xact_commit, xact_rollback, blks_read, blks_hit, tup_returned, tup_fetched,"
          + " tup_inserted, tup_updated, tup_deleted, conflicts, temp_files, temp_bytes, deadlocks,"
          + " blk_read_time AS blk_read_ms, blk_write_time AS blk_write_ms FROM pg_stat_database"
          + " WHERE datname = current_database()";

  private static final String WAL =
      "SELECT wal_records AS server_wal_records, wal_fpi AS server_wal_full_pages, wal_bytes AS"
          + " server_wal_bytes FROM pg_stat_wal";

  private static final String CHECKPOINTS_TO_16 =
      "SELECT checkpoints_timed AS server_checkpoints_timed, checkpoints_req AS"
          + " server_checkpoints_requested, buffers_checkpoint AS server_checkpoint_buffers,"
          + " checkpoint_write_time AS server_checkpoint_write_ms FROM pg_stat_bgwriter";

  private static final String CHECKPOINTS_SINCE_17 =
      "SELECT num_timed AS server_checkpoints_timed, num_requested AS"
          + " server_checkpoints_requested, buffers_written AS server_checkpoint_buffers,"
          + " write_time AS server_checkpoint_write_ms FROM pg_stat_checkpointer";

  private static final String IO_SINCE_16 =
      "SELECT coalesce(sum(reads), 0) AS server_io_reads, coalesce(sum(writes), 0) AS"
          + " server_io_writes, coalesce(sum(fsyncs), 0) AS server_io_fsyncs FROM pg_stat_io";

  private static final int WAL_SINCE = 14;
  private static final int IO_SINCE = 16;
  private static final int CHECKPOINTER_SINCE = 17;

  private PostgresCounters() {}

  /**
   * Their values now.
   *
   * @throws SQLException where not even those of our database can be read
   */
  static Map<String, Double> of(Connection connection) throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    Map<String, Double> counters = new TreeMap<>(read(connection, DATABASE));
    for (String query : serverWide(major)) {
      try {
        counters.putAll(read(connection, query));
      } catch (SQLException ignored) {
        // Services with a storage of their own do without some of these views.
      }
    }
    return counters;
  }

  private static List<String> serverWide(int major) {
    String checkpoints = major >= CHECKPOINTER_SINCE ? CHECKPOINTS_SINCE_17 : CHECKPOINTS_TO_16;
    if (major < WAL_SINCE) {
      return List.of(checkpoints);
    }
    return major < IO_SINCE ? List.of(checkpoints, WAL) : List.of(checkpoints, WAL, IO_SINCE_16);
  }

  private static Map<String, Double> read(Connection connection, String query) throws SQLException {
    Map<String, Double> values = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(columns.getColumnLabel(i), rows.getDouble(i));
        }
      }
    }
    return values;
  }
}
