package dev.bakeoff.platform.postgres;

import dev.bakeoff.platform.Connection;
import dev.bakeoff.platform.PlatformInfo;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a PostgreSQL server says of itself. */
final class PostgresDescription {
  private static final List<String> SETTINGS_THAT_MATTER =
      List.of(
          "autovacuum",
          "checkpoint_timeout",
          "checkpoint_completion_target",
          "default_statistics_target",
          "default_toast_compression",
          "effective_io_concurrency",
          "hash_mem_multiplier",
          "io_method",
          "io_workers",
          "max_parallel_workers",
          "max_worker_processes",
          "seq_page_cost",
          "server_encoding",
          "temp_buffers",
          "track_io_timing",
          "wal_buffers",
          "wal_compression",
          "shared_buffers",
          "effective_cache_size",
          "work_mem",
          "maintenance_work_mem",
          "max_connections",
          "max_parallel_workers_per_gather",
          "random_page_cost",
          "jit",
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "wal_level",
          "max_wal_size",
          "data_checksums",
          "huge_pages",
          "ssl");
  private static final int ROUND_TRIPS = 21;

  private PostgresDescription() {}

  static PlatformInfo of(java.sql.Connection connection, Connection settings, PostgresSchema schema)
      throws SQLException {
    Map<String, String> values = settings(connection);
    if (!settings.configuration().isNone()) {
      values.put("configuration", settings.configuration().name());
      String note = schema.note(connection);
      if (!note.isEmpty()) {
        values.put("configuration_notes", note);
      }
    }
    DatabaseMetaData driver = connection.getMetaData();
    return new PlatformInfo(
        "PostgreSQL",
        driver.getDatabaseProductVersion(),
        "pgjdbc " + driver.getDriverVersion(),
        values,
        serverPid(settings),
        roundTripMicros(connection));
  }

  private static Map<String, String> settings(java.sql.Connection connection) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    String sql =
        "SELECT name, current_setting(name) FROM pg_settings WHERE name IN ('"
            + String.join("', '", SETTINGS_THAT_MATTER)
            + "')";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
    }
    return values;
  }

  private static OptionalLong serverPid(Connection settings) {
    String pid = settings.setting(PostgresAdapter.SERVER_PID, "");
    return pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
  }

  private static long roundTripMicros(java.sql.Connection connection) throws SQLException {
    long[] nanos = new long[ROUND_TRIPS];
    try (PreparedStatement empty = connection.prepareStatement("SELECT 1")) {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        long start = System.nanoTime();
        empty.executeQuery().close();
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return TimeUnit.NANOSECONDS.toMicros(nanos[ROUND_TRIPS / 2]);
  }
}
