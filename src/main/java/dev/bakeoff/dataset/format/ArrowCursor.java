package dev.bakeoff.dataset.format;

import dev.bakeoff.dataset.DelegatingCursor;
import dev.bakeoff.dataset.RowCursor;
import dev.bakeoff.dataset.TableSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.util.AutoCloseables;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * Reads Parquet files or tables through DuckDB, which decodes ahead on threads of its own, as Arrow
 * batches.
 */
public final class ArrowCursor extends DelegatingCursor {
  private static final int BATCH_ROWS = 16_384;
  private static final int MEMORY_MB = 512;

  private final Function<Exception, RuntimeException> failure;
  private final DuckDBConnection duckDb;
  private final Statement statement;
  private final DuckDBResultSet results;
  private final BufferAllocator allocator;
  private final ArrowReader reader;
  private final RowChunk chunk;

  static RowCursor open(TableSchema schema, List<Path> files) {
    int threads = Runtime.getRuntime().availableProcessors();
    Function<Exception, RuntimeException> failure = e -> ParquetSource.unreadable(files, e);
    try {
      DuckDBConnection duckDb = DuckDb.open(threads, MEMORY_MB, Optional.empty());
      return open(duckDb, "read_parquet(" + DuckDb.files(files) + ")", schema, failure);
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }

  static RowCursor openFirst(TableSchema schema, Path file, long rows) {
    Function<Exception, RuntimeException> failure = e -> ParquetSource.unreadable(List.of(file), e);
    try {
      DuckDBConnection duckDb = DuckDb.open(1, MEMORY_MB, Optional.empty());
      String first = "(FROM read_parquet(" + DuckDb.files(List.of(file)) + ") LIMIT " + rows + ")";
      return open(duckDb, first, schema, failure);
    } catch (SQLException e) {
      throw failure.apply(e);
    }
  }

  /**
   * Reads a table of a DuckDB database.
   *
   * @param duckDb streams its results; the cursor closes it
   * @param relation what to select from, as SQL
   * @param schema whose columns it has
   * @param failure turns a failure of DuckDB's into a problem
   */
  public static RowCursor open(
      DuckDBConnection duckDb,
      String relation,
      TableSchema schema,
      Function<Exception, RuntimeException> failure) {
    String columns =
        schema.columns().stream()
            .map(c -> DuckDb.identifier(c.name()) + "::" + ArrowTypes.duckDb(c.type()))
            .collect(Collectors.joining(", "));
    return query(duckDb, "SELECT " + columns + " FROM " + relation, schema, failure);
  }

  /**
   * Reads what a query gives.
   *
   * @param duckDb streams its results; the cursor closes it
   * @param sql gives the schema's columns, in order and of the types that {@link ArrowTypes} names
   * @param failure turns a failure of DuckDB's into a problem
   */
  static RowCursor query(
      DuckDBConnection duckDb,
      String sql,
      TableSchema schema,
      Function<Exception, RuntimeException> failure) {
    BufferAllocator allocator = new RootAllocator();
    try {
      return new ArrowCursor(schema, sql, duckDb, allocator, failure);
    } catch (SQLException e) {
      allocator.close();
      closeQuietly(duckDb);
      throw failure.apply(e);
    }
  }

  private ArrowCursor(
      TableSchema schema,
      String sql,
      DuckDBConnection duckDb,
      BufferAllocator allocator,
      Function<Exception, RuntimeException> failure)
      throws SQLException {
    this.failure = failure;
    this.chunk = new RowChunk(schema, BATCH_ROWS);
    this.duckDb = duckDb;
    this.allocator = allocator;
    this.statement = duckDb.createStatement();
    this.results = (DuckDBResultSet) statement.executeQuery(sql);
    this.reader = (ArrowReader) results.arrowExportStream(allocator, BATCH_ROWS);
  }

  @Override
  public boolean next() {
    try {
      while (!chunk.next()) {
        if (!reader.loadNextBatch()) {
          return false;
        }
        chunk.load(reader.getVectorSchemaRoot());
      }
      return true;
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }

  @Override
  protected RowCursor current() {
    return chunk;
  }

  @Override
  public void close() {
    try {
      AutoCloseables.close(reader, results, statement, duckDb, allocator);
    } catch (Exception e) {
      throw failure.apply(e);
    }
  }

  private static void closeQuietly(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The failure that led here is the one to report.
    }
  }
}
