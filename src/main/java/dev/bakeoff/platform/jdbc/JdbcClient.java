package dev.bakeoff.platform.jdbc;

import dev.bakeoff.platform.Access;
import dev.bakeoff.platform.PlatformClient;
import dev.bakeoff.platform.PlatformException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client on a JDBC connection of its own, which it closes. */
public final class JdbcClient implements PlatformClient {
  private final Connection connection;
  private final Dialect dialect;
  private final Optional<StatementTimer> timer;
  private final boolean readOnly;
  private JdbcRequest last;
  private PreparedStatement ping;
  private boolean readyForOwnSql;

  /**
   * Takes over a connection.
   *
   * @param timer cancels statements that take too long; empty where the platform does so itself, or
   *     nobody asked for it
   * @param readOnly whether the session may change nothing
   */
  public JdbcClient(
      Connection connection, Dialect dialect, Optional<StatementTimer> timer, boolean readOnly) {
    this.connection = connection;
    this.dialect = dialect;
    this.timer = timer;
    this.readOnly = readOnly;
  }

  /** A step that may fail as the driver has it. */
  @FunctionalInterface
  private interface Execution {
    int run(long key) throws SQLException, PlatformException;
  }

  @Override
  public Operation prepare(Access access) throws PlatformException {
    try {
      return switch (access) {
        case Access.Transaction transaction -> checked(transaction(transaction.steps()));
        case Access.Sql own -> {
          makeReadyForOwnSql();
          yield checked(execution(own));
        }
        case Access.Lookup _,
            Access.Fanout _,
            Access.Aggregation _,
            Access.TimeSeries _,
            Access.Update _,
            Access.Latest _,
            Access.MultiTable _ ->
            checked(execution(access));
      };
    } catch (SQLException e) {
      throw failure(dialect, e);
    }
  }

  @Override
  public long firstRowAt() {
    return last == null ? 0 : last.firstRowAt();
  }

  @Override
  public boolean ping() throws PlatformException {
    if (dialect.ping().isEmpty()) {
      return false;
    }
    try {
      if (ping == null) {
        ping = connection.prepareStatement(dialect.ping().get());
      }
      ping.execute();
      return true;
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

  private Operation checked(Execution execution) {
    return key -> {
      try {
        return execution.run(key);
      } catch (SQLException e) {
        throw failure(dialect, e);
      }
    };
  }

  private Execution execution(Access access) throws SQLException {
    JdbcRequest request = new JdbcRequest(connection, dialect, AccessQuery.of(access, dialect));
    if (timer.isPresent()) {
      return timed(request, timer.get());
    }
    return key -> {
      last = request;
      return request.run(key);
    };
  }

  private Execution timed(JdbcRequest request, StatementTimer limit) {
    return key -> {
      StatementTimer.Guard guard = null;
      try {
        last = request;
        guard = limit.start(request.statement());
        return request.run(key);
      } catch (SQLException e) {
        if (guard != null && guard.fired()) {
          throw new PlatformException(
              PlatformException.ErrorKind.TIMEOUT,
              "Cancelled after the statement time-out of " + limit.limitText() + ".",
              e);
        }
        throw e;
      } finally {
        if (guard != null) {
          guard.close();
        }
      }
    };
  }

  /** All steps between BEGIN and COMMIT; whatever fails undoes them. */
  private Execution transaction(List<Access> steps) throws SQLException {
    List<Execution> executions = new ArrayList<>();
    for (Access step : steps) {
      executions.add(execution(step));
    }
    return key -> {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        int rows = 0;
        for (Execution execution : executions) {
          rows += execution.run(key);
        }
        connection.commit();
        done = true;
        return rows;
      } finally {
        end(done);
      }
    };
  }

  /** Leaves the connection as other operations expect it. */
  private void end(boolean done) throws SQLException {
    if (done) {
      connection.setAutoCommit(true);
      return;
    }
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException ignored) {
      // What broke the transaction is what there is to report; the connection may be gone with it.
    }
  }

  private void makeReadyForOwnSql() throws SQLException {
    if (readyForOwnSql) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : dialect.beforeOwnSql(readOnly)) {
        statement.execute(sql);
      }
    }
    readyForOwnSql = true;
  }
}
