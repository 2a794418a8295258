package dev.bakeoff.dataset.format;

import dev.bakeoff.model.Cancellation;
import dev.bakeoff.model.Problem;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** A DuckDB for questions about files. Used by one thread; the cancellation may come from any. */
final class QueryEngine implements AutoCloseable {
  private final Cancellation cancellation;
  private final DuckDBConnection duckDb;
  private final Statement statement;

  /** Reads a question's answer. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet results) throws SQLException;
  }

  /**
   * Opens an engine.
   *
   * @param spill a folder for what does not fit into memory, made when needed
   * @param cancellation interrupts the query that runs
   * @param settings further ones, as {@code name = value}
   */
  QueryEngine(int memoryMb, Path spill, Cancellation cancellation, String... settings) {
    this.cancellation = cancellation;
    int threads = Runtime.getRuntime().availableProcessors();
    try {
      this.duckDb = DuckDb.open(threads, memoryMb, Optional.of(spill));
      this.statement = duckDb.createStatement();
      statement.execute("SET TimeZone = 'UTC'");
      for (String setting : settings) {
        statement.execute("SET " + setting);
      }
    } catch (SQLException e) {
      throw Problem.of(Problem.Kind.INTERNAL, "DuckDB does not start: " + e.getMessage() + ".", "")
          .asException(e);
    }
    cancellation.onCancel(this::interrupt);
  }

  Statement statement() {
    return statement;
  }

  /**
   * Asks.
   *
   * @param files that the question is about, for what to say where they cannot be read
   */
  <T> T ask(List<Path> files, String sql, Reader<T> reader) {
    cancellation.throwIfRequested();
    try (ResultSet results = statement.executeQuery(sql)) {
      return reader.read(results);
    } catch (SQLException e) {
      cancellation.throwIfRequested();
      throw ParquetSource.unreadable(files, e);
    }
  }

  private void interrupt() {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // Nothing runs any more, which is what was wanted.
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
      duckDb.close();
    } catch (SQLException e) {
      throw Problem.of(Problem.Kind.INTERNAL, "DuckDB does not stop: " + e.getMessage() + ".", "")
          .asException(e);
    }
  }
}
