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
      PreparedStatement statement = connection.prepareStatement(query.sql());
      ColumnReader[] readers = query.readers().toArray(new ColumnReader[0]);
      return timer.isPresent()
          ? new Timed(dialect, statement, query.keys(), readers, timer.get())
          : new Plain(dialect, statement, query.keys(), readers);
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

  private static int run(PreparedStatement statement, int keys, ColumnReader[] readers, long key)
      throws SQLException {
    for (int parameter = 1; parameter <= keys; parameter++) {
      statement.setLong(parameter, key);
    }
    int count = 0;
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        for (int column = 0; column < readers.length; column++) {
          int unused = readers[column].read(rows, column + 1);
        }
        count++;
      }
    }
    return count;
  }

  private record Plain(
      Dialect dialect, PreparedStatement statement, int keys, ColumnReader[] readers)
      implements Operation {
    @Override
    public int execute(long key) throws PlatformException {
      try {
        return run(statement, keys, readers, key);
      } catch (SQLException e) {
        throw failure(dialect, e);
      }
    }
  }

  private record Timed(
      Dialect dialect,
      PreparedStatement statement,
      int keys,
      ColumnReader[] readers,
      StatementTimer timer)
      implements Operation {
    @Override
    public int execute(long key) throws PlatformException {
      StatementTimer.Guard guard = timer.start(statement);
      try {
        return run(statement, keys, readers, key);
      } catch (SQLException e) {
        if (guard.fired()) {
          throw new PlatformException(
              PlatformException.ErrorKind.TIMEOUT,
              "Cancelled after the statement time-out of " + timer.limitText() + ".",
              e);
        }
        throw failure(dialect, e);
      } finally {
        guard.close();
      }
    }
  }
}
