package dev.bakeoff.platform.postgres;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Progress;
import dev.bakeoff.platform.jdbc.LoadControl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A connection that loads: with memory and helpers for building indexes that an ordinary session
 * would not take. Used by one thread; a cancellation stops what runs on it.
 */
final class LoadConnection implements AutoCloseable {
  private final Connection connection;
  private final LoadControl control;

  private LoadConnection(Connection connection, LoadControl control) {
    this.connection = connection;
    this.control = control;
  }

  /**
   * Opens one of a load's connections.
   *
   * @param streams how many the load has
   */
  static LoadConnection open(
      PostgresServer server, int streams, Progress progress, Cancellation stop)
      throws SQLException {
    Connection connection = server.connectRaw();
    try {
      // As much of the server's cache as its other sessions can spare, shared by all connections of
      // the load, but for a gigabyte at the most; never less than the server gives anyway. In kB.
      ask(
          connection,
          "SELECT set_config('maintenance_work_mem', greatest((SELECT setting::bigint FROM"
              + " pg_settings WHERE name = 'maintenance_work_mem'), least(1048576, (SELECT"
              + " setting::bigint * 8 / 2 / ? FROM pg_settings WHERE name ="
              + " 'shared_buffers')))::text || 'kB', false)",
          streams);
      ask(
          connection,
          "SELECT set_config('max_parallel_maintenance_workers', greatest(current_setting("
              + "'max_parallel_maintenance_workers')::int, least(8, current_setting("
              + "'max_parallel_workers')::int / ?))::text, false)",
          streams);
      return new LoadConnection(connection, new LoadControl(progress, stop));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void ask(Connection connection, String sql, int streams) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, streams);
      statement.executeQuery().close();
    }
  }

  Connection jdbc() {
    return connection;
  }

  /** Executes a statement that a stop cancels. */
  void execute(String sql) throws SQLException {
    control.execute(connection, sql);
  }

  /** Throws once a stop was asked for. */
  void check() {
    control.check();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // A connection that breaks while it is being closed is closed.
    }
  }
}
