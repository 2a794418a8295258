package dev.bakeoff.platform.jdbc;

import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A client on a JDBC connection of its own, which it closes. */
public final class JdbcClient implements PlatformClient {
  private final Connection connection;
  private final Dialect dialect;
  private final Optional<StatementTimer> timer;

  /**
   * Takes over a connection.
   *
   * @param timer cancels statements that take too long; empty where the platform does so itself, or
   *     nobody asked for it
   */
  public JdbcClient(Connection connection, Dialect dialect, Optional<StatementTimer> timer) {
    this.connection = connection;
    this.dialect = dialect;
    this.timer = timer;
  }

  @Override
  public Operation prepare(Access access) throws PlatformException {
    AccessQuery query = AccessQuery.of(access, dialect);
    try {
      Request request = new Request(connection, query);
      return timer.isPresent() ? timed(request, timer.get()) : plain(request);
    } catch (SQLException e) {
      throw failure(dialect, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // A connection that breaks while it is being closed is closed.
    }
  }

  /** The driver's failure, with its kind and its first line. */
  public static PlatformException failure(Dialect dialect, SQLException e) {
    return new PlatformException(dialect.kindOf(e), SqlProblems.words(e), e);
  }

  private Operation plain(Request request) {
    return key -> {
      try {
        return request.run(key);
      } catch (SQLException e) {
        throw failure(dialect, e);
      }
    };
  }

  private Operation timed(Request request, StatementTimer limit) {
    return key -> {
      StatementTimer.Guard guard = null;
      try {
        guard = limit.start(request.statement());
        return request.run(key);
      } catch (SQLException e) {
        if (guard != null && guard.fired()) {
          throw new PlatformException(
              PlatformException.ErrorKind.TIMEOUT,
              "Cancelled after the statement time-out of " + limit.limitText() + ".",
              e);
        }
        throw failure(dialect, e);
      } finally {
        if (guard != null) {
          guard.close();
        }
      }
    };
  }

  /** A prepared statement with what it takes to run it, laid out for the hot path. */
  private static final class Request {
    private final Connection connection;
    private final String sql;
    private final int keys;
    private final ColumnReader[] readers;
    private final boolean changes;
    private PreparedStatement statement;
    private boolean failed;

    Request(Connection connection, AccessQuery query) throws SQLException {
      this.connection = connection;
      this.sql = query.sql();
      this.statement = connection.prepareStatement(sql);
      this.keys = query.keys();
      this.readers = query.readers().toArray(new ColumnReader[0]);
      this.changes = query.changes();
    }

    /** The statement, prepared again where the failure of an execution has closed it. */
    PreparedStatement statement() throws SQLException {
      if (failed) {
        if (statement.isClosed()) {
          statement = connection.prepareStatement(sql);
        }
        failed = false;
      }
      return statement;
    }

    int run(long key) throws SQLException {
      PreparedStatement prepared = statement();
      // Until the end says otherwise.
      failed = true;
      for (int parameter = 1; parameter <= keys; parameter++) {
        prepared.setLong(parameter, key);
      }
      if (changes) {
        int changed = prepared.executeUpdate();
        failed = false;
        return changed;
      }
      int count = 0;
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          for (int column = 0; column < readers.length; column++) {
            var _ = readers[column].read(rows, column + 1);
          }
          count++;
        }
      }
      failed = false;
      return count;
    }
  }
}
