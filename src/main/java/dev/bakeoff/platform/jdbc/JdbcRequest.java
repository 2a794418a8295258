package dev.bakeoff.platform.jdbc;

import dev.bakeoff.platform.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** A prepared statement with what it takes to run it, laid out for the hot path. */
final class JdbcRequest {
  private final Connection connection;
  private final Dialect dialect;
  private final String sql;
  private final int keys;
  private final Access.Parameter[] values;
  private final boolean changes;
  private ColumnReader[] readers;
  private PreparedStatement statement;
  private boolean failed;
  private long firstRowAt;

  JdbcRequest(Connection connection, Dialect dialect, AccessQuery query) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    this.sql = query.sql();
    this.statement = connection.prepareStatement(sql);
    this.keys = query.keys();
    this.values = query.values().toArray(new Access.Parameter[0]);
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

  /** When the first row of the last execution had come, or its end where it had none. */
  long firstRowAt() {
    return firstRowAt;
  }

  int run(long key) throws SQLException {
    PreparedStatement prepared = statement();
    // Until the end says otherwise.
    failed = true;
    for (int parameter = 1; parameter <= keys; parameter++) {
      prepared.setLong(parameter, key);
    }
    for (int i = 0; i < values.length; i++) {
      dialect.bind(prepared, i + 1, values[i].type(), values[i].value(key));
    }
    int count = changes ? prepared.executeUpdate() : read(prepared);
    if (changes) {
      firstRowAt = System.nanoTime();
    }
    failed = false;
    return count;
  }

  private int read(PreparedStatement prepared) throws SQLException {
    int count = 0;
    try (ResultSet rows = prepared.executeQuery()) {
      // Before the first row: a result without rows may be closed after it.
      ColumnReader[] columns = readers.length == 0 ? told(rows.getMetaData()) : readers;
      boolean more = rows.next();
      firstRowAt = System.nanoTime();
      while (more) {
        for (int column = 0; column < columns.length; column++) {
          var _ = columns[column].read(rows, column + 1);
        }
        count++;
        more = rows.next();
      }
    }
    return count;
  }

  /** Readers for a statement of the user's, of whose columns only its result tells. */
  private ColumnReader[] told(ResultSetMetaData columns) throws SQLException {
    ColumnReader[] found = new ColumnReader[columns.getColumnCount()];
    for (int i = 0; i < found.length; i++) {
      found[i] = dialect.reader(columns.getColumnType(i + 1));
    }
    readers = found;
    return found;
  }
}
